import { useI18n } from 'vue-i18n'
import { createVuetify, type ThemeDefinition } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'
import { createVueI18nAdapter } from 'vuetify/locale/adapters/vue-i18n'
import { i18n } from './i18n'

// The green of a romanesco, terracotta and saffron beside it, on warm paper.
const light: ThemeDefinition = {
  dark: false,
  colors: {
    background: '#F6F5EC',
    surface: '#FFFFFF',
    sunken: '#ECEBDC',
    'surface-variant': '#2A3524',
    'on-surface-variant': '#F6F5EC',
    'on-background': '#1F2A1A',
    'on-surface': '#1F2A1A',
    primary: '#3F6B1F',
    'on-primary': '#FFFFFF',
    secondary: '#A0441C',
    'on-secondary': '#FFFFFF',
    leaf: '#9CC544',
    saffron: '#D9962A',
    focus: '#A0441C',
    error: '#A8281F',
    success: '#3F6B1F',
    info: '#2F5C73',
    warning: '#8A5A00',
  },
  variables: { 'medium-emphasis-opacity': 0.78, 'high-emphasis-opacity': 0.95 },
}

const dark: ThemeDefinition = {
  dark: true,
  colors: {
    background: '#11150E',
    surface: '#1A2016',
    sunken: '#0C0F09',
    'surface-variant': '#E2E7D6',
    'on-surface-variant': '#1A2016',
    'on-background': '#E9EDDF',
    'on-surface': '#E9EDDF',
    primary: '#B5D66A',
    'on-primary': '#182508',
    secondary: '#F2A277',
    'on-secondary': '#3A1606',
    leaf: '#8DB53A',
    saffron: '#E5AC4A',
    focus: '#F2A277',
    error: '#FFB4A8',
    'on-error': '#4A0C05',
    success: '#B5D66A',
    info: '#9CCBE3',
    warning: '#EBC071',
  },
  variables: { 'medium-emphasis-opacity': 0.8, 'high-emphasis-opacity': 0.95 },
}

export function vuetifyPlugin(theme: 'light' | 'dark') {
  return createVuetify({
    theme: { defaultTheme: theme, themes: { light, dark } },
    icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
    locale: { adapter: createVueI18nAdapter({ i18n, useI18n }) },
    defaults: {
      VBtn: { variant: 'flat', rounded: 'pill' },
      VSelect: { variant: 'outlined', density: 'comfortable', hideDetails: true },
      VAutocomplete: { variant: 'outlined', density: 'comfortable' },
      VTextField: { variant: 'outlined', density: 'comfortable', hideDetails: true },
      VSwitch: { color: 'primary', inset: true, hideDetails: true, density: 'comfortable' },
      VDialog: { scrollable: true },
    },
  })
}
