import { onBeforeUnmount, ref } from 'vue'

/** The time, told every `every` milliseconds; 0 before the first time. */
export function useNow(every: number) {
  const now = ref(0)
  const timer = setInterval(() => (now.value = Date.now()), every)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
