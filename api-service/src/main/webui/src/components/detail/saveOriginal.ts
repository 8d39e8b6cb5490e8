import type { Image } from '@/api/types'

/**
 * Saves the original as a file. The object store is another origin: where it does not allow the page
 * to read, the browser shows the picture in a new tab instead.
 */
export async function saveOriginal(image: Image): Promise<void> {
  try {
    const answer = await fetch(image.content)
    if (!answer.ok) throw new Error(String(answer.status))
    const url = URL.createObjectURL(await answer.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = `${image.id}.${image.contentType === 'image/png' ? 'png' : 'jpg'}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  } catch {
    window.open(image.content, '_blank', 'noopener')
  }
}
