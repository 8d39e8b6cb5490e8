import type { PaletteName } from '@/api/types'

/** The 12 colours of each palette, in order. They are fixed, so the page does not request them. */
export const PALETTES: Record<PaletteName, readonly string[]> = {
  rgb: [
    '#FF0000',
    '#FF8000',
    '#FFFF00',
    '#80FF00',
    '#00FF00',
    '#00FF80',
    '#00FFFF',
    '#0080FF',
    '#0000FF',
    '#8000FF',
    '#FF00FF',
    '#FF0080',
  ],
  ryb: [
    '#FE2712',
    '#FC600A',
    '#FB9902',
    '#FCCC1A',
    '#FEFE33',
    '#B2D732',
    '#66B032',
    '#347C98',
    '#0247FE',
    '#4424D6',
    '#8601AF',
    '#C21460',
  ],
}

/** Black or white, whichever reads better on the colour (relative luminance, WCAG 2.2). */
export function textColorOn(hex: string): 'black' | 'white' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? 'black' : 'white'
}
