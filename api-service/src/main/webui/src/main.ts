import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { joinLater } from './plugins/heavy'
import { speak } from './plugins/i18n'
import { router } from './router'
import { watchMissingViews } from './router/missingView'
import { usePreferences } from './stores/preferences'
import './styles/main.scss'

const RETRY_MS = 3_000

async function start() {
  const app = createApp(App).use(createPinia())
  joinLater(app)
  watchMissingViews(router)
  app.use(router)
  await Promise.all([speak(usePreferences().locale), router.isReady()])
  // A task ends here: what is asked of the browser meanwhile is not held up.
  await new Promise((resolve) => setTimeout(resolve))
  app.mount('#app')
}

/** A part of the page did not come: it is loaded anew as soon as the service answers. */
async function startAnew() {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined)
  if (answer?.ok) location.reload()
  else setTimeout(() => void startAnew(), RETRY_MS)
}

start().catch(() => setTimeout(() => void startAnew(), RETRY_MS))
