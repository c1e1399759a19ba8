import { quantileSorted } from 'd3-array'
import { middleOf, type Told } from '../format.ts'

/** How many steps the colours have above zero. */
const stepCount = 5

/** Lower bounds of the classes above zero, rising; at most five, fewer when few values differ. */
export type ClassBreaks = readonly number[]

const significant = (value: number) => Number(value.toPrecision(3))

/**
 * Class bounds by quantiles of the values that were told and are above zero: every step then holds about as many units.
 * Values that were withheld or are missing take no part. Bounds are rounded to three significant digits, so a legend can be read.
 */
export function classBreaks(values: readonly number[]): ClassBreaks {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  if (sorted.length === 0) return []
  const bounds = Array.from({ length: stepCount }, (_, step) => quantileSorted(sorted, step / stepCount) ?? 0)
  // Whole numbers fall on the same side of a bound when it is raised to the next whole number, and the legend reads better.
  const whole = sorted.every(Number.isInteger)
  // The lowest bound is rounded down only: the least value must not fall below its own class.
  const rounded = bounds.map((bound, step) =>
    step === 0 ? Math.min(bound, significant(bound)) : significant(whole ? Math.ceil(bound) : bound),
  )
  return [...new Set(rounded)].sort((a, b) => a - b)
}

/** Class of a value: 0 for zero, then 1 and up; fewer classes than steps are spread so that the highest keeps the strongest colour. */
export function classOf(value: number, breaks: ClassBreaks): number {
  if (value <= 0 || breaks.length === 0) return 0
  const index = Math.max(
    0,
    breaks.findLastIndex((bound) => value >= bound),
  )
  return stepOf(index, breaks.length)
}

/** Which of the five steps the class at an index is drawn with. */
export const stepOf = (index: number, classes: number) =>
  classes <= 1 ? 3 : 1 + Math.round((index * (stepCount - 1)) / (classes - 1))

/** How a unit is drawn: a step of colour, such a step under the lines of a range, or one of the patterns that mean "no number". */
export type Shade =
  | { readonly kind: 'STEP' | 'RANGE'; readonly step: number }
  | { readonly kind: 'WITHHELD' | 'NOT_REPORTED' | 'NO_DATA' }

/** The shade of a count. A range has the colour of its middle, and lines over it, since it has no single number. */
export function shadeOf(count: Told, breaks: ClassBreaks): Shade {
  const middle = middleOf(count)
  if (middle !== undefined) return { kind: count.kind === 'RANGE' ? 'RANGE' : 'STEP', step: classOf(middle, breaks) }
  return { kind: count.kind === 'WITHHELD' || count.kind === 'NOT_REPORTED' ? count.kind : 'NO_DATA' }
}
