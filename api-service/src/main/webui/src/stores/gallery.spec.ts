import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { anImage } from '@/test/images'
import { serve, settle } from '@/test/server'
import { useGallery } from './gallery'

describe('the gallery', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('loads page after page by the cursor until there is none', async () => {
    serve((url) =>
      url.searchParams.get('cursor')
        ? { body: { items: [anImage(3)] } }
        : { body: { items: [anImage(1), anImage(2)], next: 'c2' } },
    )
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest' })
    await gallery.loadMore()
    await gallery.loadMore()
    expect(gallery.items.map((item) => item.id)).toEqual([1, 2, 3].map((n) => anImage(n).id))
    expect(gallery.next).toBeUndefined()
  })

  it('shows an image once when pages overlap', async () => {
    serve((url) => ({
      body: { items: [anImage(url.searchParams.get('cursor') ? 2 : 1), anImage(2)], next: 'c' },
    }))
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest' })
    await gallery.loadMore()
    expect(gallery.items).toHaveLength(2)
  })

  it('loads no further page where a count was chosen', async () => {
    serve(() => ({ body: { items: [anImage(1)], next: 'more' } }))
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest', count: 1 })
    expect(gallery.next).toBeUndefined()
  })

  it('ignores a slow answer to earlier filters', async () => {
    let release = () => {}
    serve((url) =>
      url.searchParams.get('category') === 'Bean'
        ? new Promise((done) => (release = () => done({ body: { items: [anImage(1)] } })))
        : { body: { items: [anImage(2)] } },
    )
    const gallery = useGallery()
    void gallery.show({ palette: 'rgb', order: 'newest', category: 'Bean' })
    await gallery.show({ palette: 'rgb', order: 'newest', category: 'Carrot' })
    release()
    await settle()
    expect(gallery.items.map((item) => item.id)).toEqual([anImage(2).id])
    expect(gallery.problem).toBeUndefined()
  })

  it('keeps the reason when the API refuses', async () => {
    serve(() => ({ status: 400, body: { code: 'unknown-category', detail: 'x' } }))
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest', category: 'Stone' })
    expect(gallery.problem?.code).toBe('unknown-category')
  })

  it('shows no photographs of earlier filters when the new request fails', async () => {
    serve((url) =>
      url.searchParams.has('category') ? undefined : { body: { items: [anImage(1)] } },
    )
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest' })
    await gallery.show({ palette: 'rgb', order: 'newest', category: 'Bean' })
    expect(gallery.items).toEqual([])
    expect(gallery.problem?.code).toBe('network')
  })

  it('does not request again what is loaded or being loaded', async () => {
    let calls = 0
    serve(() => ({ body: { items: [anImage(++calls)] } }))
    const gallery = useGallery()
    void gallery.show({ palette: 'rgb', order: 'newest' })
    await gallery.open({ palette: 'rgb', order: 'newest' })
    await settle()
    await gallery.open({ palette: 'rgb', order: 'newest' })
    expect(calls).toBe(1)
    await gallery.open({ palette: 'rgb', order: 'newest', category: 'Bean' })
    expect(calls).toBe(2)
  })

  it('repeats the page that failed and keeps those before it', async () => {
    let down = true
    serve((url) => {
      if (!url.searchParams.has('cursor')) return { body: { items: [anImage(1)], next: 'c' } }
      return down ? undefined : { body: { items: [anImage(2)] } }
    })
    const gallery = useGallery()
    await gallery.show({ palette: 'rgb', order: 'newest' })
    await gallery.loadMore()
    expect(gallery.items).toHaveLength(1)
    down = false
    await gallery.resume()
    expect(gallery.items).toHaveLength(2)
  })

  it('hides images whose deletion can be undone, also after a reload', async () => {
    serve(() => ({ body: { items: [1, 2, 3].map((n) => anImage(n)) } }))
    const gallery = useGallery()
    await gallery.reload()
    gallery.hidden.add(anImage(2).id)
    await gallery.reload()
    expect(gallery.items).toHaveLength(2)
    gallery.hidden.delete(anImage(2).id)
    expect(gallery.items[1]?.id).toBe(anImage(2).id)
  })
})
