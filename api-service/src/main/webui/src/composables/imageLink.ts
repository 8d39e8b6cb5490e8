import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Links to photographs that keep the filters of the address; lighter than a router-link for each of thousands. */
export function useImageLink() {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => {
    const at = route.fullPath.indexOf('?')
    return at < 0 ? '' : route.fullPath.slice(at)
  })

  /** A plain click stays in the page; with a key or another button the browser does what it always does. */
  function follow(event: MouseEvent, id: string) {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.push({ name: 'image', params: { id }, query: route.query })
  }

  return { href: (id: string) => `/images/${id}${query.value}`, follow }
}
