export interface ConfusionCell {
  label: string
  category: string
  count: number
}

export interface ConfusionRow {
  label: string
  total: number
  /** One count for each name, in the order of the names. */
  counts: number[]
}

/** A row for each label and a column for each name; names are sorted. */
export function confusionTable(cells: ConfusionCell[]): { names: string[]; rows: ConfusionRow[] } {
  const names = [...new Set(cells.flatMap((cell) => [cell.label, cell.category]))].sort()
  const labels = new Set(cells.map((cell) => cell.label))
  const counts = new Map(cells.map((cell) => [`${cell.label}\n${cell.category}`, cell.count]))
  const rows = names
    .filter((label) => labels.has(label))
    .map((label) => {
      const row = names.map((name) => counts.get(`${label}\n${name}`) ?? 0)
      return { label, counts: row, total: row.reduce((sum, count) => sum + count, 0) }
    })
  return { names, rows }
}

/** One entry for each of the last `minutes` minutes, oldest first; zeros where nothing happened. */
export function fillMinutes(
  known: { minute: string; classified: number; analysed: number; rejected: number }[],
  now: number,
  minutes = 60,
) {
  const counts = new Map(
    known.map((entry) => [Math.floor(Date.parse(entry.minute) / 60_000), entry]),
  )
  const last = Math.floor(now / 60_000)
  return Array.from({ length: minutes }, (_, i) => {
    const minute = last - minutes + 1 + i
    const entry = counts.get(minute)
    return {
      minute: new Date(minute * 60_000).toISOString(),
      classified: entry?.classified ?? 0,
      analysed: entry?.analysed ?? 0,
      rejected: entry?.rejected ?? 0,
    }
  })
}
