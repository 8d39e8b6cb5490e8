import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserLocale } from '@/boot/preferences'
import { usePreferences } from './preferences'

describe('preferences', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('take the first language of the browser that the page speaks', () => {
    expect(browserLocale(['de-DE', 'uk-UA', 'ru'])).toBe('uk')
    expect(browserLocale(['ja'])).toBe('en')
  })

  it('remember what was chosen', async () => {
    const preferences = usePreferences()
    preferences.chooseLocale('ru')
    preferences.theme = 'dark'
    await nextTick()
    setActivePinia(createPinia())
    expect(usePreferences()).toMatchObject({ locale: 'ru', theme: 'dark' })
  })

  it('do not take the browser’s language for a choice', async () => {
    usePreferences().theme = 'light'
    await nextTick()
    expect(JSON.parse(localStorage.getItem('romanesco.preferences')!)).not.toHaveProperty('locale')
  })
})
