import type en from './en'

export const LOCALES = ['en', 'ru', 'uk'] as const
export type LocaleName = (typeof LOCALES)[number]

/** Each language's name in that language. */
export const LOCALE_NAMES: Record<LocaleName, string> = {
  en: 'English',
  ru: 'Русский',
  uk: 'Українська',
}

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** English is the measure: the other languages have the same keys, or they don't compile. */
export type Messages = Texts<typeof en>

export async function loadMessages(name: LocaleName): Promise<Messages> {
  switch (name) {
    case 'ru':
      return (await import('./ru')).default
    case 'uk':
      return (await import('./uk')).default
    default:
      return (await import('./en')).default
  }
}
