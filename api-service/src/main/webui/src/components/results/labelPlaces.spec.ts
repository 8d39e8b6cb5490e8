import { describe, expect, it } from 'vitest'
import { placeLabels } from './labelPlaces'

const frame = { width: 200, height: 100 }
const label = { width: 60, height: 10 }
const box = (x: number, y: number, width = 50, height = 40) => ({ x, y, width, height })

describe('labels of boxes', () => {
  it('stand above their box', () => {
    expect(placeLabels([box(20, 30)], [label], frame)).toEqual([{ x: 20, y: 20 }])
  })

  it('stand inside a box that reaches the top', () => {
    expect(placeLabels([box(20, 4)], [label], frame)).toEqual([{ x: 20, y: 4 }])
  })

  it('stay inside the picture at its right and left border', () => {
    expect(placeLabels([box(180, 30, 20), box(-30, 30, 20)], [label, label], frame)).toEqual([
      { x: 140, y: 20 },
      { x: 0, y: 20 },
    ])
  })

  it('of two boxes at the same place take two corners', () => {
    const places = placeLabels([box(20, 30), box(22, 30)], [label, label], frame)
    expect(places).toEqual([
      { x: 20, y: 20 },
      { x: 22, y: 30 },
    ])
  })

  it('of thirty boxes never cover one another; those without a place are left out', () => {
    const boxes = Array.from({ length: 30 }, (_, i) => box(10 + (i % 6) * 12, 10 + (i % 5) * 8))
    const places = placeLabels(boxes, Array(30).fill(label), frame)
    const shown = places.filter((place) => place !== undefined)
    expect(shown).toHaveLength(6)
    for (const [i, a] of shown.entries()) {
      for (const b of shown.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= label.width || Math.abs(a.y - b.y) >= label.height).toBe(true)
      }
    }
  })

  it('leave at least four fifths of the picture free', () => {
    const boxes = [box(0, 40), box(70, 40), box(140, 40)]
    const large = { width: 60, height: 30 }
    const places = placeLabels(boxes, [large, large, large], frame)
    expect(places.map((place) => place !== undefined)).toEqual([true, true, false])
  })

  it('wider than the picture begin at its left border', () => {
    const wide = { width: 200, height: 10 }
    expect(placeLabels([box(90, 30)], [wide], frame)).toEqual([{ x: 0, y: 20 }])
  })
})
