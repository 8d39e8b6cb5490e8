import { API, isAbort } from './http'
import { networkProblem, problemOf } from './problem'
import { meansDown, reportReachable } from './reachability'

/** Bytes that are collected before the browser's store of blobs gets them, which may put them on disk. */
const PART = 8 * 1024 * 1024

export interface Download {
  content: Blob
  name: string
}

/**
 * Loads a file of the API. It has no known size: the service writes it while it is sent.
 *
 * @param onProgress gets the number of bytes so far
 * @throws ApiProblem for every answer that is not a success, and when the connection breaks
 */
export async function download(
  path: string,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Download> {
  const answer = await ask(path, signal)
  // 503 says that too many exports run at once.
  reportReachable(answer.status === 503 || !meansDown(answer.status))
  if (!answer.ok) {
    throw problemOf(answer.status, await answer.text(), answer.headers.get('Retry-After'))
  }
  try {
    const content = await collect(answer, onProgress)
    return { content, name: fileName(answer.headers.get('Content-Disposition')) }
  } catch (error) {
    throw isAbort(error) ? error : networkProblem()
  }
}

async function ask(path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(API + path, { signal })
  } catch (error) {
    if (isAbort(error)) throw error
    reportReachable(false)
    throw networkProblem()
  }
}

async function collect(answer: Response, onProgress: (bytes: number) => void): Promise<Blob> {
  const type = answer.headers.get('Content-Type') ?? ''
  const parts: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let stored = 0
  const reader = answer.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (value) waiting.push(value)
    bytes += value?.length ?? 0
    onProgress(bytes)
    if (done || bytes - stored >= PART) {
      parts.push(new Blob(waiting))
      waiting = []
      stored = bytes
    }
    if (done) return new Blob(parts, { type })
  }
}

function fileName(disposition: string | null): string {
  return disposition?.match(/filename="([^"]+)"/)?.[1] ?? 'romanesco-export'
}
