import { onBeforeUnmount, ref } from 'vue'

/** The current time in ms, updated every `interval` ms; 0 until the first update. */
export function useNow(interval: number) {
  const now = ref(0)
  const timer = setInterval(() => (now.value = Date.now()), interval)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
