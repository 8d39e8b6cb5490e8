import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getStats } from '@/api/images'
import type { Stats } from '@/api/types'
import { fakeEvents } from '@/test/eventSource'
import { useStatistics } from './statistics'

vi.mock('@/api/images', () => ({ getStats: vi.fn() }))

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  vi.mocked(getStats)
    .mockReset()
    .mockResolvedValue({} as Stats)
})

afterEach(() => vi.useRealTimers())

test('statistics are loaded again after a lost connection, but not at the first one', async () => {
  const events = fakeEvents()
  const statistics = useStatistics()

  statistics.start()
  events.stream.connect()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(getStats).toHaveBeenCalledTimes(1)

  events.stream.connect()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(getStats).toHaveBeenCalledTimes(2)
  statistics.stop()
})
