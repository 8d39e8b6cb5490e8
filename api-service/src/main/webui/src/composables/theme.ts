import { useMediaQuery } from './media'
import { watchEffect } from 'vue'
import { useTheme } from 'vuetify'
import { type ThemeChoice, usePreferences } from '@/stores/preferences'

const DARK = '(prefers-color-scheme: dark)'

export function resolveTheme(choice: ThemeChoice, systemDark = matchMedia(DARK).matches) {
  if (choice !== 'system') return choice
  return systemDark ? 'dark' : 'light'
}

/** Keeps the page in the chosen appearance, and with the system where that is the choice. */
export function useAppearance() {
  const preferences = usePreferences()
  const theme = useTheme()
  const systemDark = useMediaQuery(DARK)
  watchEffect(() => {
    const name = resolveTheme(preferences.theme, systemDark.value)
    theme.change(name)
    document.documentElement.classList.toggle('dark', name === 'dark')
    document.documentElement.classList.toggle('light', name === 'light')
  })
}
