import { vi } from 'vitest'

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
type Handler = (url: URL, init: RequestInit) => Answer | Promise<Answer> | undefined

/** Stands in for the API: answers fetch by the handler; no answer is a lost network. */
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

/** Lets what is under way come to its end. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((done) => setImmediate(done))
}
