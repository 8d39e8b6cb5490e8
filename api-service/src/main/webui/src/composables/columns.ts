import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const WIDEST_TILE = 280
/** On a very wide grid tiles are larger: rows of a dozen would be hard to look over. */
const WIDEST_TILE_OF_MANY = 400
/** In rem: the caption and the space over the next row. */
const CAPTION = 3.625

/** How many columns of what size fit the element. */
export function useColumns(element: Ref<HTMLElement | null>) {
  const width = ref(0)
  const rem = ref(16)
  const gap = computed(() => (width.value < 600 ? 12 : 20))
  const columns = computed(() => {
    if (width.value < 600) return 2
    const widest = width.value < 1900 ? WIDEST_TILE : WIDEST_TILE_OF_MANY
    return Math.max(3, Math.ceil((width.value + gap.value) / (widest + gap.value)))
  })
  const tile = computed(() =>
    Math.max(1, (width.value - gap.value * (columns.value - 1)) / columns.value),
  )
  const rowHeight = computed(() => Math.round(tile.value + CAPTION * rem.value + gap.value))
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
