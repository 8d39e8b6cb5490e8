export const LOCALES = ['en', 'ru', 'uk'] as const
export type LocaleName = (typeof LOCALES)[number]

/** Each language's name in that language. */
export const LOCALE_NAMES: Record<LocaleName, string> = {
  en: 'English',
  ru: 'Русский',
  uk: 'Українська',
}
