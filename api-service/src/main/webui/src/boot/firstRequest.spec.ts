import { describe, expect, it } from 'vitest'
import { getImage, getStats, listImages } from '@/api/images'
import { router } from '@/router'
import { serve } from '@/test/server'
import { firstRequest, viewOf } from './firstRequest'

const at = (address: string) => new URL(address, 'http://test')

describe('boot', () => {
  it.each([
    '/',
    '/upload',
    '/live',
    '/live/webcam',
    '/statistics',
    '/images/1',
    '/no/such',
    '/live/x',
  ])('finds the same view for %s as the router', (path) => {
    const name = router.resolve(path).name
    expect(viewOf(path)).toBe(name === 'notFound' ? undefined : name)
  })

  it('preloads exactly the address that the view requests', async () => {
    const fetch = serve(() => ({ body: { items: [] } }))
    const requested = () => fetch.mock.lastCall![0]
    await listImages({ category: 'Bean', order: 'random', limit: 5 })
    expect(firstRequest('browse', at('/?category=Bean&count=5&order=random'))).toBe(requested())
    await getStats()
    expect(firstRequest('statistics', at('/statistics'))).toBe(requested())
    await getImage('a/b')
    expect(firstRequest('image', at('/images/a%2Fb'))).toBe(requested())
  })

  it('preloads nothing for a view that requests nothing', () => {
    expect(firstRequest('upload', at('/upload'))).toBeUndefined()
    expect(firstRequest('live', at('/live'))).toBeUndefined()
  })
})
