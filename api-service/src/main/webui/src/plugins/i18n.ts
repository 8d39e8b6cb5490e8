import { createI18n } from 'vue-i18n'
import { loadMessages } from '@/locales'
import type { LocaleName } from '@/locales/names'

/** one, few, many: the order of the forms in Russian and Ukrainian texts. */
function slavic(locale: string) {
  let rules: Intl.PluralRules | undefined
  const forms = ['one', 'few', 'many']
  return (count: number) => {
    rules ??= new Intl.PluralRules(locale)
    return Math.max(0, forms.indexOf(rules.select(count)))
  }
}

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  pluralRules: { ru: slavic('ru'), uk: slavic('uk') },
  messages: {},
})

/** Loads a language if need be and speaks it from then on. */
export async function speak(name: LocaleName): Promise<void> {
  if (!i18n.global.availableLocales.includes(name as never)) {
    i18n.global.setLocaleMessage(name, (await loadMessages(name)) as never)
  }
  i18n.global.locale.value = name as never
  document.documentElement.lang = name
}
