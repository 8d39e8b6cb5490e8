import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { getImage } from '@/api/images'
import type { Image } from '@/api/types'
import { fakeEvents } from '@/test/eventSource'
import { useImage } from './image'

vi.mock('@/api/images', () => ({ getImage: vi.fn(), listImages: vi.fn() }))

beforeEach(() => setActivePinia(createPinia()))

test('an open image is read again after a lost connection', async () => {
  const events = fakeEvents()
  vi.mocked(getImage)
    .mockResolvedValueOnce({ id: '1', status: 'PENDING' } as Image)
    .mockResolvedValueOnce({ id: '1', status: 'CLASSIFIED' } as Image)

  const { image } = effectScope().run(() => useImage(() => '1'))!
  events.stream.connect()
  await vi.waitFor(() => expect(image.value?.status).toBe('PENDING'))
  expect(getImage).toHaveBeenCalledTimes(1)

  events.stream.connect()
  await vi.waitFor(() => expect(image.value?.status).toBe('CLASSIFIED'))
})
