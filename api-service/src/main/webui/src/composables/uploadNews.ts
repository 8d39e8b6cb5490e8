import { ref, watch } from 'vue'
import type { UploadItem } from '@/stores/uploadItem'
import { useUploads } from '@/stores/uploads'
import { useText } from './text'

const TOLD = ['refused', 'done', 'failed', 'canceled']

/** The latest outcome as a sentence, for those who listen to the page. */
export function useUploadNews() {
  const uploads = useUploads()
  const { t, verdict, percent, refusal, problemOf } = useText()
  const news = ref('')
  const told = new Map<number, string>()

  function outcome({ image, refusal: refused, problem, phase }: UploadItem): string {
    if (refused) return refusal(refused)
    if (problem) return problemOf(problem)
    if (!image) return t(`upload.phase.${phase}`)
    const score = image.classification?.score
    return score === undefined ? verdict(image) : `${verdict(image)}, ${percent(score)}`
  }

  watch(
    () => uploads.items.map((item) => `${item.key} ${item.phase}`).join(),
    () => {
      const fresh = uploads.items.filter(
        (item) => TOLD.includes(item.phase) && told.get(item.key) !== item.phase,
      )
      fresh.forEach((item) => told.set(item.key, item.phase))
      const sentences = fresh.map((item) =>
        t('upload.announce', { name: item.name, text: outcome(item) }),
      )
      if (sentences.length) news.value = sentences.join(' ')
    },
  )
  return news
}
