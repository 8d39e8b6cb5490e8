type Listener = (reachable: boolean) => void

const listeners = new Set<Listener>()

/** Calls the listener after each request: has the API answered? Returns a function that unsubscribes. */
export function onReachability(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function reportReachable(reachable: boolean): void {
  listeners.forEach((listener) => listener(reachable))
}

/**
 * Whether this status means that the service is down. Gateways in front of a dead service answer 502 or 504. 503 means
 * it for reads only: an upload is answered 503 when the service is overloaded, too.
 */
export function meansDown(status: number, method = 'GET'): boolean {
  return [0, 502, 504].includes(status) || (status === 503 && method === 'GET')
}
