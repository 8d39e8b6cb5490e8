// Runs inside index.html before any other file is loaded. It sets theme and language, and has the browser load at
// once what the view needs: its files, the texts, the first answer of the API.
import { firstRequest, viewOf } from './firstRequest'
import { browserLocale, readPreferences, resolveTheme } from './preferences'

function load(rel: 'preload' | 'modulepreload', href: string, attributes: object = {}) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href, ...attributes }))
}

const preferences = readPreferences()
const locale = preferences.locale ?? browserLocale(navigator.languages)
document.documentElement.lang = locale
document.documentElement.classList.add(resolveTheme(preferences.theme ?? 'system'))

const view = viewOf(location.pathname)
const path = view && firstRequest(view, new URL(location.href))
// The attributes have to match the later fetch(): else the browser asks twice.
if (path) load('preload', path, { as: 'fetch', crossOrigin: 'anonymous' })
if (path && view === 'image') load('preload', `${path}/content`, { as: 'image' })
if (typeof __FILES__ !== 'undefined') {
  for (const file of [...(__FILES__[view ?? ''] ?? []), ...(__FILES__[locale] ?? [])]) {
    load('modulepreload', file, { crossOrigin: '' })
  }
}
