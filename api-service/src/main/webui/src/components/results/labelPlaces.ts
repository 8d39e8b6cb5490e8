export interface Size {
  width: number
  height: number
}

export interface Rect extends Size {
  x: number
  y: number
}

/** Labels cover at most this share of the picture, so that it can be seen. */
const COVERED = 0.2

export type Place = Pick<Rect, 'x' | 'y'>

const crosses = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Corners of the box, the usual ones first: above, inside at the top, below, inside at the bottom; left, then right. */
function corners(box: Rect, label: Size): Place[] {
  const rows = [box.y - label.height, box.y, box.y + box.height, box.y + box.height - label.height]
  return [box.x, box.x + box.width - label.width].flatMap((x) => rows.map((y) => ({ x, y })))
}

/**
 * Where the labels of boxes stand: at a corner of their box, inside the frame, and over no other label. The earlier
 * ones choose first; a label without a free place is left out, and so are those that would cover too much.
 *
 * @param boxes in pixels of the frame
 * @returns the top left corner of each label; undefined: left out
 */
export function placeLabels(boxes: Rect[], labels: Size[], frame: Size): (Place | undefined)[] {
  const taken: Rect[] = []
  let free = COVERED * frame.width * frame.height
  return boxes.map((box, i) => {
    const label = labels[i]!
    const area = label.width * label.height
    // The best one is always shown.
    if (taken.length && area > free) return undefined
    for (const { x, y } of corners(box, label)) {
      const inside = Math.max(0, Math.min(x, frame.width - label.width))
      const place = { x: inside, y, ...label }
      const fits = y >= 0 && y + label.height <= frame.height
      if (!fits || taken.some((other) => crosses(place, other))) continue
      taken.push(place)
      free -= area
      return { x: inside, y }
    }
    return undefined
  })
}
