import { createI18n } from 'vue-i18n'
import { loadMessages } from '@/locales'
import type { LocaleName } from '@/locales/names'

/** The index of the plural form: Russian and Ukrainian texts give one, few, many in this order. */
function slavicPlural(locale: string) {
  const rules = new Intl.PluralRules(locale)
  const forms = ['one', 'few', 'many']
  return (count: number) => Math.max(0, forms.indexOf(rules.select(count)))
}

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  pluralRules: { ru: slavicPlural('ru'), uk: slavicPlural('uk') },
  messages: {},
})

/** Switches the page to a language and loads its texts if they are not there yet. */
export async function setLocale(name: LocaleName): Promise<void> {
  if (!i18n.global.availableLocales.includes(name as never)) {
    i18n.global.setLocaleMessage(name, (await loadMessages(name)) as never)
  }
  i18n.global.locale.value = name as never
  document.documentElement.lang = name
}
