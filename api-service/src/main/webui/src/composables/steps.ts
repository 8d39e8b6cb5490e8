import { onBeforeUnmount, ref, watch } from 'vue'
import { idle } from './idle'

/** Counts up to `last`, a step in each idle moment, from when it is time. */
export function useSteps(last: number, time: () => boolean) {
  const step = ref(0)
  let gone = false

  async function climb() {
    while (!gone && step.value < last) {
      await idle()
      step.value++
    }
  }
  watch(time, (now) => now && void climb(), { immediate: true })
  onBeforeUnmount(() => (gone = true))
  return step
}
