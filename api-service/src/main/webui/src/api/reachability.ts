type Listener = (reachable: boolean) => void

const listeners = new Set<Listener>()

/** Told after each call whether the API answered. */
export function onReachability(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function reportReachable(reachable: boolean): void {
  listeners.forEach((listener) => listener(reachable))
}

/**
 * A gateway in front of a dead service answers with one of these. 503 means so only where something is
 * read: an upload may be refused because of too much work.
 */
export function meansDown(status: number, method = 'GET'): boolean {
  return [0, 502, 504].includes(status) || (status === 503 && method === 'GET')
}
