import { afterEach, describe, expect, it, vi } from 'vitest'
import { router } from '@/router'
import { listImages } from '@/api/images'
import { anImage } from '@/test/images'
import { serve } from '@/test/server'
import { askEarly, takeEarly } from './early'
import { shellOf } from './shell'
import { firstPath, viewOf } from './start'

const at = (address: string) => new URL(address, 'http://test')

describe('before the scripts', () => {
  afterEach(() => delete window.romanescoEarly)

  it.each([
    '/',
    '/upload',
    '/live',
    '/live/webcam',
    '/statistics',
    '/images/1',
    '/no/such',
    '/live/x',
  ])('the view of %s is the one that the router finds', (path) => {
    const name = router.resolve(path).name
    expect(viewOf(path)).toBe(name === 'lost' ? undefined : name)
  })

  it('asks what the view will ask, to the letter', async () => {
    const path = firstPath('browse', at('/?category=Bean&count=5&order=random'))
    const fetch = serve(() => ({ body: { items: [] } }))
    await listImages({ category: 'Bean', order: 'random', limit: 5 })
    expect(fetch.mock.calls[0]![0]).toBe(path)
    expect(firstPath('statistics', at('/statistics'))).toBe('/api/v1/stats')
    expect(firstPath('image', at('/images/a%2Fb'))).toBe('/api/v1/images/a%2Fb')
    expect(firstPath('upload', at('/upload'))).toBeUndefined()
  })

  it('gives its answer to the first who asks, and to nobody else', async () => {
    const fetch = serve(() => ({ body: { items: [anImage(1)] } }))
    askEarly(firstPath('browse', at('/'))!)
    const page = await listImages({ order: 'newest', limit: 60 })
    expect(page.items).toHaveLength(1)
    expect(fetch).toHaveBeenCalledTimes(1)
    await listImages({ order: 'newest', limit: 60 })
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  it('an early answer that failed is a lost network, one that came late is not used', async () => {
    serve(() => undefined)
    askEarly('/api/v1/images?order=newest&limit=60')
    await expect(listImages({ order: 'newest', limit: 60 })).rejects.toMatchObject({
      code: 'network',
    })
    serve(() => ({}))
    askEarly('/api/v1/stats')
    vi.spyOn(performance, 'now').mockReturnValue(60_000)
    expect(takeEarly('/api/v1/stats')).toBeUndefined()
    vi.restoreAllMocks()
  })

  it('the shell has the heading of its view and says where one is', () => {
    const said = { 'upload.heading': 'Hochladen', 'title.upload': 'Upload', 'app.nav': 'Main' }
    document.body.innerHTML = shellOf('upload', said)
    expect(document.querySelector('h1')?.textContent).toBe('Hochladen')
    const here = [...document.querySelectorAll('[aria-current]')].map((link) => link.textContent)
    expect(here).toEqual(['Upload', 'Upload'])
    document.body.innerHTML = shellOf('image', said)
    expect(document.querySelector('.links [aria-current]')?.getAttribute('href')).toBe('/')
  })
})
