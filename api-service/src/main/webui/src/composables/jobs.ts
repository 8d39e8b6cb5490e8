import type { JobState, Reclassification } from '@/api/modelTypes'
import type { Filters } from '@/stores/filters'

/** The states that end by themselves. */
const MOVING: JobState[] = ['WAITING', 'RUNNING', 'PROMOTING', 'DISCARDING']

export const isMoving = ({ state }: Reclassification) => MOVING.includes(state)

/** The filter of a job, whose values are texts, as the gallery has it. */
export function filtersOfJob({ filter }: Reclassification): Filters {
  const { palette, atLeast, ...rest } = filter
  return {
    ...rest,
    palette: palette === 'ryb' ? 'ryb' : 'rgb',
    atLeast: atLeast ? Number(atLeast) : undefined,
    order: 'newest',
  }
}
