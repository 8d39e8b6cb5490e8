import { describe, expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import SelectField from './SelectField.vue'

const items = [
  { value: '/uploads', title: 'Uploads' },
  { value: '/cameras/gate', title: 'Camera gate' },
]

describe('a field to choose from', () => {
  it('emits the chosen value, and undefined for no choice', async () => {
    const { wrapper } = await mountInPage(SelectField, { label: 'Source', items, none: 'Any' })
    const select = wrapper.find('select')
    await select.setValue('/cameras/gate')
    await select.setValue('')
    expect(wrapper.emitted('change')).toEqual([['/cameras/gate'], [undefined]])
  })

  it('shows the chosen value, also when the items arrive later', async () => {
    const { wrapper } = await mountInPage(SelectField, {
      label: 'Source',
      items: [],
      none: 'Any',
      value: '/uploads',
    })
    await wrapper.setProps({ items })
    expect(wrapper.find('select').element.value).toBe('/uploads')
    expect(wrapper.find('label').text()).toContain('Source')
  })
})
