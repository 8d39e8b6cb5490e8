import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const WIDEST_TILE = 280
/** Larger tiles on a very wide grid: a row of a dozen is hard to scan. */
const WIDEST_TILE_ON_WIDE_GRID = 400
/** Height of the caption and of the space below it. */
const CAPTION_REM = 3.625

/** The columns that fit the element. Lengths are CSS pixels. */
export function useColumns(element: Ref<HTMLElement | null>) {
  const width = ref(0)
  const rem = ref(16)
  const gap = computed(() => (width.value < 600 ? 12 : 20))
  const columns = computed(() => {
    if (width.value < 600) return 2
    const widest = width.value < 1900 ? WIDEST_TILE : WIDEST_TILE_ON_WIDE_GRID
    return Math.max(3, Math.ceil((width.value + gap.value) / (widest + gap.value)))
  })
  const tile = computed(() =>
    Math.max(1, (width.value - gap.value * (columns.value - 1)) / columns.value),
  )
  const rowHeight = computed(() => Math.round(tile.value + CAPTION_REM * rem.value + gap.value))
  let observer: ResizeObserver | undefined

  function measure(now: number) {
    width.value = now
    rem.value = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  }

  onMounted(() => {
    observer = new ResizeObserver(([entry]) => measure(entry?.contentRect.width ?? 0))
    if (element.value) {
      measure(element.value.clientWidth)
      observer.observe(element.value)
    }
  })
  onBeforeUnmount(() => observer?.disconnect())
  return { width, columns, gap, tile, rowHeight }
}
