import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anImage } from '@/test/images'
import { serve } from '@/test/server'
import { useGallery } from './gallery'
import { useNotices } from './notices'
import { UNDO_MS, useRemoval } from './removal'

const texts = { removed: 'gone', undo: 'undo', failed: (code: string) => `failed: ${code}` }
const { id } = anImage(2)

function deletions(fetch: ReturnType<typeof serve>) {
  return fetch.mock.calls.filter(([, init]) => init?.method === 'DELETE')
}

async function galleryOfThree(status = 204) {
  const fetch = serve((_, init) =>
    init.method === 'DELETE'
      ? { status, body: { code: 'internal-error' } }
      : { body: { items: [1, 2, 3].map((n) => anImage(n)) } },
  )
  const gallery = useGallery()
  await gallery.reload()
  return { fetch, gallery }
}

describe('deleting with undo', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.useFakeTimers()
  })
  afterEach(() => vi.useRealTimers())

  it('hides the image at once and deletes it on the server later', async () => {
    const { fetch, gallery } = await galleryOfThree()
    useRemoval().remove(id, texts)
    expect(gallery.items).toHaveLength(2)
    expect(deletions(fetch)).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(UNDO_MS)
    expect(deletions(fetch)).toHaveLength(1)
  })

  it('sends nothing to the server when it is undone', async () => {
    const { fetch, gallery } = await galleryOfThree()
    useRemoval().remove(id, texts)
    useNotices().queue[0]!.action!.run()
    await vi.advanceTimersByTimeAsync(UNDO_MS)
    expect(deletions(fetch)).toHaveLength(0)
    expect(gallery.items[1]?.id).toBe(id)
  })

  it('brings the image back when the server cannot delete it', async () => {
    const { gallery } = await galleryOfThree(500)
    useRemoval().remove(id, texts)
    await vi.advanceTimersByTimeAsync(UNDO_MS)
    expect(gallery.items).toHaveLength(3)
    expect(useNotices().queue.at(-1)).toMatchObject({
      text: 'failed: internal-error',
      tone: 'error',
    })
  })

  it('deletes at once when the page closes', async () => {
    const { fetch } = await galleryOfThree()
    const removal = useRemoval()
    removal.remove(id, texts)
    removal.flush()
    expect(deletions(fetch)[0]?.[1]).toMatchObject({ keepalive: true })
  })
})
