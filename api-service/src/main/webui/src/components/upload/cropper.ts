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

/** Longest side of a cropped picture, in pixels. */
const LONGEST = 4096
const STEP = 24

/** What the dialog needs of cropperjs; all measures are pixels of the screen. */
export class PictureCropper {
  private readonly cropper: Cropper

  constructor(image: HTMLImageElement, container: HTMLElement) {
    this.cropper = new Cropper(image, { container, template: TEMPLATE })
    void this.image?.$ready(() => this.begin())
  }

  /**
   * The library tells of the picture as soon as its bytes are there, which may be before it has laid it
   * out: so it is laid out here, and then framed.
   */
  private begin(): void {
    requestAnimationFrame(() => this.reset())
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

  /** The frame around nearly all of the picture, as it lies. */
  private fit(): void {
    const canvas = this.cropper.getCropperCanvas()?.getBoundingClientRect()
    const picture = this.image?.getBoundingClientRect()
    if (!canvas || !picture?.width) return
    const margin = 0.04
    this.frame?.$change(
      picture.x - canvas.x + picture.width * margin,
      picture.y - canvas.y + picture.height * margin,
      picture.width * (1 - 2 * margin),
      picture.height * (1 - 2 * margin),
    )
  }

  /** The picture inside the frame, as sharp as the original is. */
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
