import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import { aDetection } from '@/test/results'
import AnnotationOverlay from './AnnotationOverlay.vue'

it('boxes are drawn in pixels of the picture, with category and score', async () => {
  const { objects } = aDetection()

  const { wrapper } = await mountInPage(AnnotationOverlay, { width: 400, height: 300, objects })

  expect(wrapper.find('svg').attributes('viewBox')).toBe('0 0 400 300')
  const box = wrapper.find('.box')
  expect(['x', 'y', 'width', 'height'].map((name) => box.attributes(name))).toEqual([
    '10',
    '20',
    '100',
    '60',
  ])
  expect(wrapper.findAll('text').map((text) => text.text())).toEqual(['carrot 91%', 'apple 42%'])
  expect(wrapper.find('canvas').exists()).toBe(false)
})

it('masks get a canvas', async () => {
  const objects = [{ category: 'leaf', score: 1, mask: { size: [3, 4], counts: '363' } }]

  const { wrapper } = await mountInPage(AnnotationOverlay, { width: 4, height: 3, objects })

  expect(wrapper.find('canvas').element).toMatchObject({ width: 4, height: 3 })
})
