import { LOCALES, type LocaleName } from '@/locales/names'

export type ThemeChoice = 'system' | 'light' | 'dark'

export interface Choices {
  locale?: LocaleName
  theme?: ThemeChoice
  cropFirst?: boolean
}

export const CHOICES_KEY = 'romanesco.preferences'
export const DARK = '(prefers-color-scheme: dark)'

/** What this person chose in this browser before. */
export function readChoices(): Choices {
  try {
    return JSON.parse(localStorage.getItem(CHOICES_KEY) ?? '{}') as Choices
  } catch {
    return {}
  }
}

/** The first of the browser's languages that the page speaks, else English. */
export function browserLocale(languages: readonly string[]): LocaleName {
  const spoken = languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return (spoken.find((tag) => LOCALES.includes(tag as LocaleName)) as LocaleName) ?? 'en'
}

export function resolveTheme(choice: ThemeChoice, systemDark = matchMedia(DARK).matches) {
  if (choice !== 'system') return choice
  return systemDark ? 'dark' : 'light'
}
