import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { resolveTheme } from './composables/theme'
import { i18n, speak } from './plugins/i18n'
import { vuetifyPlugin } from './plugins/vuetify'
import { router } from './router'
import { usePreferences } from './stores/preferences'
import './styles/main.scss'

async function start() {
  const app = createApp(App).use(createPinia())
  const preferences = usePreferences()
  app.use(router)
  await Promise.all([speak(preferences.locale), router.isReady()])
  app
    .use(i18n)
    .use(vuetifyPlugin(resolveTheme(preferences.theme)))
    .mount('#app')
}

void start()
