import { describe, expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import CountFilter from './CountFilter.vue'

describe('how many', () => {
  it('has 1 to 9 one click away', async () => {
    const { wrapper } = await mountInPage(CountFilter, {})
    await wrapper.findAll('button')[8]!.trigger('click')
    expect(wrapper.emitted('change')).toEqual([[9]])
  })

  it('takes any number up to 100 and corrects a larger one', async () => {
    const { wrapper } = await mountInPage(CountFilter, {})
    const field = wrapper.find('input')
    await field.setValue('42')
    await field.setValue('1000')
    expect(wrapper.emitted('change')).toEqual([[42], [100]])
  })

  it('goes back to all', async () => {
    const { wrapper } = await mountInPage(CountFilter, { count: 3 })
    expect(wrapper.findAll('button')[2]!.attributes('aria-pressed')).toBe('true')
    await wrapper.find('.wide').trigger('click')
    expect(wrapper.emitted('change')).toEqual([[undefined]])
  })

  it('in one row, where there is little room: the nine and all', async () => {
    const { wrapper } = await mountInPage(CountFilter, { count: 3, compact: true })
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual([
      ...'123456789',
      'All',
    ])
    expect(wrapper.find('input').exists()).toBe(false)
    await wrapper.findAll('button')[3]!.trigger('click')
    expect(wrapper.emitted('change')).toEqual([[4]])
  })
})
