// Runs inside the page, before any other file has come: appearance, language, the frame of the view with its
// heading, and all that the view is going to need is asked for at once.
import { browserLocale, readChoices, resolveTheme } from './choices'
import { askEarly } from './early'
import { shellOf } from './shell'
import { firstPath, viewOf } from './start'

function load(rel: string, href: string, more: Record<string, string> = {}) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href, ...more }))
}

function start() {
  const choices = readChoices()
  const locale = choices.locale ?? browserLocale(navigator.languages)
  const html = document.documentElement
  html.lang = locale
  if (choices.theme) html.classList.add(resolveTheme(choices.theme))

  const view = viewOf(location.pathname)
  const path = view && firstPath(view, new URL(location.href))
  if (path) askEarly(path)
  if (typeof __FILES__ === 'undefined' || typeof __SAID__ === 'undefined') return
  for (const file of [...(__FILES__[view ?? ''] ?? []), ...(__FILES__[locale] ?? [])]) {
    load('modulepreload', file, { crossOrigin: '' })
  }
  if (view === 'image') load('preload', `${path}/content`, { as: 'image', fetchPriority: 'high' })
  const shell = document.getElementById('shell')
  if (shell) shell.innerHTML = shellOf(view, __SAID__[locale]!)
}

start()
