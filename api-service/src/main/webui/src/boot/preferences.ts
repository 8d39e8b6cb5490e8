import { LOCALES, type LocaleName } from '@/locales/names'

export type Theme = 'system' | 'light' | 'dark'

export interface Preferences {
  locale?: LocaleName
  theme?: Theme
  cropFirst?: boolean
  models?: string[]
}

export const STORAGE_KEY = 'romanesco.preferences'
export const SYSTEM_IS_DARK = '(prefers-color-scheme: dark)'

/** The preferences stored in this browser; empty when there are none. */
export function readPreferences(): Preferences {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Preferences
  } catch {
    return {}
  }
}

/** The first of the browser's languages that the page has texts for, else English. */
export function browserLocale(languages: readonly string[]): LocaleName {
  const wanted = languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return (wanted.find((tag) => LOCALES.includes(tag as LocaleName)) as LocaleName) ?? 'en'
}

export function resolveTheme(theme: Theme, systemIsDark = matchMedia(SYSTEM_IS_DARK).matches) {
  if (theme !== 'system') return theme
  return systemIsDark ? 'dark' : 'light'
}
