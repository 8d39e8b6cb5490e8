import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { listImages } from '@/api/images'
import { onReachability } from '@/api/reachability'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/** Whether the API can be reached. While it cannot, it is probed with growing pauses. */
export const useConnection = defineStore('connection', () => {
  const online = ref(navigator.onLine)
  const answering = ref(true)
  /** Counts the recoveries: views watch it to load again. */
  const recoveries = ref(0)
  const state = computed(() => (!online.value ? 'offline' : answering.value ? 'ok' : 'down'))
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE_MS

  function report(reachable: boolean) {
    if (reachable && !answering.value) recoveries.value++
    answering.value = reachable
    clearTimeout(timer)
    if (reachable) pause = FIRST_PAUSE_MS
    else timer = setTimeout(probe, pause)
  }

  function probe() {
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    // report() gets the outcome.
    listImages({ limit: 1 }).catch(() => undefined)
  }

  function retryNow() {
    pause = FIRST_PAUSE_MS
    clearTimeout(timer)
    probe()
  }

  /** Watches the network until the returned function is called. */
  function watchNetwork(): () => void {
    const wentOffline = () => (online.value = false)
    const cameOnline = () => {
      online.value = true
      retryNow()
    }
    const unsubscribe = onReachability(report)
    window.addEventListener('offline', wentOffline)
    window.addEventListener('online', cameOnline)
    return () => {
      unsubscribe()
      clearTimeout(timer)
      window.removeEventListener('offline', wentOffline)
      window.removeEventListener('online', cameOnline)
    }
  }

  return { state, recoveries, report, retryNow, watchNetwork }
})
