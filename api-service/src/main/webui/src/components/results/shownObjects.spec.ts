import { describe, expect, it } from 'vitest'
import type { Result } from '@/api/modelTypes'
import { listOf, shownAreas, shownObjects } from './shownObjects'

const result: Result = {
  model: 'coco-objects',
  version: '1.0.0',
  task: 'detection',
  role: 'primary',
  main: false,
  status: 'ANNOTATED',
  analysedAt: '2026-11-22T08:15:31.120Z',
  objects: [
    { category: 'carrot', score: 0.9, box: [0, 0, 2, 2] },
    { category: 'apple', score: 0.8, box: [1, 1, 2, 2] },
    { category: 'carrot', score: 0.4, box: [3, 3, 2, 2] },
  ],
}

describe('objects', () => {
  it('are counted by category from the score on', () => {
    expect(listOf(result, 0)).toEqual([
      { category: 'carrot', count: 2, best: 0.9 },
      { category: 'apple', count: 1, best: 0.8 },
    ])
    expect(listOf(result, 0.85)).toEqual([{ category: 'carrot', count: 1, best: 0.9 }])
  })

  it('below the score or of a hidden category are not drawn', () => {
    expect(shownObjects(result, 0.5, ['apple']).map(({ score }) => score)).toEqual([0.9])
  })

  it('of a semantic map are areas', () => {
    const map = {
      ...result,
      objects: [],
      semantic: {
        size: [3, 4],
        classes: [
          { category: 'sky', counts: '0', share: 0.6 },
          { category: 'leaf', counts: '0', share: 0.4 },
        ],
      },
    }
    expect(listOf(map, 0.9).map(({ share }) => share)).toEqual([0.6, 0.4])
    expect(shownAreas(map, ['sky'])!.classes.map(({ category }) => category)).toEqual(['leaf'])
    expect(shownAreas(result, [])).toBeUndefined()
  })
})
