import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Image, ImageEvent } from '@/api/types'
import { RateWindow } from './rate'
import { useStream } from './stream'

/** Results kept for display. */
export const MAX_RESULTS = 120
const TICK_MS = 1_000

const RESULT_EVENTS = ['classified', 'analysed', 'rejected', 'failed']

/** The newest results of all sources, as they arrive. */
export const useLive = defineStore('live', () => {
  const stream = useStream()
  const results = shallowRef<Image[]>([])
  const source = ref<string>()
  const sources = ref(new Set<string>())
  const paused = ref(false)
  const missed = ref(0)
  const seen = ref(0)
  const rate = ref(0)
  const history = ref<number[]>([])
  let rates = new RateWindow()
  let arrived: Image[] = []
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
    rates = new RateWindow()
  }

  function onEvent({ type, id, image }: ImageEvent) {
    if (type === 'deleted') results.value = results.value.filter((one) => one.id !== id)
    if (!image || !RESULT_EVENTS.includes(type)) return
    sources.value.add(image.source)
    if (source.value && image.source !== source.value) return
    rates.add(Date.now())
    seen.value++
    if (paused.value) missed.value++
    else {
      arrived.unshift(image)
      // Results that arrive within one frame are rendered together.
      if (!frame) frame = requestAnimationFrame(showArrived)
    }
  }

  function showArrived() {
    frame = 0
    const ids = new Set(arrived.map((image) => image.id))
    const older = results.value.filter((image) => !ids.has(image.id))
    results.value = [...arrived, ...older].slice(0, MAX_RESULTS)
    arrived = []
  }

  function tick() {
    rate.value = rates.rate(Date.now())
    history.value = rates.history(Date.now())
  }

  /** Rate and count start anew: they are those of the chosen source. */
  function filterBy(wanted: string | undefined) {
    source.value = wanted
    seen.value = 0
    rates = new RateWindow()
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
    history,
    start,
    stop,
    filterBy,
    togglePause,
  }
})
