/** Resolves when the browser has nothing to do, or after `timeout` milliseconds of work. */
export function idle(timeout = 2_000): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout })
    else setTimeout(resolve, 50)
  })
}
