import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNotices } from '@/stores/notices'
import { mountInPage } from '@/test/mount'
import NoticeBar from './NoticeBar.vue'

const shown = () => document.querySelector('.notice')
const words = () => document.querySelector('.notice .words')?.textContent

describe('messages at the foot of the page', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('come one after the other, each for its time', async () => {
    const { wrapper } = await mountInPage(NoticeBar)
    const notices = useNotices()
    notices.show('first', { timeout: 1_000 })
    notices.show('second')
    await nextTick()
    expect(words()).toBe('first')
    vi.advanceTimersByTime(1_001)
    await nextTick()
    expect(notices.queue.map((notice) => notice.text)).toEqual(['second'])
    wrapper.unmount()
  })

  it('stay while somebody points at them', async () => {
    const { wrapper } = await mountInPage(NoticeBar)
    const notices = useNotices()
    notices.show('held', { timeout: 1_000 })
    await nextTick()
    shown()!.dispatchEvent(new Event('pointerenter'))
    await nextTick()
    vi.advanceTimersByTime(5_000)
    expect(notices.queue).toHaveLength(1)
    shown()!.dispatchEvent(new Event('pointerleave'))
    await nextTick()
    vi.advanceTimersByTime(1_001)
    expect(notices.queue).toHaveLength(0)
    wrapper.unmount()
  })

  it('offer their action', async () => {
    const { wrapper } = await mountInPage(NoticeBar)
    const run = vi.fn()
    useNotices().show('gone', { action: { text: 'Undo', run } })
    await nextTick()
    document.querySelector<HTMLElement>('.act')!.click()
    expect(run).toHaveBeenCalledOnce()
    wrapper.unmount()
  })
})
