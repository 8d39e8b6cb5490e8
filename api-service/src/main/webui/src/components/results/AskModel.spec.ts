import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import { aDetection, aModel, aVerdict } from '@/test/results'
import { serve, settle } from '@/test/server'
import AskModel from './AskModel.vue'

it('another model is asked, and its answer is waited for', async () => {
  const fetch = serve((url) =>
    url.pathname === '/api/v1/models'
      ? { body: { models: [aModel(), aModel({ name: 'coco-objects', default: false })] } }
      : { status: 202, body: {} },
  )
  const { wrapper } = await mountInPage(AskModel, { id: 'one', results: [aVerdict()] })
  await settle()
  const select = wrapper.find('select')
  const offered = select.findAll('option').map((one) => one.text())
  expect(offered).toEqual(['Choose a model', 'coco-objects'])
  await select.setValue('coco-objects')
  await wrapper.find('form').trigger('submit')
  await settle()
  expect(fetch.mock.lastCall![0]).toBe('/api/v1/images/one/results?model=coco-objects')
  expect(wrapper.find('[role=progressbar]').attributes('aria-label')).toContain('coco-objects')
  await wrapper.setProps({ results: [aVerdict(), aDetection()] })
  expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
})
