/** How long the browser may take to begin with saving, in milliseconds. */
const KEPT = 60_000

/** Saves content as a file of the user. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT)
}
