import { API } from './http'
import { networkProblem, problemOf } from './problem'
import { meansDown, reportReachable } from './reachability'
import type { Image } from './types'

/** Longest file name that is sent. The server ignores it. */
const MAX_NAME = 120

export interface Upload {
  /** The accepted image; rejects with an ApiProblem, or an AbortError after `abort`. */
  done: Promise<Image>
  abort(): void
}

/** Uploads one file; these models see it beside the default one. Uses XMLHttpRequest because fetch reports no upload progress. */
export function sendFile(
  file: Blob,
  name: string,
  models: string[],
  onProgress: (sent: number, total: number) => void,
): Upload {
  const call = new XMLHttpRequest()
  const done = new Promise<Image>((resolve, reject) => {
    call.upload.onprogress = (event) => onProgress(event.loaded, event.total)
    call.onload = () => {
      reportReachable(!meansDown(call.status, 'POST'))
      if (call.status === 200 || call.status === 202)
        resolve(JSON.parse(call.responseText) as Image)
      else reject(problemOf(call.status, call.responseText, call.getResponseHeader('Retry-After')))
    }
    call.onerror = () => {
      reportReachable(false)
      reject(networkProblem())
    }
    call.onabort = () => reject(new DOMException('aborted', 'AbortError'))
  })
  const form = new FormData()
  form.append('file', file, name.slice(-MAX_NAME))
  const query = new URLSearchParams(models.map((model) => ['model', model]))
  call.open('POST', `${API}/images${models.length ? `?${query}` : ''}`)
  call.setRequestHeader('Accept', 'application/json')
  call.send(form)
  return { done, abort: () => call.abort() }
}
