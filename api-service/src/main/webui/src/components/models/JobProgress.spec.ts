import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import { aJob } from '@/test/results'
import JobProgress from './JobProgress.vue'

it('a job that waits shows its place', async () => {
  const job = aJob({ state: 'WAITING', place: 2, done: 0 })
  const { wrapper } = await mountInPage(JobProgress, { job })
  expect(wrapper.text()).toContain('Waiting for its turn, place 2')
})

it('failures are part of the progress', async () => {
  const job = aJob({ total: 20, done: 9, failed: 1 })
  const { wrapper } = await mountInPage(JobProgress, { job })
  expect(wrapper.text()).toContain('9 of 20, 1 failed')
  expect(wrapper.find('[role=progressbar]').attributes('aria-valuenow')).toBe('50')
})

it('a state that the page does not know shows as it is', async () => {
  const { wrapper } = await mountInPage(JobProgress, { job: aJob({ state: 'NEW' as never }) })
  expect(wrapper.text()).toContain('NEW')
})

it('a job says which photographs it is about', async () => {
  const filter = { category: 'Carrot', object: 'apple', atLeast: '3', source: '/cameras/gate' }
  const { wrapper } = await mountInPage(JobProgress, { job: aJob({ filter }) })
  expect(wrapper.text()).toContain('Photographs that match: Carrot, Camera gate, with apple × 3')
  await wrapper.setProps({ job: aJob() })
  expect(wrapper.text()).toContain('All photographs')
})
