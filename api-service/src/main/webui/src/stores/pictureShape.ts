/** From this ratio of the longer to the shorter side a picture is far from square. */
const FAR_FROM_SQUARE = 1.5

/** Reads the size of a picture, as oriented; false for one that the browser cannot read. */
export function isFarFromSquare(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => {
      const { naturalWidth: width, naturalHeight: height } = image
      resolve(Math.max(width, height) > FAR_FROM_SQUARE * Math.min(width, height))
    }
    image.onerror = () => resolve(false)
    image.src = url
  })
}
