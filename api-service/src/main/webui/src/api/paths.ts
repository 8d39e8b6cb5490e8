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

export function imagesPath(query: ImageQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  return `/images?${parameters}`
}

export function imagePath(id: string): string {
  return `/images/${encodeURIComponent(id)}`
}
