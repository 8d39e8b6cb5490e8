import type { Found, Result, SemanticMap } from '@/api/modelTypes'

export interface CategoryCount {
  category: string
  count: number
  /** The best score. */
  best: number
  /** Share of the picture, for a semantic map. */
  share?: number
}

/** How often each category was found, the most frequent first. */
export function countsOf(found: Found[]): CategoryCount[] {
  const counts = new Map<string, CategoryCount>()
  for (const { category, score } of found) {
    const known = counts.get(category) ?? { category, count: 0, best: 0 }
    counts.set(category, { category, count: known.count + 1, best: Math.max(known.best, score) })
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || a.category.localeCompare(b.category),
  )
}

/** What is in a result: its areas, or the categories with at least that score. */
export function listOf(result: Result, threshold: number): CategoryCount[] {
  if (!result.semantic) {
    return countsOf((result.objects ?? []).filter(({ score }) => score >= threshold))
  }
  return result.semantic.classes.map(({ category, share }) => ({
    category,
    share,
    count: 1,
    best: 1,
  }))
}

/** The objects that are drawn. */
export function shownObjects(result: Result, threshold: number, hidden: string[]): Found[] {
  return (result.objects ?? []).filter(
    ({ category, score }) => score >= threshold && !hidden.includes(category),
  )
}

/** The semantic map without the hidden categories. */
export function shownAreas(result: Result, hidden: string[]): SemanticMap | undefined {
  const { semantic } = result
  return (
    semantic && {
      ...semantic,
      classes: semantic.classes.filter(({ category }) => !hidden.includes(category)),
    }
  )
}
