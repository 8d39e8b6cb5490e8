import { computed, onScopeDispose, ref, watch } from 'vue'
import { isAbort } from '@/api/http'
import { listResults } from '@/api/models'
import type { Result } from '@/api/modelTypes'
import { atReconnection, useStream } from '@/stores/stream'

export const keyOf = (result: Result) => `${result.model}@${result.version}`

/** The result that the gallery shows, if it is there. */
function shownFirst(results: Result[]): Result | undefined {
  return results.find((one) => one.role === 'primary' && one.main) ?? results[0]
}

/** The result that the gallery shows stands first; the others stay as they come, the newest first. */
const inOrder = (results: Result[]) => {
  const shown = shownFirst(results)
  return [...results].sort((a, b) => Number(b === shown) - Number(a === shown))
}

/** What each model said of an image, kept up to date, and the one that is looked at. */
export function useResults(id: () => string) {
  const results = ref<Result[]>([])
  const chosen = ref<string>()
  const result = computed(
    () => results.value.find((one) => keyOf(one) === chosen.value) ?? shownFirst(results.value),
  )
  let call: AbortController | undefined

  async function load() {
    call?.abort()
    call = new AbortController()
    try {
      const found = await listResults(id(), call.signal)
      const fresh = found.find((one) => !results.value.some((old) => keyOf(old) === keyOf(one)))
      // Somebody waits for what has just come.
      if (results.value.length && fresh) chosen.value = keyOf(fresh)
      results.value = inOrder(found)
    } catch (error) {
      if (!isAbort(error)) results.value = []
    }
  }

  watch(
    id,
    () => {
      results.value = []
      chosen.value = undefined
      void load()
    },
    { immediate: true },
  )
  const unsubscribe = useStream().subscribe((event) => {
    if (event.id === id() && event.type !== 'deleted') void load()
  }, atReconnection(load))
  onScopeDispose(() => {
    unsubscribe()
    call?.abort()
  })
  return { results, result, chosen }
}
