import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Image, ImageEvent } from '@/api/types'
import { RateWindow } from './rate'
import { useStream } from './stream'

/** Results kept in sight. */
export const KEPT = 120
const TICK_MS = 1_000

const RESULTS = ['classified', 'rejected', 'failed']

/** Results as they arrive, from all sources. */
export const useLive = defineStore('live', () => {
  const stream = useStream()
  const results = shallowRef<Image[]>([])
  const source = ref<string>()
  const sources = ref(new Set<string>())
  const paused = ref(false)
  const missed = ref(0)
  const seen = ref(0)
  const rate = ref(0)
  const course = ref<number[]>([])
  let window = new RateWindow()
  let fresh: Image[] = []
  let frame = 0
  let ticker: ReturnType<typeof setInterval> | undefined
  let unsubscribe: (() => void) | undefined

  const shown = computed(() =>
    source.value ? results.value.filter((image) => image.source === source.value) : results.value,
  )

  function start() {
    unsubscribe ??= stream.subscribe(onEvent)
    ticker ??= setInterval(tick, TICK_MS)
    tick()
  }

  function stop() {
    unsubscribe?.()
    clearInterval(ticker)
    unsubscribe = ticker = undefined
    window = new RateWindow()
  }

  function onEvent({ type, id, image }: ImageEvent) {
    if (type === 'deleted') results.value = results.value.filter((one) => one.id !== id)
    if (!image || !RESULTS.includes(type)) return
    sources.value.add(image.source)
    if (source.value && image.source !== source.value) return
    window.add(Date.now())
    seen.value++
    if (paused.value) missed.value++
    else {
      fresh.unshift(image)
      // Many results in one moment are one change of the page.
      if (!frame) frame = requestAnimationFrame(settle)
    }
  }

  function settle() {
    frame = 0
    const ids = new Set(fresh.map((image) => image.id))
    const older = results.value.filter((image) => !ids.has(image.id))
    results.value = [...fresh, ...older].slice(0, KEPT)
    fresh = []
  }

  function tick() {
    rate.value = window.rate(Date.now())
    course.value = window.course(Date.now())
  }

  /** Rate and count are those of the chosen source. */
  function filterBy(wanted: string | undefined) {
    source.value = wanted
    seen.value = 0
    window = new RateWindow()
    tick()
  }

  function togglePause() {
    paused.value = !paused.value
    missed.value = 0
  }

  return {
    results,
    shown,
    source,
    sources,
    paused,
    missed,
    seen,
    rate,
    course,
    start,
    stop,
    filterBy,
    togglePause,
  }
})
