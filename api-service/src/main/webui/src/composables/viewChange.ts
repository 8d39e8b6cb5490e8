import { nextTick, watch, watchEffect } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useText } from './text'

/** Sets the title of the document, and moves the focus to the heading when the view changes. */
export function useViewChange() {
  const route = useRoute()
  const router = useRouter()
  const { t } = useText()

  watchEffect(() => {
    const title = route.meta.title ? t(`title.${String(route.meta.title)}`) : undefined
    document.title = title ? `${title} · Romanesco` : 'Romanesco'
  })

  watch(
    () => route.matched[0],
    async (now, before) => {
      if (!before || now === before) return
      await router.isReady()
      await nextTick()
      const heading = document.querySelector<HTMLElement>('main h1')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus({ preventScroll: true })
    },
  )
}
