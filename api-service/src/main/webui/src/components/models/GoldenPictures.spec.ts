import { expect, it } from 'vitest'
import type { Found } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import GoldenPictures from './GoldenPictures.vue'

const apple = (score: number): Found => ({ category: 'apple', score, box: [0, 0, 9, 9] })

it('objects of a category share a line, expected beside found', async () => {
  const pictures = [
    {
      name: 'fruit.jpg',
      passed: false,
      reason: 'expected 3 objects, found 1',
      expected: [apple(0.7), apple(0.6), { category: 'Carrot', score: 0.9 }],
      found: [],
    },
  ]
  const report = { passed: false, scoreDelta: 0.05, minIou: 0.8, pictures }

  const { wrapper } = await mountInPage(GoldenPictures, { report })

  const [expected, found] = wrapper.findAll('dl > div')
  const lines = expected!.findAll('dd').map((line) => line.text())
  expect(lines).toEqual(['apple: 2 ×, up to 70%', 'Carrot 90%'])
  expect(found!.find('dd').text()).toBe('Nothing was found.')
  expect(wrapper.find('.reason').text()).toBe('expected 3 objects, found 1')
})
