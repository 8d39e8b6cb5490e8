import { describe, expect, it } from 'vitest'
import type { Result } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import { aDetection, aVerdict } from '@/test/results'
import ResultsPanel from './ResultsPanel.vue'

async function panel(results: Result[], result = results[0]) {
  const props = { results, result, threshold: 0, hidden: [], compared: false }
  return (await mountInPage(ResultsPanel, props)).wrapper
}

describe('results of an image', () => {
  it('are offered for choice where several models have answered', async () => {
    const wrapper = await panel([aVerdict(), aDetection()])
    const names = wrapper.findAll('input[type=radio]').map((one) => one.attributes('value'))
    expect(names).toEqual(['vegetables@1.0.0', 'coco-objects@1.0.0'])
    expect(wrapper.text()).toContain('Carrot 97.3%')
    expect(wrapper.text()).toContain('2 objects')
    await wrapper.findAll('input[type=radio]')[1]!.setValue(true)
    expect(wrapper.emitted('update:chosen')).toEqual([['coco-objects@1.0.0']])
  })

  it('of a detector can be hidden by category and by score', async () => {
    const wrapper = await panel([aVerdict(), aDetection()], aDetection())
    const boxes = wrapper.findAll('input[type=checkbox]:not([role=switch])')
    expect(boxes).toHaveLength(2)
    await boxes[0]!.setValue(false)
    expect(wrapper.emitted('update:hidden')).toEqual([[['apple']]])
    await wrapper.find('input[type=range]').setValue('0.5')
    expect(wrapper.emitted('update:threshold')).toEqual([[0.5]])
  })

  it('of one classifier need no choice', async () => {
    const wrapper = await panel([aVerdict()])
    expect(wrapper.find('input[type=radio]').exists()).toBe(false)
    expect(wrapper.find('h3').text()).toBe('What it may be')
  })

  it('of another classifier name it above its scores', async () => {
    const other = aVerdict({ model: 'imagenet', main: false })
    const wrapper = await panel([aVerdict(), other], other)
    expect(wrapper.find('h3').text()).toBe('Scores of imagenet')
  })

  it('that failed say why', async () => {
    const failed = aDetection({ objects: undefined, rejection: { code: 'unknown-model' } })
    const wrapper = await panel([aVerdict(), failed], failed)
    expect(wrapper.find('p.soft').text()).toBe('There is no such model.')
  })
})
