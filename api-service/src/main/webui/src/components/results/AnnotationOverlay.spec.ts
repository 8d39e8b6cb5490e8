import { expect, it } from 'vitest'
import type { Box } from '@/api/modelTypes'
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
  expect(wrapper.findAll('.label').map((label) => label.text())).toEqual([
    'carrot 91%',
    'apple 42%',
  ])
  expect(wrapper.find('canvas').exists()).toBe(false)
})

it('masks get a canvas', async () => {
  const objects = [{ category: 'leaf', score: 1, mask: { size: [3, 4], counts: '363' } }]

  const { wrapper } = await mountInPage(AnnotationOverlay, { width: 4, height: 3, objects })

  expect(wrapper.find('canvas').element).toMatchObject({ width: 4, height: 3 })
})

it('of boxes over one another the smaller one can be pointed at, and the others fade', async () => {
  const objects = [
    { category: 'apple', score: 0.4, box: [20, 20, 10, 10] as Box },
    { category: 'bowl', score: 0.9, box: [0, 0, 90, 90] as Box },
  ]
  const { wrapper } = await mountInPage(AnnotationOverlay, { width: 400, height: 300, objects })
  const [large, small] = wrapper.findAll('g')
  expect(small!.find('.box').attributes('width')).toBe('10')
  await small!.trigger('pointerenter')
  expect(large!.classes()).toContain('faint')
  expect(small!.classes()).not.toContain('faint')
  await small!.trigger('pointerleave')
  expect(large!.classes()).not.toContain('faint')
})
