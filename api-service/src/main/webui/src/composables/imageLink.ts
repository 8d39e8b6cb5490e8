import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Links to photographs that keep the filters of the address. Cheaper than thousands of router-links. */
export function useImageLink() {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => {
    const at = route.fullPath.indexOf('?')
    return at < 0 ? '' : route.fullPath.slice(at)
  })

  /** A plain click is handled by the router; the browser handles the others, such as "open in a new tab". */
  function follow(event: MouseEvent, id: string) {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.push({ name: 'image', params: { id }, query: route.query })
  }

  return { href: (id: string) => `/images/${id}${query.value}`, follow }
}
