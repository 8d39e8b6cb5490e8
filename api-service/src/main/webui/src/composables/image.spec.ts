import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeEvents } from '@/test/eventSource'
import { anImage, pending } from '@/test/images'
import { serve, settle } from '@/test/server'
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

test('an event that comes while the image is read is newer than what was read', async () => {
  const events = fakeEvents()
  const answers: ((value: { body: unknown }) => void)[] = []
  serve(() => new Promise((resolve) => answers.push(resolve)))

  const { image } = effectScope().run(() => useImage(() => anImage(1).id))!
  await settle()
  events.stream.send('classified', anImage(1))
  answers[0]!({ body: pending(1) })
  await settle()
  expect(image.value?.status).toBe('CLASSIFIED')
  answers[1]!({ body: anImage(1, { timings: { queueMs: 3 } }) })
  await settle()
  expect(image.value).toMatchObject({ status: 'CLASSIFIED', timings: { queueMs: 3 } })
})
