import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import ModelCard from './ModelCard.vue'

it('a model card is shown as Markdown, and HTML in it as text', async () => {
  const text =
    '# Vegetables\n\n| set | accuracy |\n| --- | --- |\n| validation | 99.5 |\n\n![Curves](c.png)\n\n<img src=x>'

  const { wrapper } = await mountInPage(ModelCard, { text })

  expect(wrapper.find('h1').text()).toBe('Vegetables')
  expect(wrapper.findAll('td').map((cell) => cell.text())).toEqual(['validation', '99.5'])
  expect(wrapper.find('img').exists()).toBe(false)
  expect(wrapper.find('em').text()).toBe('Curves')
  expect(wrapper.text()).toContain('<img src=x>')
})
