import { takeEarly } from '@/boot/early'
import { API } from './paths'
import { networkProblem, problemOf } from './problem'
import { meansDown, reportReachable } from './reachability'

export { API }

/**
 * Calls the API and reads JSON.
 *
 * @throws ApiProblem for every answer that is not a success, and when there is none
 */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(path, init)
  reportReachable(!meansDown(response.status, init.method))
  if (!response.ok) {
    throw problemOf(response.status, await response.text(), response.headers.get('Retry-After'))
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (!headers.has('Accept')) headers.set('Accept', 'application/json')
  try {
    const early = init.method ? undefined : takeEarly(API + path)
    if (!early) return await fetch(API + path, { ...init, headers })
    const response = await early
    init.signal?.throwIfAborted()
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    reportReachable(false)
    throw networkProblem()
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
