import { expect, it } from 'vitest'
import type { Disagreement } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import DisagreementTile from './DisagreementTile.vue'

const item: Disagreement = {
  image: '019b2c5e-7f3a-7c11-a3a5-000000000001',
  content: '/api/v1/images/019b2c5e-7f3a-7c11-a3a5-000000000001/content',
  kind: 'category',
  a: { model: 'vegetables', version: '1.0.0', category: 'Carrot', score: 0.9 },
  b: { model: 'vegetables', version: '2.0.0', category: 'Radish', score: 0.7 },
}

it('one click says what it is', async () => {
  const { wrapper } = await mountInPage(DisagreementTile, { item })
  const buttons = wrapper.findAll('button')
  expect(buttons.map((one) => one.text())).toEqual(['It is Carrot', 'It is Radish'])
  await buttons[1]!.trigger('click')
  expect(wrapper.emitted('label')).toEqual([['Radish']])
  await wrapper.setProps({ item: { ...item, label: 'Radish' } })
  expect(wrapper.text()).toContain('Labelled: Radish')
  expect(wrapper.find('button').exists()).toBe(false)
})
