import { describe, expect, it } from 'vitest'
import { curveGroups } from './curveGroups'

describe('training curves', () => {
  it('of different units are different groups', () => {
    const groups = curveGroups({
      columns: ['epoch', 'train_loss', 'train_accuracy', 'validation loss', 'test.accuracy'],
      rows: [
        [1, 2.1, 0.3, 2.2, 0.25],
        [2, 1.4, 0.6, 1.6, 0.5],
      ],
    })
    expect(groups.map(({ unit, share }) => [unit, share])).toEqual([
      ['loss', false],
      ['accuracy', true],
    ])
    expect(groups[0]!.curves).toEqual([
      { name: 'train_loss', set: 'training', values: [2.1, 1.4] },
      { name: 'validation loss', set: 'validation', values: [2.2, 1.6] },
    ])
    expect(groups[1]!.curves.map(({ set }) => set)).toEqual(['training', 'test'])
  })

  it('have gaps where a cell has no number', () => {
    const [group] = curveGroups({
      columns: ['epoch', 'test loss'],
      rows: [
        [1, null],
        [2, ''],
        [3, '0.5'],
        [4, 'NaN'],
      ],
    })
    expect(group!.curves[0]!.values).toEqual([null, null, 0.5, null])
  })

  it('without a single number are left out', () => {
    const table = { columns: ['epoch', 'note', 'learning rate'], rows: [[1, 'warm-up', 0.01]] }
    expect(curveGroups(table).map(({ unit }) => unit)).toEqual(['learning rate'])
  })

  it('of an accuracy above 1 are no shares', () => {
    const table = { columns: ['epoch', 'accuracy'], rows: [[1, 97.5]] }
    expect(curveGroups(table)[0]).toMatchObject({ share: false, curves: [{ name: 'accuracy' }] })
  })
})
