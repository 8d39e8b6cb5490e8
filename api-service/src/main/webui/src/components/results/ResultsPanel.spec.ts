import { describe, expect, it } from 'vitest'
import type { Result } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import { aDetection, aModel, aVerdict } from '@/test/results'
import { serve, settle } from '@/test/server'
import ResultsPanel from './ResultsPanel.vue'

async function panel(results: Result[], result = results[0]) {
  const fetch = serve((url) =>
    url.pathname === '/api/v1/models'
      ? { body: { models: [aModel(), aModel({ name: 'coco-objects', default: false })] } }
      : { status: 202, body: {} },
  )
  const props = { id: 'one', results, result, threshold: 0, hidden: [], compared: false }
  const { wrapper } = await mountInPage(ResultsPanel, props)
  await settle()
  return { wrapper, fetch }
}

describe('results of an image', () => {
  it('are offered for choice where several models have answered', async () => {
    const { wrapper } = await panel([aVerdict(), aDetection()])
    const names = wrapper.findAll('input[type=radio]').map((one) => one.attributes('value'))
    expect(names).toEqual(['vegetables@1.0.0', 'coco-objects@1.0.0'])
    expect(wrapper.text()).toContain('Carrot 97.3%')
    expect(wrapper.text()).toContain('2 objects')
    await wrapper.findAll('input[type=radio]')[1]!.setValue(true)
    expect(wrapper.emitted('update:chosen')).toEqual([['coco-objects@1.0.0']])
  })

  it('of a detector can be hidden by category and by score', async () => {
    const { wrapper } = await panel([aVerdict(), aDetection()], aDetection())
    const boxes = wrapper.findAll('input[type=checkbox]:not([role=switch])')
    expect(boxes).toHaveLength(2)
    await boxes[0]!.setValue(false)
    expect(wrapper.emitted('update:hidden')).toEqual([[['apple']]])
    await wrapper.find('input[type=range]').setValue('0.5')
    expect(wrapper.emitted('update:threshold')).toEqual([[0.5]])
    const files = wrapper.findAll('a').map((link) => link.attributes('href'))
    expect(files[0]).toBe('/api/v1/images/one/annotated?model=coco-objects%401.0.0')
    expect(files).toHaveLength(5)
  })

  it('of one classifier need no choice; other models can be asked', async () => {
    const { wrapper, fetch } = await panel([aVerdict()])
    expect(wrapper.find('input[type=radio]').exists()).toBe(false)
    const select = wrapper.find('select')
    expect(select.findAll('option').map((one) => one.text())).toEqual([
      'Choose a model',
      'coco-objects',
    ])
    await select.setValue('coco-objects')
    await wrapper.find('form').trigger('submit')
    await settle()
    expect(fetch.mock.lastCall![0]).toBe('/api/v1/images/one/results?model=coco-objects')
    expect(wrapper.find('[role=progressbar]').attributes('aria-label')).toContain('coco-objects')
    await wrapper.setProps({ results: [aVerdict(), aDetection()] })
    expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
  })
})
