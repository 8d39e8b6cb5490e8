import type { Mask } from '@/api/modelTypes'

/**
 * The lengths of the runs of a mask, outside and inside by turns, column by column. Reads COCO's compressed text: five
 * bits a character, the lowest first, a sixth bit where more follow; from the third run on, each length is the
 * difference to the one two runs before (pycocotools, maskApi.c).
 */
export function runsOf(counts: string): number[] {
  const runs: number[] = []
  let at = 0
  while (at < counts.length) {
    let value = 0
    let shift = 0
    let bits: number
    do {
      bits = counts.charCodeAt(at++) - 48
      value |= (bits & 31) << shift
      shift += 5
    } while (bits & 32 && at < counts.length)
    if (bits & 16 && shift < 32) value |= -1 << shift
    runs.push(runs.length > 2 ? value + runs[runs.length - 2]! : value)
  }
  return runs
}

/** Calls `paint` for each upright line of pixels of a mask that is scaled to a canvas of that size. */
export function paintRuns(
  mask: Mask,
  width: number,
  height: number,
  paint: (x: number, top: number, bottom: number) => void,
): void {
  const [rows = 1, columns = 1] = mask.size
  const starts: number[] = []
  let end = 0
  runsOf(mask.counts).forEach((length, i) => {
    if (i % 2) starts.push(end, end + length)
    end += length
  })
  let first = 0
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x * columns) / width) * rows
    while (first < starts.length && starts[first + 1]! <= from) first += 2
    for (let i = first; i < starts.length && starts[i]! < from + rows; i += 2) {
      const top = Math.max(starts[i]! - from, 0)
      const bottom = Math.min(starts[i + 1]! - from, rows)
      paint(x, Math.round((top * height) / rows), Math.round((bottom * height) / rows))
    }
  }
}
