import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { setLocale } from './plugins/i18n'
import { router } from './router'
import { watchMissingViews } from './router/missingView'
import { usePreferences } from './stores/preferences'
import './styles/main.css'

const RETRY_MS = 3_000

async function start() {
  const app = createApp(App).use(createPinia())
  watchMissingViews(router)
  app.use(router)
  await Promise.all([setLocale(usePreferences().locale), router.isReady()])
  app.mount('#app')
}

/** A file of the page could not be loaded: reloads the page as soon as the service answers. */
async function reloadWhenReachable() {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined)
  if (answer?.ok) location.reload()
  else setTimeout(() => void reloadWhenReachable(), RETRY_MS)
}

start().catch(() => setTimeout(() => void reloadWhenReachable(), RETRY_MS))
