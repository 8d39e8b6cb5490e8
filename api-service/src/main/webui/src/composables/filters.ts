import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Filters, filtersOf, queryOf } from '@/stores/filters'

/** The filters in the address. The back button undoes each change. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersOf(route.query))

  function change(part: Partial<Filters>) {
    void router.push({ name: 'browse', query: queryOf({ ...filters.value, ...part }) })
  }

  /** Keeps order, palette and count: they exclude no photograph. */
  function clear() {
    change({
      category: undefined,
      color: undefined,
      status: undefined,
      source: undefined,
      object: undefined,
      atLeast: undefined,
    })
  }

  return { filters, change, clear }
}
