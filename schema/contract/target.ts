import type { Interval } from './rounding.ts'

/** How a figure stands to the number of a target. */
export type Comparator = 'AT_LEAST' | 'AT_MOST' | 'MORE_THAN'

/**
 * Whether a target is met by a figure that is known to lie in an interval: true when every number of it meets the target, false when none
 * does, and null when rounding leaves it open or nothing is told.
 */
export function meetsTarget(comparator: Comparator, goal: number, told: Interval | undefined): boolean | null {
  if (!told) return null
  const meets = (number: number) =>
    comparator === 'AT_LEAST' ? number >= goal : comparator === 'MORE_THAN' ? number > goal : number <= goal
  return meets(told.low) === meets(told.high) ? meets(told.low) : null
}
