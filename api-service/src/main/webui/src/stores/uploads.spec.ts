import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeEvents } from '@/test/eventSource'
import { anImage, pending } from '@/test/images'
import { serve, settle } from '@/test/server'
import { FakeImage } from '@/test/fakeImage'
import { fakeUploads, jpeg } from '@/test/uploads'
import { usePreferences } from './preferences'
import { useUploads } from './uploads'

describe('the queue of uploads', () => {
  let calls: ReturnType<typeof fakeUploads>
  let events: ReturnType<typeof fakeEvents>

  beforeEach(() => {
    setActivePinia(createPinia())
    calls = fakeUploads()
    events = fakeEvents()
  })

  async function sendOne() {
    const uploads = useUploads()
    await uploads.add([jpeg()])
    return { uploads, item: uploads.items[0]!, call: calls.sent[0]! }
  }

  it('counts the bytes sent, then waits, then has the result from the stream', async () => {
    const { item, call } = await sendOne()
    call.progress(32, 64)
    expect(item).toMatchObject({ phase: 'sending', sent: 32, total: 64 })
    call.answer(202, pending(1))
    await settle()
    expect(item.phase).toBe('queued')
    events.stream.send('classified', anImage(1))
    expect(item).toMatchObject({ phase: 'done', image: { status: 'CLASSIFIED' } })
  })

  it('closes the stream when nothing is under way', async () => {
    const { call } = await sendOne()
    expect(events.streams).toHaveLength(1)
    call.answer(202, pending(1))
    await settle()
    events.stream.send('classified', anImage(1))
    expect(events.streams).toHaveLength(0)
  })

  it('accepts a result that arrives before the answer to its upload', async () => {
    const { item, call } = await sendOne()
    events.stream.send('classified', anImage(1))
    call.answer(202, pending(1))
    await settle()
    expect(item.phase).toBe('done')
  })

  it('asks once for a result that it may have missed when the stream reconnects', async () => {
    const fetch = serve(() => ({ body: anImage(1) }))
    const { item, call } = await sendOne()
    call.answer(202, pending(1))
    await settle()
    events.stream.connect()
    await settle()
    expect(item.phase).toBe('done')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('keeps a result that comes while it asks for the present state', async () => {
    let answer: (value: { body: unknown }) => void = () => {}
    serve(() => new Promise((resolve) => (answer = resolve)))
    const { item, call } = await sendOne()
    call.answer(202, pending(1))
    await settle()
    events.stream.connect()
    await settle()
    events.stream.send('classified', anImage(1))
    answer({ body: pending(1) })
    await settle()
    expect(item).toMatchObject({ phase: 'done', image: { status: 'CLASSIFIED' } })
  })

  it('sends no file that would be refused, and the good ones beside it', async () => {
    const uploads = useUploads()
    await uploads.add([new File(['hello'], 'notes.txt'), jpeg('b.jpg')])
    const byName = Object.fromEntries(uploads.items.map((item) => [item.name, item]))
    expect(byName['notes.txt']).toMatchObject({ phase: 'refused', refusal: { actual: 'text' } })
    expect(byName['b.jpg']!.phase).toBe('sending')
    expect(calls.sent).toHaveLength(1)
  })

  it('sends three at once and the next when one is finished', async () => {
    const uploads = useUploads()
    await uploads.add([1, 2, 3, 4].map((n) => jpeg(`${n}.jpg`)))
    expect(calls.sent).toHaveLength(3)
    calls.sent[0]!.answer(202, pending(1))
    await settle()
    expect(calls.sent).toHaveLength(4)
  })

  it('can be cancelled and sent again', async () => {
    const { uploads, item } = await sendOne()
    uploads.cancel(item.key)
    await settle()
    expect(item.phase).toBe('canceled')
    uploads.send(item.key)
    expect(item.phase).toBe('sending')
    expect(calls.sent).toHaveLength(2)
  })

  it('keeps the code when the server refuses', async () => {
    const { item, call } = await sendOne()
    call.answer(422, { code: 'image-corrupt', detail: 'x' })
    await settle()
    expect(item).toMatchObject({ phase: 'failed', problem: { code: 'image-corrupt' } })
  })

  it('sends nothing before it is cropped when cropping comes first', async () => {
    usePreferences().cropFirst = true
    const uploads = useUploads()
    await uploads.add([jpeg()])
    expect(uploads.items[0]!.phase).toBe('ready')
    expect(calls.sent).toHaveLength(0)
    uploads.sendCropped(uploads.items[0]!.key, new Blob(['cropped'], { type: 'image/jpeg' }))
    const sent = calls.sent[0]!.body!.get('file') as File
    expect(sent.size).toBe(7)
    expect(sent.name).toBe('carrot.jpg')
  })

  describe('of a picture far from square', () => {
    async function addWideAndSquare() {
      const uploads = useUploads()
      FakeImage.size = { width: 1600, height: 900 }
      await uploads.add([jpeg('wide.jpg')])
      FakeImage.size = { width: 900, height: 900 }
      await uploads.add([jpeg('square.jpg')])
      const byName = (name: string) => uploads.items.find((item) => item.name === name)!
      return { uploads, wide: byName('wide.jpg'), square: byName('square.jpg') }
    }

    it('offers a square crop and holds up no other file', async () => {
      const { wide, square } = await addWideAndSquare()
      expect(wide).toMatchObject({ phase: 'ready', offersSquare: true })
      expect(square).toMatchObject({ phase: 'sending', offersSquare: false })
      expect(calls.sent.map((call) => (call.body!.get('file') as File).name)).toEqual([
        'square.jpg',
      ])
    })

    it('sends it as it is when the offer is declined', async () => {
      const { uploads, wide } = await addWideAndSquare()
      uploads.send(wide.key)
      expect(wide.phase).toBe('sending')
      expect(calls.sent[1]!.body!.get('file')).toMatchObject({ name: 'wide.jpg', size: 64 })
    })

    it('offers nothing when every picture is cropped first anyway', async () => {
      usePreferences().cropFirst = true
      const { wide } = await addWideAndSquare()
      expect(wide).toMatchObject({ phase: 'ready', offersSquare: false })
    })
  })
})
