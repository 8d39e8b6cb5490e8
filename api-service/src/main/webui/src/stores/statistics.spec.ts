import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeEvents } from '@/test/eventSource'
import { serve } from '@/test/server'
import { useStatistics } from './statistics'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})

afterEach(() => vi.useRealTimers())

test('statistics are loaded again after a lost connection, but not at the first one', async () => {
  const events = fakeEvents()
  const fetch = serve(() => ({}))
  const statistics = useStatistics()

  statistics.start()
  events.stream.connect()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(fetch).toHaveBeenCalledTimes(1)

  events.stream.connect()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(fetch).toHaveBeenCalledTimes(2)
  statistics.stop()
})
