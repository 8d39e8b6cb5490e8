import type { DataTable } from '@/api/modelTypes'

/** The set of pictures that a curve was measured on. */
export type CurveSet = 'training' | 'validation' | 'test'

export interface Curve {
  /** Name of its column. */
  name: string
  set?: CurveSet
  values: (number | null)[]
}

/** Curves of one unit, which share an axis. */
export interface CurveGroup {
  /** For example "loss"; a column's name without its set. */
  unit: string
  curves: Curve[]
  /** Whether the values are shares from 0 to 1. */
  share: boolean
}

const SETS: Record<string, CurveSet> = {
  train: 'training',
  training: 'training',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  test: 'test',
}
const SHARES = /accuracy|precision|recall|iou|f1|ap\b/

const number = (cell: string | number | null | undefined) => {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/**
 * The columns after the first one, by unit: each group is a chart. A column without a single number is left out.
 * "train_loss" and "validation loss" are of the unit "loss".
 */
export function curveGroups({ columns, rows }: DataTable): CurveGroup[] {
  const groups = new Map<string, Curve[]>()
  columns.slice(1).forEach((name, i) => {
    const values = rows.map((row) => number(row[i + 1]))
    if (values.every((value) => value === null)) return
    const words = name.toLowerCase().split(/[\s_./-]+/)
    const set = words.map((word) => SETS[word]).find(Boolean)
    const unit = words.filter((word) => !SETS[word]).join(' ') || name
    groups.set(unit, [...(groups.get(unit) ?? []), { name, set, values }])
  })
  return [...groups].map(([unit, curves]) => ({
    unit,
    curves,
    share: SHARES.test(unit) && curves.every(({ values }) => values.every(isShare)),
  }))
}

const isShare = (value: number | null) => value === null || (value >= 0 && value <= 1)
