import { onBeforeUnmount, type Ref, ref, watch } from 'vue'

/** Whether the element is on the screen or close to it; stays true from then on. */
export function useNear(element: Ref<HTMLElement | undefined>) {
  const near = ref(false)
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      near.value = true
      observer.disconnect()
    },
    { rootMargin: '200px' },
  )
  watch(element, (now) => now && !near.value && observer.observe(now), { flush: 'post' })
  onBeforeUnmount(() => observer.disconnect())
  return near
}
