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

/** A gateway in front of a dead service answers with one of these. */
export function meansDown(status: number): boolean {
  return status === 0 || status === 502 || status === 503 || status === 504
}
