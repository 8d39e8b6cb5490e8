import { watch } from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'
import { reportReachable } from '@/api/reachability'
import { useConnection } from '@/stores/connection'

/** What browsers say when a file of a view cannot be loaded: Chromium, Firefox, Safari. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|preload/i

/**
 * A view's files come from the service too. When they don't come, the service is away, and the view is
 * gone to as soon as it is back; or it is a newer one, which has other files. Both ways the page is
 * loaded anew: browsers remember a module that failed.
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
