import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeEvents } from '@/test/eventSource'
import { anImage } from '@/test/images'
import { MAX_RESULTS, useLive } from './live'

describe('the live view', () => {
  let events: ReturnType<typeof fakeEvents>

  beforeEach(() => {
    setActivePinia(createPinia())
    events = fakeEvents()
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
      run()
      return 0
    })
  })

  it('shows the newest result first and counts results only', () => {
    const live = useLive()
    live.start()
    events.stream.send('submitted', anImage(1))
    events.stream.send('classified', anImage(1))
    events.stream.send('rejected', anImage(2, { status: 'REJECTED' }))
    expect(live.shown.map((image) => image.id)).toEqual([anImage(2).id, anImage(1).id])
    expect(live.seen).toBe(2)
    live.stop()
  })

  it('keeps a bounded number of results', () => {
    const live = useLive()
    live.start()
    for (let n = 0; n < MAX_RESULTS + 30; n++) events.stream.send('classified', anImage(n))
    expect(live.results).toHaveLength(MAX_RESULTS)
    live.stop()
  })

  it('shows one source, and offers those it has seen', () => {
    const live = useLive()
    live.start()
    events.stream.send('classified', anImage(1))
    events.stream.send('classified', anImage(2, { source: '/cameras/gate' }))
    live.filterBy('/cameras/gate')
    events.stream.send('classified', anImage(3))
    expect(live.shown.map((image) => image.id)).toEqual([anImage(2).id])
    expect([...live.sources]).toEqual(['/uploads', '/cameras/gate'])
    expect(live.seen).toBe(0)
    live.stop()
  })

  it('shows nothing new while paused and counts the missed results', () => {
    const live = useLive()
    live.start()
    live.togglePause()
    events.stream.send('classified', anImage(1))
    expect(live.shown).toHaveLength(0)
    expect(live.missed).toBe(1)
    live.stop()
  })

  it('removes deleted images, and closes the stream at the end', () => {
    const live = useLive()
    live.start()
    events.stream.send('classified', anImage(1))
    events.stream.send('deleted', { id: anImage(1).id })
    expect(live.shown).toHaveLength(0)
    live.stop()
    expect(events.streams).toHaveLength(0)
  })
})
