import type { Found, Mask, SemanticMap } from '@/api/modelTypes'
import { categoryColor } from '@/composables/categoryColor'
import { paintRuns } from './rle'

/** Longest side of the canvas in pixels: more than a screen shows would only take memory. */
const LONGEST = 1024

export interface Layer {
  category: string
  mask: Mask
}

/** The masks of a result. */
export function layersOf(objects: Found[], semantic?: SemanticMap): Layer[] {
  const areas = (semantic?.classes ?? []).map(({ category, counts }) => ({
    category,
    mask: { size: semantic!.size, counts },
  }))
  const masks = objects.flatMap(({ category, mask }) => (mask ? [{ category, mask }] : []))
  return [...areas, ...masks]
}

/** Draws the masks, each in the colour of its category. */
export function drawMasks(canvas: HTMLCanvasElement, layers: Layer[]): void {
  const [rows = 1, columns = 1] = layers[0]?.mask.size ?? []
  const scale = Math.min(1, LONGEST / Math.max(rows, columns))
  canvas.width = Math.max(1, Math.round(columns * scale))
  canvas.height = Math.max(1, Math.round(rows * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return
  for (const { category, mask } of layers) {
    pen.fillStyle = categoryColor(category)
    paintRuns(mask, canvas.width, canvas.height, (x, top, bottom) =>
      pen.fillRect(x, top, 1, bottom - top),
    )
  }
}
