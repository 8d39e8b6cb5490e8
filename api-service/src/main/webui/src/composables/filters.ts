import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Filters, filtersOf, queryOf } from '@/stores/filters'

/** The filters of the address, and how to change them: each change is a step of the back button. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersOf(route.query))

  function change(part: Partial<Filters>) {
    void router.push({ name: 'browse', query: queryOf({ ...filters.value, ...part }) })
  }

  /** Order, palette and number stay: they choose nothing out. */
  function clear() {
    change({ category: undefined, color: undefined, status: undefined, source: undefined })
  }

  return { filters, change, clear }
}
