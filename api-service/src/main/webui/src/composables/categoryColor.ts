/** Okabe and Ito's colours without black, as the drawings of the service use them. */
const COLORS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7']

/** A category's colour: the same in each picture, and in the drawings that can be downloaded. */
export function categoryColor(name: string): string {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0
  return COLORS[((hash % COLORS.length) + COLORS.length) % COLORS.length]!
}
