import { defineStore } from 'pinia'
import { ref } from 'vue'
import { deleteImage } from '@/api/images'
import { asProblem } from '@/api/problem'
import { useGallery } from './gallery'
import { useNotices } from './notices'

export const UNDO_MS = 7_000

interface Texts {
  removed: string
  undo: string
  failed: (code: string) => string
}

/** Deletes with undo: the image goes from sight at once, and for good when the time to undo is over. */
export const useRemoval = defineStore('removal', () => {
  const waiting = ref(new Map<string, () => void>())
  const gallery = useGallery()
  const notices = useNotices()

  function remove(id: string, texts: Texts) {
    const taken = gallery.take(id)
    const restore = () => taken && gallery.putBack(taken)
    const timer = setTimeout(() => void commit(id, restore, texts), UNDO_MS)
    waiting.value.set(id, () => clearTimeout(timer))
    const notice = notices.show(texts.removed, {
      timeout: UNDO_MS,
      action: {
        text: texts.undo,
        run: () => {
          clearTimeout(timer)
          waiting.value.delete(id)
          notices.dismiss(notice)
          restore()
        },
      },
    })
  }

  async function commit(id: string, restore: () => void, texts: Texts) {
    waiting.value.delete(id)
    try {
      await deleteImage(id)
    } catch (error) {
      const { code, status } = asProblem(error)
      if (status === 404) return
      restore()
      notices.show(texts.failed(code), { tone: 'error' })
    }
  }

  /** The page closes: what was said to be deleted is deleted now. */
  function flush() {
    for (const [id, cancel] of waiting.value) {
      cancel()
      deleteImage(id, true).catch(() => undefined)
    }
    waiting.value.clear()
  }

  return { waiting, remove, flush }
})
