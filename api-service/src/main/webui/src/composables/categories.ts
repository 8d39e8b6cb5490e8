import { computed } from 'vue'
import { useCatalog } from '@/stores/catalog'
import { useText } from './text'

/** Up to this many categories can be looked over at once; more need a field to search in. */
const LOOKED_OVER = 30

/** The categories with their counts, sorted by their names in the language of the page. */
export function useCategories(chosen: () => string | null | undefined) {
  const catalog = useCatalog()
  const { category, locale } = useText()

  const categories = computed(() => {
    const known = new Map(catalog.categories.map((entry) => [entry.name, entry.count]))
    const value = chosen()
    // A label may come from a model that is gone.
    if (value && !known.has(value)) known.set(value, 0)
    return [...known]
      .map(([name, count]) => ({ value: name, title: category(name), count }))
      .sort((a, b) => a.title.localeCompare(b.title, locale.value))
  })
  return { categories, many: computed(() => categories.value.length > LOOKED_OVER) }
}
