import { onScopeDispose, ref, watch } from 'vue'
import { isAbort } from '@/api/http'
import { getImage } from '@/api/images'
import { type ApiProblem, asProblem } from '@/api/problem'
import type { Image } from '@/api/types'
import { useGallery } from '@/stores/gallery'
import { atReconnection, useStream } from '@/stores/stream'

/** One image, kept up to date: at once from the gallery, then from the server, then by its events. */
export function useImage(id: () => string) {
  const gallery = useGallery()
  const image = ref<Image>()
  const problem = ref<ApiProblem>()
  let call: AbortController | undefined
  /** Events so far. */
  let events = 0

  function update(changed: Image) {
    // Events carry no timings: the known ones stay.
    image.value = { timings: image.value?.timings, ...changed }
    gallery.replace(changed)
  }

  async function load() {
    call?.abort()
    call = new AbortController()
    problem.value = undefined
    const before = events
    try {
      const read = await getImage(id(), call.signal)
      // What was read may be older than an event that came meanwhile.
      if (events !== before) return load()
      update(read)
    } catch (error) {
      if (!isAbort(error)) problem.value = asProblem(error)
    }
  }

  watch(
    id,
    (wanted) => {
      image.value = gallery.items.find((item) => item.id === wanted)
      void load()
    },
    { immediate: true },
  )
  const unsubscribe = useStream().subscribe((event) => {
    if (event.id !== id() || !event.image) return
    events++
    update(event.image)
  }, atReconnection(load))
  onScopeDispose(() => {
    unsubscribe()
    call?.abort()
  })
  return { image, problem, update }
}
