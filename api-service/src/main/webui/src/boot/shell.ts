import {
  mdiAccessPoint,
  mdiChartBoxOutline,
  mdiImageMultipleOutline,
  mdiTrayArrowUp,
} from '@mdi/js'
import type { ViewName } from './start'

/** Fingers: nothing can be dropped. */
export const TOUCH = '(pointer: coarse)'

type Said = Record<string, string>

/** What can be gone to from everywhere. */
export const VIEWS = [
  { name: 'browse', to: '/', icon: mdiImageMultipleOutline },
  { name: 'upload', to: '/upload', icon: mdiTrayArrowUp },
  { name: 'live', to: '/live', icon: mdiAccessPoint },
  { name: 'statistics', to: '/statistics', icon: mdiChartBoxOutline },
] as const

const icon = (path: string) =>
  `<svg class="icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
const ghosts = (count: number) => '<div class="ghost"></div>'.repeat(count)
const headed = (heading = '', text = '') => `<h1>${heading}</h1><p class="soft">${text}</p>`

const MAIN: Record<ViewName, (said: Said) => string> = {
  browse: (said) =>
    `<div class="page browse"><aside class="side"><div class="ghost tall"></div></aside><section>` +
    `<div class="row spread head"><div>${headed(said['browse.heading'], said['browse.loading'])}</div></div>` +
    `<div class="progress"></div><div class="ghosts">${ghosts(12)}</div></section></div>`,
  image: () => '<div class="modal"><div class="ghost sheet"></div></div>',
  upload: (said) =>
    `<div class="page narrow stack"><div class="head">${headed(said['upload.heading'], said['upload.intro'])}</div>` +
    `<div class="zone"><img class="mark" src="/favicon.svg" alt="" width="88" height="88">` +
    `<p class="title">${said[matchMedia(TOUCH).matches ? 'upload.touch' : 'upload.drop']}</p></div></div>`,
  live: (said) => `<div class="page stack">${headed(said['live.heading'])}</div>`,
  statistics: (said) =>
    `<div class="page stack"><div>${headed(said['stats.heading'], said['stats.loading'])}</div></div>`,
}

/** The frame of the page as App.vue makes it again, with boxes where the view's things will be. */
export function shellOf(view: ViewName | undefined, said: Said): string {
  const at = view === 'image' ? 'browse' : view
  const links = (of: (name: string, path: string) => string, style: string) =>
    VIEWS.map(({ name, to, icon: path }) => {
      const here = name === at ? ' aria-current="page"' : ''
      return `<a class="${style}" href="${to}"${here}>${of(said[`title.${name}`]!, path)}</a>`
    }).join('')
  const nav = said['app.nav']
  return (
    `<header class="bar"><a class="brand" href="/"><img src="/favicon.svg" alt="" width="36" height="36">` +
    `<span>Romanesco</span></a><nav class="links" aria-label="${nav}">${links((name) => name, 'link')}</nav></header>` +
    `<main>${view ? MAIN[view](said) : ''}</main>` +
    `<nav class="dock" aria-label="${nav}">${links((name, path) => `${icon(path)}<span>${name}</span>`, 'item')}</nav>`
  )
}
