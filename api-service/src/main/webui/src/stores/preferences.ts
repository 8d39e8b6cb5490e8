import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { LOCALES, type LocaleName } from '@/locales'

export type ThemeChoice = 'system' | 'light' | 'dark'

const KEY = 'romanesco.preferences'

interface Stored {
  locale?: LocaleName
  theme?: ThemeChoice
  cropFirst?: boolean
}

function read(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored
  } catch {
    return {}
  }
}

/** The first of the browser's languages that the page speaks, else English. */
export function browserLocale(languages: readonly string[]): LocaleName {
  const spoken = languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return (spoken.find((tag) => LOCALES.includes(tag as LocaleName)) as LocaleName) ?? 'en'
}

/** What this person chose; kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const stored = read()
  const locale = ref<LocaleName>(stored.locale ?? browserLocale(navigator.languages))
  const localeChosen = ref(stored.locale !== undefined)
  const theme = ref<ThemeChoice>(stored.theme ?? 'system')
  const cropFirst = ref(stored.cropFirst ?? false)

  function chooseLocale(name: LocaleName) {
    locale.value = name
    localeChosen.value = true
  }

  watch([locale, theme, cropFirst], () => {
    const chosen: Stored = { theme: theme.value, cropFirst: cropFirst.value }
    if (localeChosen.value) chosen.locale = locale.value
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen))
    } catch {
      // Private mode: the choice lasts for this visit.
    }
  })

  return { locale, theme, cropFirst, chooseLocale }
})
