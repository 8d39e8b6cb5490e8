import { ref, watch } from 'vue'
import { ENDED, type UploadItem } from '@/stores/uploadItem'
import { useUploads } from '@/stores/uploads'
import { useText } from './text'

const MAX_ENTRIES = 20

/** A log for screen readers: what has become of the uploads, and which of them offer a square crop. */
export function useUploadNews() {
  const uploads = useUploads()
  const { t, verdict, percent, refusal, problemOf } = useText()
  const news = ref<{ id: number; text: string }[]>([])
  const announced = new Map<number, string>()
  let count = 0

  function outcome({ image, refusal: refused, problem, phase }: UploadItem): string {
    if (phase === 'ready') return t('upload.offerSquare')
    if (refused) return refusal(refused)
    if (problem) return problemOf(problem)
    if (!image) return t(`upload.phase.${phase}`)
    const score = image.classification?.score
    return score === undefined ? verdict(image) : `${verdict(image)}, ${percent(score)}`
  }

  function isNews({ key, phase, offersSquare }: UploadItem): boolean {
    const worthSaying = ENDED.includes(phase) || (phase === 'ready' && offersSquare === true)
    return worthSaying && announced.get(key) !== phase
  }

  watch(
    () => uploads.items.map((item) => `${item.key} ${item.phase}`).join(),
    () => {
      const fresh = uploads.items.filter(isNews)
      fresh.forEach((item) => announced.set(item.key, item.phase))
      const entries = fresh.map((item) => ({
        id: ++count,
        text: t('upload.announce', { name: item.name, text: outcome(item) }),
      }))
      news.value = [...news.value, ...entries].slice(-MAX_ENTRIES)
    },
  )
  return news
}
