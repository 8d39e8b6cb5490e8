import { computed } from 'vue'
import { useCatalog } from '@/stores/catalog'
import { useModels } from '@/stores/models'
import { useText } from './text'

/** Up to this many categories can be looked over at once; more need a field to search in. */
const LOOKED_OVER = 30

/**
 * The categories with their counts, sorted by their names in the language of the page: all, or those that photographs
 * have and the default model knows. Another model may know a thousand that nobody looks for.
 */
export function useCategories(chosen: () => string | null | undefined, all = true) {
  const catalog = useCatalog()
  const models = useModels()
  const { category, locale } = useText()

  const categories = computed(() => {
    const usual = models.versions.find((one) => one.default)?.labels
    const offered = catalog.categories.filter(
      ({ name, count }) => all || !usual || count > 0 || usual.includes(name),
    )
    const known = new Map(offered.map((entry) => [entry.name, entry.count]))
    const value = chosen()
    // A label may come from a model that is gone.
    if (value && !known.has(value)) known.set(value, 0)
    return [...known]
      .map(([name, count]) => ({ value: name, title: category(name), count }))
      .sort((a, b) => a.title.localeCompare(b.title, locale.value))
  })
  return { categories, many: computed(() => categories.value.length > LOOKED_OVER) }
}
