const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

export interface Floret {
  x: number
  y: number
  r: number
  /** 0 at the heart, 1 at the rim. */
  age: number
}

/** The spirals of a romanesco in a box of 100 × 100: each floret turned by the golden angle (Vogel 1979). */
export function florets(count: number): Floret[] {
  const step = 44 / Math.sqrt(count)
  return Array.from({ length: count }, (_, i) => {
    const age = (i + 1) / count
    const distance = step * Math.sqrt(i + 1)
    const angle = (i + 1) * GOLDEN_ANGLE - 0.6
    return {
      x: round(50 + distance * Math.cos(angle)),
      y: round(50 + distance * Math.sin(angle)),
      r: round(step * (0.42 + 0.5 * Math.sqrt(age))),
      age,
    }
  }).reverse()
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The circles as one path. */
export function outline(parts: Floret[]): string {
  return parts
    .map(({ x, y, r }) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`)
    .join('')
}
