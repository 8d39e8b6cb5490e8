import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { getStats } from '@/api/images'
import { type ApiProblem, asProblem } from '@/api/problem'
import type { Stats } from '@/api/types'
import { atReconnection, useStream } from './stream'

/** Events reload the numbers at most this often. */
const RELOAD_MS = 5_000

/** The statistics, reloaded after events while they are on the screen. */
export const useStatistics = defineStore('statistics', () => {
  const stream = useStream()
  const stats = ref<Stats>()
  const loadedAt = ref<string>()
  const loading = ref(false)
  const problem = ref<ApiProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsubscribe: (() => void) | undefined

  const accuracy = computed(() => {
    const { images = 0, correct = 0 } = stats.value?.labelled ?? {}
    return images ? correct / images : undefined
  })

  async function load() {
    loading.value = true
    try {
      stats.value = await getStats()
      loadedAt.value = new Date().toISOString()
      problem.value = undefined
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      loading.value = false
    }
  }

  function reloadSoon() {
    timer ??= setTimeout(() => {
      timer = undefined
      void load()
    }, RELOAD_MS)
  }

  function start() {
    unsubscribe ??= stream.subscribe(reloadSoon, atReconnection(reloadSoon))
    void load()
  }

  function stop() {
    unsubscribe?.()
    clearTimeout(timer)
    unsubscribe = timer = undefined
  }

  return { stats, loadedAt, loading, problem, accuracy, load, start, stop }
})
