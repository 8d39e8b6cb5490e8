import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { reportReachable } from '@/api/reachability'
import { useConnection } from '@/stores/connection'
import { serve } from '@/test/server'
import { watchMissingViews } from './missingView'

const here = { template: '<div />' }

function aRouter(error: Error) {
  return createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: here },
      { path: '/other', component: here },
      { path: '/live', component: () => Promise.reject(error) },
    ],
  })
}

describe('a view whose files cannot be loaded', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    serve(() => undefined)
  })

  const lost = new TypeError('Failed to fetch dynamically imported module: /assets/LiveView-1.js')

  it('counts as a service that is down, and is opened when it is back', async () => {
    const router = aRouter(lost)
    const load = vi.fn()
    const connection = useConnection()
    const stop = connection.watchNetwork()
    watchMissingViews(router, load)
    await router.push('/')
    await router.push('/live?source=a').catch(() => {})
    expect(connection.state).toBe('down')
    reportReachable(true)
    await nextTick()
    expect(load).toHaveBeenCalledWith('/live?source=a')
    stop()
  })

  it('is forgotten when another view is opened meanwhile', async () => {
    const router = aRouter(lost)
    const load = vi.fn()
    const stop = useConnection().watchNetwork()
    watchMissingViews(router, load)
    await router.push('/')
    await router.push('/live').catch(() => {})
    await router.push('/other')
    reportReachable(true)
    await nextTick()
    expect(load).not.toHaveBeenCalled()
    stop()
  })

  it('leaves other errors alone', async () => {
    const router = aRouter(new Error('a mistake in the view'))
    const connection = useConnection()
    const stop = connection.watchNetwork()
    watchMissingViews(router, vi.fn())
    await router.push('/live').catch(() => {})
    expect(connection.state).toBe('ok')
    stop()
  })
})
