import { describe, expect, it, vi } from 'vitest'
import { anImage } from '@/test/images'
import { mountInPage } from '@/test/mount'
import { serve, settle } from '@/test/server'
import { useNotices } from '@/stores/notices'
import LabelEditor from './LabelEditor.vue'

const categories = { categories: [{ name: 'Tomato', count: 3 }] }

describe('correcting the label', () => {
  async function edit(status: number, body: unknown, value: string | null) {
    const fetch = serve((url, init) => {
      if (init.method === 'PATCH') return { status, body }
      return { body: url.pathname.endsWith('/categories') ? categories : { sources: [] } }
    })
    const { wrapper } = await mountInPage(LabelEditor, { image: anImage(1) })
    await wrapper.find('button').trigger('click')
    const field = await vi.waitUntil(() => {
      const found = wrapper.findComponent({ name: 'VAutocomplete' })
      return found.exists() && found
    })
    field.vm.$emit('update:modelValue', value)
    await settle()
    const patch = fetch.mock.calls.find(([, init]) => init?.method === 'PATCH')
    return { wrapper, sent: patch?.[1]?.body }
  }

  it('sends the choice and hands on the changed image', async () => {
    const changed = anImage(1, { label: 'Tomato' })
    const { wrapper, sent } = await edit(200, changed, 'Tomato')
    expect(sent).toBe('{"label":"Tomato"}')
    expect(wrapper.emitted('changed')).toEqual([[changed]])
  })

  it('takes a label back with null', async () => {
    const { sent } = await edit(200, anImage(1), null)
    expect(sent).toBe('{"label":null}')
  })

  it('tells why it was refused', async () => {
    const { wrapper } = await edit(400, { code: 'unknown-category' }, 'Tomato')
    expect(wrapper.emitted('changed')).toBeUndefined()
    expect(useNotices().queue[0]).toMatchObject({ tone: 'error' })
  })
})
