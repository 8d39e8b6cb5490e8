import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import {
  browserLocale,
  type Preferences,
  readPreferences,
  STORAGE_KEY,
  type Theme,
} from '@/boot/preferences'
import type { LocaleName } from '@/locales/names'

/** The user's preferences, stored in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const stored = readPreferences()
  const locale = ref<LocaleName>(stored.locale ?? browserLocale(navigator.languages))
  const localeChosen = ref(stored.locale !== undefined)
  const theme = ref<Theme>(stored.theme ?? 'system')
  const cropFirst = ref(stored.cropFirst ?? false)
  /** Models that see uploads beside the default one. */
  const models = ref<string[]>(stored.models ?? [])

  function chooseLocale(name: LocaleName) {
    locale.value = name
    localeChosen.value = true
  }

  watch([locale, theme, cropFirst, models], () => {
    const chosen: Preferences = {
      theme: theme.value,
      cropFirst: cropFirst.value,
      models: models.value,
    }
    // A language taken from the browser is not stored: it may change with the browser.
    if (localeChosen.value) chosen.locale = locale.value
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen))
    } catch {
      // Private mode: the choice lasts for this visit.
    }
  })

  return { locale, theme, cropFirst, models, chooseLocale }
})
