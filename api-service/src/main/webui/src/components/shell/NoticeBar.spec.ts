import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDialog } from '@/components/common/ModalDialog.vue'
import { useNotices } from '@/stores/notices'
import { mountInPage } from '@/test/mount'
import NoticeBar from './NoticeBar.vue'

const shown = () => document.querySelector('.notice')
const words = () => document.querySelector('.notice .words')?.textContent

describe('notices', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('are shown one after the other, each for its time', async () => {
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

  it('stay while they are pointed at', async () => {
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

  it('are shown inside an open dialog, which makes the rest of the page inert', async () => {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    const { wrapper } = await mountInPage(NoticeBar)
    useNotices().show('copied')
    openDialog.value = dialog
    await nextTick()
    expect(dialog.querySelector('.notice .words')?.textContent).toBe('copied')
    openDialog.value = undefined
    await nextTick()
    expect(dialog.childElementCount).toBe(0)
    expect(words()).toBe('copied')
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
