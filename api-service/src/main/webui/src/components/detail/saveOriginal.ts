import type { Image } from '@/api/types'
import { saveFile } from '@/composables/saveFile'

/**
 * Saves the original as a file. The object store is another origin: where it does not allow the page
 * to read, the browser shows the picture in a new tab instead.
 */
export async function saveOriginal(image: Image): Promise<void> {
  try {
    const answer = await fetch(image.content)
    if (!answer.ok) throw new Error(String(answer.status))
    const extension = image.contentType === 'image/png' ? 'png' : 'jpg'
    saveFile(await answer.blob(), `${image.id}.${extension}`)
  } catch {
    window.open(image.content, '_blank', 'noopener')
  }
}
