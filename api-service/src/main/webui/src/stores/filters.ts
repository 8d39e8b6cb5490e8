import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ImageQuery } from '@/api/paths'
import type { PaletteName, Status } from '@/api/types'

/** What the gallery shows; lives in the address of the page. */
export interface Filters {
  category?: string
  palette: PaletteName
  color?: string
  status?: Status
  source?: string
  order: 'newest' | 'random'
  /** How many; undefined: as many as one scrolls to (newest), or RANDOM_COUNT (random). */
  count?: number
}

export const PAGE_SIZE = 60
export const RANDOM_COUNT = 24
export const MAX_COUNT = 100

const STATUSES: Status[] = ['PENDING', 'CLASSIFIED', 'REJECTED', 'FAILED']

function one(query: LocationQuery, name: string): string | undefined {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) || undefined
}

/** Reads an address that people may have typed: what makes no sense is left out. */
export function filtersOf(query: LocationQuery): Filters {
  const count = Number(one(query, 'count'))
  const color = one(query, 'color')?.toUpperCase()
  const status = one(query, 'status')?.toUpperCase() as Status | undefined
  return {
    category: one(query, 'category'),
    palette: one(query, 'palette') === 'ryb' ? 'ryb' : 'rgb',
    color: color && /^[0-9A-F]{6}$/.test(color) ? `#${color}` : undefined,
    status: status && STATUSES.includes(status) ? status : undefined,
    source: one(query, 'source'),
    order: one(query, 'order') === 'random' ? 'random' : 'newest',
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
  if (filters.order !== 'newest') query.order = filters.order
  if (filters.count) query.count = String(filters.count)
  return query
}

/** The question to the API for the first or, with a cursor, a further page. */
export function imageQueryOf(filters: Filters, cursor?: string): ImageQuery {
  const fallback = filters.order === 'random' ? RANDOM_COUNT : PAGE_SIZE
  return {
    category: filters.category,
    palette: filters.color ? filters.palette : undefined,
    color: filters.color,
    status: filters.status,
    source: filters.source,
    order: filters.order,
    limit: filters.count ?? fallback,
    cursor,
  }
}

export function filterCount(filters: Filters): number {
  return [filters.category, filters.color, filters.status, filters.source].filter(Boolean).length
}
