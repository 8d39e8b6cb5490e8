export const API = '/api/v1'

export interface ImageQuery {
  category?: string
  palette?: string
  color?: string
  status?: string
  source?: string
  object?: string
  atLeast?: number
  order?: 'newest' | 'random'
  limit?: number
  cursor?: string
}

/** The parameters of a query; those without a value are left out. */
export function queryText(parameters: object): string {
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

export function imagesPath(query: ImageQuery): string {
  return `/images?${queryText(query)}`
}

export function imagePath(id: string): string {
  return `/images/${encodeURIComponent(id)}`
}
