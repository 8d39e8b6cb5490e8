import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportReachable } from '@/api/reachability'
import { serve } from '@/test/server'
import { useConnection } from './connection'

describe('the connection to the API', () => {
  let stop = () => {}

  beforeEach(() => {
    setActivePinia(createPinia())
    vi.useFakeTimers()
  })
  afterEach(() => {
    stop()
    vi.useRealTimers()
  })

  it('recovers by itself and counts the recovery once', async () => {
    let alive = false
    serve(() => (alive ? { body: { items: [] } } : undefined))
    const connection = useConnection()
    stop = connection.watchNetwork()
    reportReachable(false)
    expect(connection.state).toBe('down')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(connection.state).toBe('down')
    alive = true
    await vi.advanceTimersByTimeAsync(16_000)
    expect(connection.state).toBe('ok')
    expect(connection.recoveries).toBe(1)
  })

  it('probes with growing pauses', async () => {
    const fetch = serve(() => undefined)
    stop = useConnection().watchNetwork()
    reportReachable(false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch.mock.calls.length).toBeGreaterThan(4)
    expect(fetch.mock.calls.length).toBeLessThan(10)
  })

  it('is offline without a network and back with it', () => {
    serve(() => ({ body: { items: [] } }))
    const connection = useConnection()
    stop = connection.watchNetwork()
    window.dispatchEvent(new Event('offline'))
    expect(connection.state).toBe('offline')
    window.dispatchEvent(new Event('online'))
    expect(connection.state).toBe('ok')
  })
})
