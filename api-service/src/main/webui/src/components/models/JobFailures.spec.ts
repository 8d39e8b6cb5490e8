import { expect, it } from 'vitest'
import type { Reclassification } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import { aJob } from '@/test/results'
import { serve, settle } from '@/test/server'
import JobFailures from './JobFailures.vue'

const items = [
  { image: 'one', reason: 'image-truncated: The file ends early.' },
  { image: 'two', reason: 'the original is not in the archive' },
  { image: 'three', reason: 'image-truncated: Bytes are missing.' },
  { image: 'four', reason: 'something new' },
]

async function shown(job: Partial<Reclassification>, next?: string) {
  serve(() => ({ body: { items, next } }))
  const { wrapper } = await mountInPage(JobFailures, { job: aJob({ failed: 4, ...job }) })
  await settle()
  return wrapper
}

it('reasons of failures are counted and told in the language of the page', async () => {
  const wrapper = await shown({})
  expect(wrapper.findAll('.reasons li').map((one) => one.text())).toEqual([
    '2 The file ends too early: part of the picture is missing.',
    '1 The original is not in the archive.',
    '1 something new',
  ])
  expect(wrapper.findAll('.pictures a').map((one) => one.attributes('href'))).toEqual([
    '/images/one',
    '/images/two',
    '/images/three',
    '/images/four',
  ])
})

it('counts of the service are preferred to those of the first page', async () => {
  const failureReasons = [{ reason: 'no result came', count: 90 }]
  const wrapper = await shown({ failed: 90, failureReasons }, 'four')
  expect(wrapper.find('.reasons').text()).toBe('90 No result came.')
  expect(wrapper.find('details .btn').text()).toBe('Load more')
})

it('a part of the failures is not counted as all', async () => {
  expect((await shown({ failed: 90 }, 'four')).find('.reasons').exists()).toBe(false)
})
