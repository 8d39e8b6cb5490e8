import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const WIDEST_TILE = 280
const CAPTION = 58

/** How many columns of what size fit the element. */
export function useColumns(element: Ref<HTMLElement | null>) {
  const width = ref(0)
  const gap = computed(() => (width.value < 600 ? 12 : 20))
  const columns = computed(() => {
    if (width.value < 600) return 2
    return Math.max(3, Math.ceil((width.value + gap.value) / (WIDEST_TILE + gap.value)))
  })
  const tile = computed(() =>
    Math.max(1, (width.value - gap.value * (columns.value - 1)) / columns.value),
  )
  const rowHeight = computed(() => Math.round(tile.value + CAPTION + gap.value))
  let observer: ResizeObserver | undefined

  onMounted(() => {
    observer = new ResizeObserver(([entry]) => (width.value = entry?.contentRect.width ?? 0))
    if (element.value) {
      width.value = element.value.clientWidth
      observer.observe(element.value)
    }
  })
  onBeforeUnmount(() => observer?.disconnect())
  return { width, columns, gap, tile, rowHeight }
}
