import { onScopeDispose, ref } from 'vue'
import { isAbort } from '@/api/http'
import type { Page } from '@/api/modelTypes'
import { type ApiProblem, asProblem } from '@/api/problem'

/** A list that is loaded page by page. */
export function usePages<T>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) {
  const items = ref<T[]>([]) as { value: T[] }
  const next = ref<string>()
  const loaded = ref(false)
  const problem = ref<ApiProblem>()
  let call: AbortController | undefined

  async function load(cursor?: string) {
    call?.abort()
    call = new AbortController()
    problem.value = undefined
    try {
      const page = await fetchPage(cursor, call.signal)
      items.value = cursor ? [...items.value, ...page.items] : page.items
      next.value = page.next ?? undefined
      loaded.value = true
    } catch (error) {
      if (!isAbort(error)) problem.value = asProblem(error)
    }
  }

  onScopeDispose(() => call?.abort())
  return { items, next, loaded, problem, reload: () => load(), more: () => load(next.value) }
}
