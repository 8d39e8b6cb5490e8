import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import {
  browserLocale,
  type Choices,
  CHOICES_KEY,
  readChoices,
  type ThemeChoice,
} from '@/boot/choices'
import type { LocaleName } from '@/locales/names'

/** What this person chose; kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const stored = readChoices()
  const locale = ref<LocaleName>(stored.locale ?? browserLocale(navigator.languages))
  const localeChosen = ref(stored.locale !== undefined)
  const theme = ref<ThemeChoice>(stored.theme ?? 'system')
  const cropFirst = ref(stored.cropFirst ?? false)

  function chooseLocale(name: LocaleName) {
    locale.value = name
    localeChosen.value = true
  }

  watch([locale, theme, cropFirst], () => {
    const chosen: Choices = { theme: theme.value, cropFirst: cropFirst.value }
    if (localeChosen.value) chosen.locale = locale.value
    try {
      localStorage.setItem(CHOICES_KEY, JSON.stringify(chosen))
    } catch {
      // Private mode: the choice lasts for this visit.
    }
  })

  return { locale, theme, cropFirst, chooseLocale }
})
