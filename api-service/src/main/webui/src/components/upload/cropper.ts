import Cropper from 'cropperjs'

const HANDLES = ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw']
const TEMPLATE = `
  <cropper-canvas background>
    <cropper-image rotatable scalable translatable></cropper-image>
    <cropper-shade hidden></cropper-shade>
    <cropper-handle action="move" plain></cropper-handle>
    <cropper-selection initial-coverage="0.82" movable resizable>
      <cropper-grid aria-hidden="true" bordered covered theme-color="rgba(255, 255, 255, 0.7)"></cropper-grid>
      <cropper-handle action="move" theme-color="rgba(255, 255, 255, 0.12)"></cropper-handle>
      ${HANDLES.map(
        (side) => `<cropper-handle action="${side}-resize" theme-color="#b5d66a"></cropper-handle>`,
      ).join('')}
    </cropper-selection>
  </cropper-canvas>`

/** Longest side of a cropped picture in pixels. */
const LONGEST = 4096
/** How far a button moves or grows the frame. */
const STEP = 24

/** Crops a picture with cropperjs. Lengths are CSS pixels. */
export class PictureCropper {
  private readonly cropper: Cropper

  /** With `square` the frame starts as a square and stays one. */
  constructor(
    image: HTMLImageElement,
    container: HTMLElement,
    private readonly square = false,
  ) {
    this.cropper = new Cropper(image, { container, template: TEMPLATE })
    if (square && this.frame) this.frame.aspectRatio = 1
    // cropperjs is ready when the bytes are loaded, which may be before the layout: reset() needs that.
    void this.image?.$ready(() => requestAnimationFrame(() => this.reset()))
  }

  private get image() {
    return this.cropper.getCropperImage()
  }

  private get frame() {
    return this.cropper.getCropperSelection()
  }

  turn(degrees: number): void {
    this.image?.$rotate(`${degrees}deg`)
    this.image?.$center('contain')
    this.fit()
  }

  zoom(by: number): void {
    this.image?.$zoom(by)
  }

  move(right: number, down: number): void {
    this.frame?.$move(right * STEP, down * STEP)
  }

  grow(steps: number): void {
    const { frame } = this
    if (!frame) return
    const by = Math.max(steps * STEP, 48 - frame.width, 48 - frame.height)
    frame.$change(frame.x - by / 2, frame.y - by / 2, frame.width + by, frame.height + by)
  }

  reset(): void {
    this.image?.$resetTransform()
    this.image?.$center('contain')
    this.fit()
  }

  /** Puts the frame around 92 % of the picture, or around the largest square in its middle. */
  private fit(): void {
    const canvas = this.cropper.getCropperCanvas()?.getBoundingClientRect()
    const picture = this.image?.getBoundingClientRect()
    if (!canvas || !picture?.width) return
    const side = Math.min(picture.width, picture.height)
    const width = this.square ? side : 0.92 * picture.width
    const height = this.square ? side : 0.92 * picture.height
    this.frame?.$change(
      picture.x - canvas.x + (picture.width - width) / 2,
      picture.y - canvas.y + (picture.height - height) / 2,
      width,
      height,
    )
  }

  /** The part of the picture inside the frame, in the resolution of the original. */
  async crop(type: string): Promise<Blob> {
    const { image, frame } = this
    if (!image || !frame) throw new Error('no picture')
    const [a = 1, b = 0] = image.$getTransform()
    const enlarge = Math.min(1 / Math.hypot(a, b), LONGEST / Math.max(frame.width, frame.height))
    const canvas = await frame.$toCanvas({
      width: Math.max(1, Math.round(frame.width * enlarge)),
      height: Math.max(1, Math.round(frame.height * enlarge)),
    })
    return new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('empty'))),
        type === 'image/png' ? 'image/png' : 'image/jpeg',
        0.92,
      ),
    )
  }

  destroy(): void {
    this.cropper.destroy()
  }
}
