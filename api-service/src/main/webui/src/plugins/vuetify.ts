import { watch } from 'vue'
import { createVuetify } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'
import { en, ru, uk } from 'vuetify/locale'
import styles from '@/styles/vuetify.scss?inline'
import { i18n } from './i18n'

/** Before the page's own styles, which have the last word. */
function addStyles() {
  const element = document.createElement('style')
  element.textContent = styles
  document.head.prepend(element)
}

/** Menus, dialogs, fields to search in. The colours are those of styles/_colors.scss. */
export function makeVuetify() {
  addStyles()
  const { locale } = i18n.global
  const vuetify = createVuetify({
    theme: false,
    icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
    locale: { locale: locale.value, fallback: 'en', messages: { en, ru, uk } },
    defaults: {
      VAutocomplete: { variant: 'outlined', density: 'comfortable' },
      VDialog: { scrollable: true },
    },
  })
  watch(locale, (name) => (vuetify.locale.current.value = name))
  return vuetify
}
