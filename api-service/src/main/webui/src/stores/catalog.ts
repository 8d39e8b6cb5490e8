import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { getStats, listCategories } from '@/api/images'
import type { NameCount } from '@/api/types'
import { useModels } from './models'

/** The values that the filters offer: categories with their counts, and the sources seen so far. */
export const useCatalog = defineStore('catalog', () => {
  const categories = ref<NameCount[]>([])
  const sources = ref<string[]>([])
  const models = useModels()
  /** What models that find objects may find. */
  const objects = computed(() => {
    const found = models.versions.filter(({ task }) => task && task !== 'classification')
    return [...new Set(found.flatMap(({ labels }) => labels))].sort()
  })

  async function load() {
    const [counted, stats] = await Promise.allSettled([listCategories(), getStats(), models.load()])
    if (counted.status === 'fulfilled') categories.value = counted.value
    if (stats.status === 'fulfilled') {
      sources.value = stats.value.sources.map((entry) => entry.name)
    }
  }

  return { categories, sources, objects, load }
})
