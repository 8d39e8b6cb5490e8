/** Calls that were made before the scripts had come, by path; each is taken once. */
declare global {
  interface Window {
    romanescoEarly?: Record<string, Promise<Response>>
  }
}

const FRESH_MS = 15_000

export function askEarly(path: string): Promise<Response> {
  const call = fetch(path, { headers: { Accept: 'application/json' } })
  // Whoever takes it sees the failure; nobody has to.
  call.catch(() => undefined)
  ;(window.romanescoEarly ??= {})[path] = call
  return call
}

/** The answer that is on its way already, if it was asked for a moment ago. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const call = window.romanescoEarly?.[path]
  if (call) delete window.romanescoEarly![path]
  return performance.now() < FRESH_MS ? call : undefined
}
