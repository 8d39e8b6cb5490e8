import { defineStore } from 'pinia'
import { ref } from 'vue'
import { getStats, listCategories } from '@/api/images'
import type { NameCount } from '@/api/types'

/** The values that the filters offer: categories with their counts, and the sources seen so far. */
export const useCatalog = defineStore('catalog', () => {
  const categories = ref<NameCount[]>([])
  const sources = ref<string[]>([])

  async function load() {
    const [counted, stats] = await Promise.allSettled([listCategories(), getStats()])
    if (counted.status === 'fulfilled') categories.value = counted.value
    if (stats.status === 'fulfilled') {
      sources.value = stats.value.sources.map((entry) => entry.name)
    }
  }

  return { categories, sources, load }
})
