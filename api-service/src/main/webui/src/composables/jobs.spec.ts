import { expect, it } from 'vitest'
import { aJob } from '@/test/results'
import { filtersOfJob, isMoving } from './jobs'

it('jobs that wait or run move by themselves, those that are done or paused do not', () => {
  const moving = (
    ['WAITING', 'RUNNING', 'PAUSED', 'DONE', 'PROMOTING', 'PROMOTED'] as const
  ).filter((state) => isMoving(aJob({ state })))
  expect(moving).toEqual(['WAITING', 'RUNNING', 'PROMOTING'])
})

it('the filter of a job is read as the gallery reads its own', () => {
  const filter = { palette: 'ryb', color: '#FC600A', object: 'apple', atLeast: '3' }
  expect(filtersOfJob(aJob({ filter }))).toEqual({
    palette: 'ryb',
    color: '#FC600A',
    object: 'apple',
    atLeast: 3,
    order: 'newest',
  })
})
