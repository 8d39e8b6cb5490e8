import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Notice {
  id: number
  text: string
  tone: 'info' | 'error'
  action?: { text: string; run: () => void }
  /** Milliseconds on screen. */
  timeout: number
}

/** Short messages at the bottom of the page, one at a time. */
export const useNotices = defineStore('notices', () => {
  const queue = ref<Notice[]>([])
  let ids = 0

  function show(text: string, options: Partial<Omit<Notice, 'id' | 'text'>> = {}): number {
    const id = ++ids
    queue.value.push({ tone: 'info', timeout: 5_000, ...options, id, text })
    return id
  }

  function dismiss(id: number) {
    queue.value = queue.value.filter((notice) => notice.id !== id)
  }

  return { queue, show, dismiss }
})
