// Runs inside the page, before any other file has come: appearance, language, the frame of the view with its
// heading, and all that the view is going to need is asked for at once.
import type { ImagePage } from '@/api/types'
import { browserLocale, readChoices, resolveTheme } from './choices'
import { askEarly } from './early'
import { shellOf } from './shell'
import { firstPath, viewOf } from './start'

/** Photographs of the first row that are loaded before there is anything to show them. */
const FIRST_ROW = matchMedia('(min-width: 668px)').matches ? 3 : 2

function load(rel: string, href: string, more: Record<string, string> = {}) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href, ...more }))
}

const loadPhotograph = (href: string) =>
  load('preload', href, { as: 'image', fetchPriority: 'high' })

async function loadFirstRow(answer: Promise<Response>) {
  const page = (await (await answer).clone().json()) as Partial<ImagePage>
  for (const { status, content } of page.items?.slice(0, FIRST_ROW) ?? []) {
    if (status === 'CLASSIFIED' || status === 'PENDING') loadPhotograph(content)
  }
}

function start() {
  const choices = readChoices()
  const locale = choices.locale ?? browserLocale(navigator.languages)
  const html = document.documentElement
  html.lang = locale
  if (choices.theme) html.classList.add(resolveTheme(choices.theme))

  const view = viewOf(location.pathname)
  const path = view && firstPath(view, new URL(location.href))
  const answer = path && askEarly(path)
  if (answer && view === 'browse') loadFirstRow(answer).catch(() => undefined)
  if (typeof __FILES__ === 'undefined' || typeof __SAID__ === 'undefined') return
  for (const file of [...(__FILES__[view ?? ''] ?? []), ...(__FILES__[locale] ?? [])]) {
    load('modulepreload', file, { crossOrigin: '' })
  }
  if (view === 'image') loadPhotograph(`${path}/content`)
  const shell = document.getElementById('shell')
  if (shell) shell.innerHTML = shellOf(view, __SAID__[locale]!)
}

start()
