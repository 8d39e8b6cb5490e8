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
  it('shows the result in its place: category, score and both colours', async () => {
    const { wrapper } = await mountInPage(UploadRow, { item: item({ image: anImage(1) }) })
    expect(wrapper.text()).toContain('Carrot')
    expect(wrapper.text()).toContain('97.3%')
    expect(wrapper.text()).toContain('RGB: Orange')
    expect(wrapper.text()).toContain('RYB: Red-orange')
  })

  it('says which formats are accepted and which one the file has', async () => {
    const refusal = { code: 'unsupported-type', actual: 'HEIC' } as const
    const { wrapper } = await mountInPage(UploadRow, { item: item({ phase: 'refused', refusal }) })
    expect(wrapper.text()).toContain(
      'JPEG, PNG, WebP, GIF and BMP are accepted; this file is HEIC.',
    )
    expect(wrapper.text()).not.toContain('Try again')
  })

  it('shows the text for the code of a problem, not the words of the server', async () => {
    const problem = new ApiProblem('image-too-many-pixels', 422, 'raw words of the server')
    const { wrapper } = await mountInPage(UploadRow, { item: item({ phase: 'failed', problem }) })
    expect(wrapper.text()).toContain('too many pixels')
    expect(wrapper.text()).not.toContain('raw words')
    expect(wrapper.find('[aria-label="Try again: carrot.jpg"]').exists()).toBe(true)
  })

  it('shows how much has been sent', async () => {
    const { wrapper } = await mountInPage(UploadRow, {
      item: item({ phase: 'sending', sent: 1024 }),
    })
    expect(wrapper.text()).toContain('1 kB of 2 kB')
    expect(wrapper.find('[role="progressbar"]').attributes('aria-valuenow')).toBe('50')
  })

  it('offers a square crop of a picture far from square, or to send it as it is', async () => {
    const offering = item({ phase: 'ready', preview: 'blob:x', offersSquare: true })
    const { wrapper } = await mountInPage(UploadRow, { item: offering })
    expect(wrapper.text()).toContain('This picture is far from square.')
    const names = wrapper.findAll('button').map((button) => button.attributes('aria-label'))
    expect(names).toEqual([
      'Crop to a square: carrot.jpg',
      'Send as it is: carrot.jpg',
      'Remove from the list: carrot.jpg',
    ])
    await wrapper.findAll('button')[0]!.trigger('click')
    expect(wrapper.emitted('crop')).toEqual([[true]])
  })

  it('offers a free crop of other pictures that wait', async () => {
    const { wrapper } = await mountInPage(UploadRow, {
      item: item({ phase: 'ready', preview: 'blob:x' }),
    })
    expect(wrapper.text()).not.toContain('far from square')
    await wrapper.find('[aria-label="Crop: carrot.jpg"]').trigger('click')
    expect(wrapper.emitted('crop')).toEqual([[false]])
  })
})
