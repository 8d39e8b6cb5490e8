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
  try {
    return await fetch(API + path, init)
  } catch (error) {
    if (isAbort(error)) throw error
    reportReachable(false)
    throw networkProblem()
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
