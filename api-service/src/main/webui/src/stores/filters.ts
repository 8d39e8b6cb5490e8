import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ImageQuery } from '@/api/paths'
import type { PaletteName, Status } from '@/api/types'

/** What the gallery shows. Kept in the address of the page. */
export interface Filters {
  category?: string
  palette: PaletteName
  color?: string
  status?: Status
  source?: string
  /** What a model found in the picture, at least so often. */
  object?: string
  atLeast?: number
  order: 'newest' | 'random'
  /** 1 to MAX_COUNT; undefined: page after page while scrolling (newest), or RANDOM_COUNT (random). */
  count?: number
}

export const PAGE_SIZE = 60
export const RANDOM_COUNT = 24
export const MAX_COUNT = 100

const STATUSES: Status[] = ['PENDING', 'CLASSIFIED', 'ANALYSED', 'REJECTED', 'FAILED']
const MOST_OBJECTS = 1000

function first(query: LocationQuery, name: string): string | undefined {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) || undefined
}

/** Reads the query of an address. Somebody may have typed it: invalid values are ignored. */
export function filtersOf(query: LocationQuery): Filters {
  const count = Number(first(query, 'count'))
  const atLeast = Number(first(query, 'atLeast'))
  const color = first(query, 'color')?.toUpperCase()
  const status = first(query, 'status')?.toUpperCase() as Status | undefined
  return {
    category: first(query, 'category'),
    palette: first(query, 'palette') === 'ryb' ? 'ryb' : 'rgb',
    color: color && /^[0-9A-F]{6}$/.test(color) ? `#${color}` : undefined,
    status: status && STATUSES.includes(status) ? status : undefined,
    source: first(query, 'source'),
    object: first(query, 'object'),
    atLeast:
      Number.isInteger(atLeast) && atLeast > 1 && atLeast <= MOST_OBJECTS ? atLeast : undefined,
    order: first(query, 'order') === 'random' ? 'random' : 'newest',
    count: Number.isInteger(count) && count >= 1 && count <= MAX_COUNT ? count : undefined,
  }
}

/** The address of these filters; defaults are left out to keep it short. */
export function queryOf(filters: Filters): LocationQueryRaw {
  const query: LocationQueryRaw = {}
  if (filters.category) query.category = filters.category
  if (filters.palette !== 'rgb') query.palette = filters.palette
  if (filters.color) query.color = filters.color.slice(1)
  if (filters.status) query.status = filters.status.toLowerCase()
  if (filters.source) query.source = filters.source
  if (filters.object) query.object = filters.object
  if (filters.object && filters.atLeast) query.atLeast = String(filters.atLeast)
  if (filters.order !== 'newest') query.order = filters.order
  if (filters.count) query.count = String(filters.count)
  return query
}

/** The query to the API for the first page or, with a cursor, for a further one. */
export function imageQueryOf(filters: Filters, cursor?: string): ImageQuery {
  const fallback = filters.order === 'random' ? RANDOM_COUNT : PAGE_SIZE
  return {
    category: filters.category,
    palette: filters.color ? filters.palette : undefined,
    color: filters.color,
    status: filters.status,
    source: filters.source,
    object: filters.object,
    atLeast: filters.object ? filters.atLeast : undefined,
    order: filters.order,
    limit: filters.count ?? fallback,
    cursor,
  }
}

/** The number of filters that exclude photographs. */
export function filterCount(filters: Filters): number {
  const { category, color, status, source, object } = filters
  return [category, color, status, source, object].filter(Boolean).length
}
