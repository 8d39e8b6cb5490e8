import { onScopeDispose, ref } from 'vue'
import { download } from '@/api/download'
import { isAbort } from '@/api/http'
import { type ApiProblem, asProblem } from '@/api/problem'
import { saveFile } from './saveFile'

/** One export at a time: its progress, and how it ended. */
export function useExporting() {
  const busy = ref(false)
  /** Bytes that have come. */
  const bytes = ref(0)
  /** Name of the file that was saved. */
  const saved = ref<string>()
  const problem = ref<ApiProblem>()
  let call: AbortController | undefined

  async function start(path: string) {
    const current = (call = new AbortController())
    busy.value = true
    bytes.value = 0
    saved.value = problem.value = undefined
    try {
      const { content, name } = await download(path, (n) => (bytes.value = n), current.signal)
      saveFile(content, name)
      saved.value = name
    } catch (error) {
      if (!isAbort(error)) problem.value = asProblem(error)
    } finally {
      if (call === current) busy.value = false
    }
  }

  const cancel = () => call?.abort()
  onScopeDispose(cancel)
  return { busy, bytes, saved, problem, start, cancel }
}
