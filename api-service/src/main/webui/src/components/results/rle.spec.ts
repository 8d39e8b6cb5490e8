import { describe, expect, it } from 'vitest'
import { paintRuns, runsOf } from './rle'

/** The mask as rows of text. */
function drawn(counts: string, rows: number, columns: number, width = columns, height = rows) {
  const picture = Array.from({ length: height }, () => Array<string>(width).fill('.'))
  paintRuns({ size: [rows, columns], counts }, width, height, (x, top, bottom) => {
    for (let y = top; y < bottom; y++) picture[y]![x] = '#'
  })
  return picture.map((row) => row.join(''))
}

describe('run-length encoding', () => {
  it('reads what pycocotools writes', () => {
    // pycocotools.mask.encode of a 40 x 50 mask with [10:20, 5:9] set.
    expect(runsOf('b6:n000000nb1')).toEqual([210, 10, 30, 10, 30, 10, 30, 10, 1660])
  })

  it('is painted column by column', () => {
    expect(drawn('363', 3, 4)).toEqual(['.##.', '.##.', '.##.'])
  })

  it('is scaled to the canvas', () => {
    expect(drawn('363', 3, 4, 8, 6)).toEqual(Array(6).fill('..####..'))
    expect(drawn('363', 3, 4, 2, 3)).toEqual(['.#', '.#', '.#'])
  })
})
