import { beforeAll, expect, it, vi } from 'vitest'
import { mountInPage } from '@/test/mount'
import { aJob } from '@/test/results'
import DecisionDialog from './DecisionDialog.vue'

beforeAll(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = vi.fn()
  HTMLDialogElement.prototype.close = vi.fn()
})

const job = aJob({ model: 'vegetables@2.0.0', total: 20, done: 12, changed: 3 })

it('says what the gallery will show before results are promoted', async () => {
  const { wrapper } = await mountInPage(DecisionDialog, { job, decision: 'promote' })
  expect(wrapper.text()).toContain('The gallery will show what vegetables@2.0.0 says.')
  expect(wrapper.text()).toContain('3 photographs show something else.')
  await wrapper.find('button').trigger('click')
  expect(wrapper.emitted()).toHaveProperty('decide')
})

it('says how many results are deleted, and can be left', async () => {
  const { wrapper } = await mountInPage(DecisionDialog, { job, decision: 'discard' })
  expect(wrapper.text()).toContain('12 results of vegetables@2.0.0 are deleted.')
  await wrapper.findAll('button')[1]!.trigger('click')
  expect(wrapper.emitted()).toHaveProperty('close')
  expect(wrapper.emitted()).not.toHaveProperty('decide')
})
