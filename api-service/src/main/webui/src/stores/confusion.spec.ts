import { describe, expect, it } from 'vitest'
import { confusionTable, fillMinutes } from './confusion'

describe('the confusion table', () => {
  it('has a row for each label and a column for each name', () => {
    const { names, rows } = confusionTable([
      { label: 'Tomato', category: 'Tomato', count: 9 },
      { label: 'Tomato', category: 'Carrot', count: 1 },
      { label: 'Bean', category: 'Bean', count: 4 },
    ])
    expect(names).toEqual(['Bean', 'Carrot', 'Tomato'])
    expect(rows).toEqual([
      { label: 'Bean', counts: [4, 0, 0], total: 4 },
      { label: 'Tomato', counts: [0, 1, 9], total: 10 },
    ])
  })
})

describe('fillMinutes', () => {
  it('fills minutes without results with zeros, in order', () => {
    const now = Date.parse('2026-11-22T08:15:42Z')
    const known = [{ minute: '2026-11-22T08:14:00Z', classified: 7, analysed: 2, rejected: 1 }]
    const filled = fillMinutes(known, now, 3)
    expect(filled.map((entry) => entry.classified)).toEqual([0, 7, 0])
    expect(filled.map((entry) => entry.analysed)).toEqual([0, 2, 0])
    expect(filled.at(-1)?.minute).toBe('2026-11-22T08:15:00.000Z')
  })
})
