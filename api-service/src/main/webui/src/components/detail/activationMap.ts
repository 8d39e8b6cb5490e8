import type { Activation } from '@/api/types'

type Rgb = [number, number, number]

/** From dark to bright, like matplotlib's "inferno": also readable with most kinds of colour blindness. */
const RAMP: Rgb[] = [
  [20, 11, 53],
  [101, 21, 110],
  [187, 55, 84],
  [249, 142, 9],
  [252, 255, 164],
]

/** The colour of a value in 0..1. */
export function heat(value: number): Rgb {
  const at = Math.min(1, Math.max(0, value)) * (RAMP.length - 1)
  const low = Math.min(Math.floor(at), RAMP.length - 2)
  const [from, to] = [RAMP[low]!, RAMP[low + 1]!]
  return from.map((part, i) => Math.round(part + (to[i]! - part) * (at - low))) as Rgb
}

/** One RGBA pixel for each value; what the model ignored stays nearly clear. */
export function heatPixels(map: Activation): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(map.width * map.height * 4)
  map.values.forEach((value, i) => {
    pixels.set([...heat(value), Math.round(60 + 180 * value)], i * 4)
  })
  return pixels
}

/** Draws the map, smoothly enlarged, over the whole canvas. */
export function drawMap(canvas: HTMLCanvasElement, map: Activation): void {
  const context = canvas.getContext('2d')
  const small = document.createElement('canvas')
  small.width = map.width
  small.height = map.height
  small.getContext('2d')?.putImageData(new ImageData(heatPixels(map), map.width, map.height), 0, 0)
  canvas.width = map.width * 32
  canvas.height = map.height * 32
  if (!context) return
  context.imageSmoothingQuality = 'high'
  context.drawImage(small, 0, 0, canvas.width, canvas.height)
}
