import { ref, watchEffect } from 'vue'
import { resolveTheme, SYSTEM_IS_DARK } from '@/boot/preferences'
import { usePreferences } from '@/stores/preferences'
import { useMediaQuery } from './media'

const dark = ref(false)

/** Keeps the page in the chosen theme, and follows the system where "as the system" is chosen. */
export function useTheme() {
  const preferences = usePreferences()
  const systemIsDark = useMediaQuery(SYSTEM_IS_DARK)
  watchEffect(() => {
    dark.value = resolveTheme(preferences.theme, systemIsDark.value) === 'dark'
    document.documentElement.classList.toggle('dark', dark.value)
    document.documentElement.classList.toggle('light', !dark.value)
  })
}

/** A colour of styles/colors.css for drawing by script. Reactive: changes with the theme. */
export function themeColor(name: string, opacity = 1): string {
  // Reading it makes the caller depend on the theme.
  void dark.value
  const parts = getComputedStyle(document.documentElement).getPropertyValue(`--color-${name}`)
  return `rgba(${parts.trim()}, ${opacity})`
}
