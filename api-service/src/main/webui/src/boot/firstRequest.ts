import { API, imagePath, imagesPath } from '@/api/paths'
import { filtersOf, imageQueryOf } from '@/stores/filters'

export type ViewName = 'browse' | 'image' | 'upload' | 'live' | 'statistics'

/** The view that the router shows at this path; undefined for an unknown path. */
export function viewOf(path: string): ViewName | undefined {
  if (path === '/') return 'browse'
  if (/^\/images\/[^/]+\/?$/.test(path)) return 'image'
  if (/^\/live(\/webcam)?\/?$/.test(path)) return 'live'
  const name = /^\/(upload|statistics)\/?$/.exec(path)?.[1]
  return name as ViewName | undefined
}

/** The first request that the view sends to the API, if any. */
export function firstRequest(view: ViewName, { pathname, search }: URL): string | undefined {
  if (view === 'statistics') return `${API}/stats`
  if (view === 'image') return API + imagePath(decodeURIComponent(pathname.split('/')[2]!))
  if (view !== 'browse') return undefined
  const query = Object.fromEntries(new URLSearchParams(search))
  return API + imagesPath(imageQueryOf(filtersOf(query)))
}
