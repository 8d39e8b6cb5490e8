import { defineStore } from 'pinia'
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

/** Deletes with undo: the image is hidden at once, and deleted on the server after UNDO_MS. */
export const useRemoval = defineStore('removal', () => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const gallery = useGallery()
  const notices = useNotices()

  function remove(id: string, texts: Texts) {
    gallery.hidden.add(id)
    timers.set(
      id,
      setTimeout(() => void commit(id, texts), UNDO_MS),
    )
    const notice = notices.show(texts.removed, {
      timeout: UNDO_MS,
      action: {
        text: texts.undo,
        run: () => {
          clearTimeout(timers.get(id))
          timers.delete(id)
          gallery.hidden.delete(id)
          notices.dismiss(notice)
        },
      },
    })
  }

  async function commit(id: string, texts: Texts) {
    timers.delete(id)
    try {
      await deleteImage(id)
      gallery.drop(id)
    } catch (error) {
      const { code, status } = asProblem(error)
      if (status === 404) return gallery.drop(id)
      gallery.hidden.delete(id)
      notices.show(texts.failed(code), { tone: 'error' })
    }
  }

  /** Deletes at once what is waiting. Called when the page closes. */
  function flush() {
    for (const [id, timer] of timers) {
      clearTimeout(timer)
      deleteImage(id, true).catch(() => undefined)
    }
    timers.clear()
  }

  return { remove, flush }
})
