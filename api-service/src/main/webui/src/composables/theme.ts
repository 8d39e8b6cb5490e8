import { ref, watchEffect } from 'vue'
import { DARK, resolveTheme } from '@/boot/choices'
import { usePreferences } from '@/stores/preferences'
import { useMediaQuery } from './media'

const dark = ref(false)

/** Keeps the page in the chosen appearance, and with the system where that is the choice. */
export function useAppearance() {
  const preferences = usePreferences()
  const systemDark = useMediaQuery(DARK)
  watchEffect(() => {
    dark.value = resolveTheme(preferences.theme, systemDark.value) === 'dark'
    document.documentElement.classList.toggle('dark', dark.value)
    document.documentElement.classList.toggle('light', !dark.value)
  })
}

/** A colour of the page as it is now, for what is drawn by script; follows the appearance. */
export function paint(name: string, alpha = 1): string {
  // Read, so that whoever computes with it computes again.
  void dark.value
  const parts = getComputedStyle(document.documentElement).getPropertyValue(`--v-theme-${name}`)
  return `rgba(${parts.trim()}, ${alpha})`
}
