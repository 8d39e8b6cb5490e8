import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { isAbort } from '@/api/http'
import { listImages } from '@/api/images'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Image } from '@/api/types'
import { type Filters, imageQueryOf, queryOf } from './filters'

/** The photographs that match the filters, page by page. */
export const useGallery = defineStore('gallery', () => {
  const filters = ref<Filters>({ palette: 'rgb', order: 'newest' })
  // Shallow, since there may be thousands of images. A changed image is replaced as a whole.
  const known = shallowRef<Image[]>([])
  /** Ids of deleted images whose deletion can still be undone. */
  const hidden = ref(new Set<string>())
  const items = computed(() =>
    hidden.value.size ? known.value.filter((item) => !hidden.value.has(item.id)) : known.value,
  )
  const next = ref<string>()
  const loading = ref(false)
  const loaded = ref(false)
  const problem = ref<ApiProblem>()
  /** All photographs can be scrolled through: neither a sample nor a chosen number. */
  const unlimited = computed(() => filters.value.order === 'newest' && !filters.value.count)
  let call: AbortController | undefined

  async function fetchPage(cursor?: string) {
    call?.abort()
    const current = (call = new AbortController())
    loading.value = true
    problem.value = undefined
    try {
      const page = await listImages(imageQueryOf(filters.value, cursor), current.signal)
      known.value = cursor ? merge(known.value, page.items) : page.items
      next.value = unlimited.value ? page.next : undefined
      loaded.value = true
    } catch (error) {
      if (isAbort(error)) return
      problem.value = asProblem(error)
      // The photographs of other filters must not stay.
      if (!cursor) known.value = []
    } finally {
      if (call === current) loading.value = false
    }
  }

  async function show(wanted: Filters) {
    filters.value = wanted
    await reload()
  }

  /** Loads these filters unless they are loaded or being loaded. */
  async function open(wanted: Filters) {
    const same = JSON.stringify(queryOf(filters.value)) === JSON.stringify(queryOf(wanted))
    if (!same || !(loaded.value || loading.value)) await show(wanted)
  }

  async function reload() {
    next.value = undefined
    await fetchPage()
  }

  async function loadMore() {
    if (next.value && !loading.value && !problem.value) await fetchPage(next.value)
  }

  /** Repeats the request that failed: for the next page, or for the first. */
  async function resume() {
    if (known.value.length && next.value) await fetchPage(next.value)
    else await reload()
  }

  function replace(image: Image) {
    known.value = known.value.map((item) => (item.id === image.id ? image : item))
  }

  function drop(id: string) {
    known.value = known.value.filter((item) => item.id !== id)
    hidden.value.delete(id)
  }

  return {
    filters,
    items,
    next,
    loading,
    loaded,
    problem,
    unlimited,
    open,
    show,
    reload,
    loadMore,
    resume,
    replace,
    drop,
    hidden,
  }
})

/** An image may be on two pages when others are deleted between the requests. */
function merge(known: Image[], more: Image[]): Image[] {
  const ids = new Set(known.map((item) => item.id))
  return known.concat(more.filter((item) => !ids.has(item.id)))
}
