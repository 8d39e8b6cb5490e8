import { vi } from 'vitest'

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
type Handler = (url: URL, init: RequestInit) => Answer | Promise<Answer> | undefined

/** Replaces the API: fetch is answered by the handler; undefined is a network failure. */
export function serve(handler: Handler) {
  const fetch = vi.fn(async (input: string, init: RequestInit = {}) => {
    const answer = await handler(new URL(input, 'http://test'), init)
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError')
    if (!answer) throw new TypeError('network')
    const { status = 200, body, headers } = answer
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status, headers })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

/** Waits until all pending promises of the fake server are settled. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((done) => setImmediate(done))
}
