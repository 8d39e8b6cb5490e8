import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { Image } from '@/api/types'
import { useCatalog } from '@/stores/catalog'
import { anImage } from '@/test/images'
import { mountInPage } from '@/test/mount'
import { serve, settle } from '@/test/server'
import { useNotices } from '@/stores/notices'
import LabelEditor from './LabelEditor.vue'

async function show(image: Image) {
  const { wrapper } = await mountInPage(LabelEditor, { image })
  useCatalog().categories = [{ name: 'Tomato', count: 3 }]
  await nextTick()
  return wrapper
}

describe('the label editor', () => {
  async function edit(status: number, body: unknown, value: string, image = anImage(1)) {
    const fetch = serve(() => ({ status, body }))
    const wrapper = await show(image)
    const select = wrapper.find('select')
    await select.setValue(value)
    await settle()
    return { wrapper, select, sent: fetch.mock.lastCall?.[1] }
  }

  it('sends the choice and emits the changed image', async () => {
    const changed = anImage(1, { label: 'Tomato' })
    const { wrapper, sent } = await edit(200, changed, 'Tomato')
    expect(sent).toMatchObject({ method: 'PATCH', body: '{"label":"Tomato"}' })
    expect(wrapper.emitted('changed')).toEqual([[changed]])
  })

  it('removes the label with null', async () => {
    const { sent } = await edit(200, anImage(1), '', anImage(1, { label: 'Tomato' }))
    expect(sent).toMatchObject({ method: 'PATCH', body: '{"label":null}' })
  })

  it('shows why the choice was refused, and the stored label again', async () => {
    const { wrapper, select } = await edit(400, { code: 'unknown-category' }, 'Tomato')
    expect(wrapper.emitted('changed')).toBeUndefined()
    expect(useNotices().queue[0]).toMatchObject({
      tone: 'error',
      text: 'There is no such vegetable.',
    })
    expect(select.element.value).toBe('')
  })

  it('keeps a label that no model knows', async () => {
    const wrapper = await show(anImage(1, { label: 'Old_Name' }))
    expect(wrapper.find('select').element.value).toBe('Old_Name')
  })
})
