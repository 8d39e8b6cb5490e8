import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeEvents } from '@/test/eventSource'
import { serve } from '@/test/server'
import { useImage } from './image'

beforeEach(() => setActivePinia(createPinia()))

test('an open image is read again after a lost connection', async () => {
  const events = fakeEvents()
  const statuses = ['PENDING', 'CLASSIFIED']
  const fetch = serve(() => ({ body: { id: '1', status: statuses.shift() } }))

  const { image } = effectScope().run(() => useImage(() => '1'))!
  events.stream.connect()
  await vi.waitFor(() => expect(image.value?.status).toBe('PENDING'))
  expect(fetch).toHaveBeenCalledTimes(1)

  events.stream.connect()
  await vi.waitFor(() => expect(image.value?.status).toBe('CLASSIFIED'))
})
