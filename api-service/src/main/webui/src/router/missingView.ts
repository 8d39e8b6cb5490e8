import { watch } from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'
import { reportReachable } from '@/api/reachability'
import { useConnection } from '@/stores/connection'

/** The messages of Chromium, Firefox and Safari when a file of a view cannot be loaded. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|preload/i

/**
 * Handles views whose files cannot be loaded. Either the service is down, or it is a newer version with other files.
 * In both cases the page is reloaded at the wanted view as soon as the service answers: browsers do not retry a module
 * that failed.
 */
export function watchMissingViews(router: Router, load = (url: string) => location.assign(url)) {
  const connection = useConnection()
  let wanted: RouteLocationNormalized | undefined

  router.onError((error: Error, to) => {
    if (!NOT_LOADED.test(error.message)) return
    wanted = to
    reportReachable(false)
  })
  router.afterEach((_to, _from, failure) => {
    if (!failure) wanted = undefined
  })
  watch(
    () => connection.recoveries,
    () => wanted && load(router.resolve(wanted).href),
  )
}
