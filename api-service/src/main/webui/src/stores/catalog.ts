import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { getStats, listCategories } from '@/api/images'
import type { NameCount } from '@/api/types'

/** What can be asked for: categories with counts, and the sources seen so far. */
export const useCatalog = defineStore('catalog', () => {
  const categories = ref<NameCount[]>([])
  const sources = ref<string[]>([])
  const names = computed(() => categories.value.map((entry) => entry.name))

  async function load() {
    const [counted, stats] = await Promise.allSettled([listCategories(), getStats()])
    if (counted.status === 'fulfilled') categories.value = counted.value
    if (stats.status === 'fulfilled') {
      sources.value = stats.value.sources.map((entry) => entry.name)
    }
  }

  async function loadOnce() {
    if (categories.value.length === 0) await load()
  }

  return { categories, names, sources, load, loadOnce }
})
