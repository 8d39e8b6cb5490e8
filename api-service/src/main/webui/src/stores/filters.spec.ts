import { describe, expect, it } from 'vitest'
import { type Filters, filterCount, filtersOf, imageQueryOf, queryOf } from './filters'

const all: Filters = {
  category: 'Carrot',
  palette: 'ryb',
  color: '#FC600A',
  status: 'CLASSIFIED',
  source: '/cameras/gate',
  object: 'carrot',
  atLeast: 3,
  order: 'random',
  count: 9,
}

describe('filters in the address', () => {
  it('survive writing and reading', () => {
    expect(filtersOf(queryOf(all) as Record<string, string>)).toEqual(all)
  })

  it('write no defaults', () => {
    expect(queryOf({ palette: 'rgb', order: 'newest' })).toEqual({})
  })

  it('ignore invalid values', () => {
    const typed = {
      color: 'zebra',
      status: 'odd',
      order: 'best',
      count: '101',
      palette: 'cmyk',
      atLeast: 'many',
    }
    expect(filtersOf(typed)).toMatchObject({
      color: undefined,
      status: undefined,
      count: undefined,
      atLeast: undefined,
      order: 'newest',
      palette: 'rgb',
    })
  })
})

describe('the query to the API', () => {
  it('names a palette only together with a colour', () => {
    expect(imageQueryOf({ palette: 'ryb', order: 'newest' }).palette).toBeUndefined()
    expect(imageQueryOf(all)).toMatchObject({ palette: 'ryb', color: '#FC600A', limit: 9 })
  })

  it('requests a full page where no count is chosen', () => {
    expect(imageQueryOf({ palette: 'rgb', order: 'newest' }, 'c')).toMatchObject({
      limit: 60,
      cursor: 'c',
    })
  })

  it('counts the filters that exclude photographs, not order, palette and count', () => {
    expect(filterCount(all)).toBe(5)
    expect(filterCount({ palette: 'ryb', order: 'random', count: 3 })).toBe(0)
  })
})
