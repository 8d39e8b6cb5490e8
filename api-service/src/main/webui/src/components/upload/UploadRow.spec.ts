import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { UploadItem } from '@/stores/uploadItem'
import { anImage } from '@/test/images'
import { mountInPage } from '@/test/mount'
import { jpeg } from '@/test/uploads'
import UploadRow from './UploadRow.vue'

function item(part: Partial<UploadItem>): UploadItem {
  const file = jpeg('carrot.jpg', 2048)
  return { key: 1, file, name: file.name, phase: 'done', sent: 0, total: 2048, ...part }
}

describe('a file in the queue', () => {
  it('shows the result in its place: class, score and both colours', async () => {
    const { wrapper } = await mountInPage(UploadRow, { item: item({ image: anImage(1) }) })
    expect(wrapper.text()).toContain('Carrot')
    expect(wrapper.text()).toContain('97.3%')
    expect(wrapper.text()).toContain('RGB: Orange')
    expect(wrapper.text()).toContain('RYB: Red-orange')
  })

  it('says what is accepted and what came', async () => {
    const refusal = { code: 'unsupported-type', came: 'HEIC' } as const
    const { wrapper } = await mountInPage(UploadRow, { item: item({ phase: 'refused', refusal }) })
    expect(wrapper.text()).toContain(
      'JPEG, PNG, WebP, GIF and BMP are accepted; this file is HEIC.',
    )
    expect(wrapper.text()).not.toContain('Try again')
  })

  it('gives a problem of the server in words, by its code', async () => {
    const problem = new ApiProblem('image-too-many-pixels', 422, 'raw words of the server')
    const { wrapper } = await mountInPage(UploadRow, { item: item({ phase: 'failed', problem }) })
    expect(wrapper.text()).toContain('too many pixels')
    expect(wrapper.text()).not.toContain('raw words')
    expect(wrapper.find('[aria-label="Try again: carrot.jpg"]').exists()).toBe(true)
  })

  it('measures what has gone', async () => {
    const { wrapper } = await mountInPage(UploadRow, {
      item: item({ phase: 'sending', sent: 1024 }),
    })
    expect(wrapper.text()).toContain('1 kB of 2 kB')
    expect(wrapper.find('[role="progressbar"]').attributes('aria-valuenow')).toBe('50')
  })
})
