import { describe, expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import SearchField from './SearchField.vue'

const items = [
  { value: 'Bitter_Gourd', title: 'Bitter gourd' },
  { value: 'Tomato', title: 'Tomato' },
]

describe('a field to search in', () => {
  async function type(text: string, value?: string) {
    const { wrapper } = await mountInPage(SearchField, { label: 'Vegetable', items, value })
    const field = wrapper.find('input')
    await field.setValue(text)
    return { wrapper, field }
  }

  it('offers the titles and shows that of the chosen item', async () => {
    const { wrapper } = await mountInPage(SearchField, { label: 'x', items, value: 'Tomato' })
    const offered = wrapper.findAll('datalist option').map((option) => option.attributes('value'))
    expect(offered).toEqual(['Bitter gourd', 'Tomato'])
    expect(wrapper.find('input').element.value).toBe('Tomato')
    expect(wrapper.find('input').attributes('list')).toBe(wrapper.find('datalist').attributes('id'))
  })

  it('emits the value of a typed title, whatever its case', async () => {
    const { wrapper } = await type(' bitter GOURD ')
    expect(wrapper.emitted('change')).toEqual([['Bitter_Gourd']])
  })

  it('emits no value when it is emptied', async () => {
    const { wrapper } = await type('', 'Tomato')
    expect(wrapper.emitted('change')).toEqual([[undefined]])
  })

  it('takes back a text that is no title', async () => {
    const { wrapper, field } = await type('Tomat', 'Tomato')
    expect(wrapper.emitted('change')).toBeUndefined()
    expect(field.element.value).toBe('Tomato')
  })
})
