import {
  boxPlot,
  equalIntervals,
  headTail,
  maximumBreaks,
  percentiles,
  prettyBounds,
  quantiles,
  standardDeviations,
} from './break-method.ts'
import { atMost, fromLower, fromUpper, roundBound } from './class-bound.ts'
import { fisherJenks } from './fisher-jenks.ts'

export const classMethods = [
  'QUANTILE',
  'EQUAL_INTERVAL',
  'FISHER_JENKS',
  'STANDARD_DEVIATION',
  'PRETTY',
  'HEAD_TAIL',
  'MAXIMUM_BREAKS',
  'BOX_PLOT',
  'PERCENTILE',
] as const
export type ClassMethod = (typeof classMethods)[number]

export interface ClassOptions {
  readonly method: ClassMethod
  /**
   * How many classes, at least one. HEAD_TAIL makes at most so many and PRETTY about so many; BOX_PLOT and PERCENTILE always have six
   * and do not look at it.
   */
  readonly classes: number
}

/** Why there are fewer classes than were asked for; null when there are not. */
export type ClassReason = 'NO_VALUES' | 'ALL_EQUAL' | 'TIES' | null

export interface Classification {
  /** Lower bounds, rising: a value of the input is in the last class whose lower bound it reaches. */
  readonly lower: readonly number[]
  /** Upper bounds, rising: a value of the input is in the first class whose upper bound it does not exceed: the same class. */
  readonly upper: readonly number[]
  /** How many values lie in each. */
  readonly counts: readonly number[]
  readonly reason: ClassReason
}

/**
 * Divides values into classes. Values that are withheld or missing (null), and what is no finite number, take no part.
 *
 * A value on a bound belongs below it, as in mapclassify, save with PRETTY, where it belongs above. Bounds that ties make equal are
 * one bound. Classes may be empty where the method cuts by the span of the values.
 *
 * @throws RangeError when `classes` is not a whole number above zero
 */
export function classify(values: Iterable<number | null>, { method, classes }: ClassOptions): Classification {
  if (!Number.isInteger(classes) || classes < 1)
    throw new RangeError(`classes: ${classes} is not a whole number above zero`)
  const sorted = risingNumbers(values)
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  if (least === undefined || most === undefined) return { lower: [], upper: [], counts: [], reason: 'NO_VALUES' }
  if (least === most) return { lower: [least], upper: [most], counts: [sorted.length], reason: 'ALL_EQUAL' }
  const { lower, upper } =
    method === 'PRETTY'
      ? fromLower(sorted, prettyBounds(sorted, classes))
      : fromUpper(sorted, uppersOf(sorted, method, classes))
  const counts = upper.map(
    (bound, at) => atMost(sorted, bound) - (at === 0 ? 0 : atMost(sorted, upper[at - 1] ?? bound)),
  )
  const free = method === 'PRETTY' || method === 'HEAD_TAIL' || method === 'BOX_PLOT' || method === 'PERCENTILE'
  return { lower, upper, counts, reason: !free && upper.length < classes ? 'TIES' : null }
}

/**
 * The lower bounds of the classes of a map, rising: a value is in the last class whose bound it reaches. Empty classes at either end are
 * left out. Without a value the list is empty; with one value, however often it is there, it has one bound. The bounds are rounded as far as
 * no value of the input moves to another class: to three digits where that goes, and to whole numbers where all values are whole.
 *
 * @param values zero is a value like any other: leave it out where it has a class of its own
 */
export function classBreaks(values: Iterable<number | null>, options: ClassOptions): number[] {
  const sorted = risingNumbers(values)
  const { lower, counts } = classify(sorted, options)
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  )
  const last = counts.findLastIndex((count) => count > 0)
  const bounds = lower
    .slice(first, last + 1)
    .map((bound, at) => (at === 0 && options.method === 'PRETTY' ? bound : roundBound(sorted, bound, at === 0)))
  return [...new Set(bounds)]
}

/** The class of a value by its index: the first whose upper bound it does not exceed; what exceeds them all is in the last. */
export function classIndex(value: number, upper: readonly number[]): number {
  const found = upper.findIndex((bound) => value <= bound)
  return found < 0 ? upper.length - 1 : found
}

const risingNumbers = (values: Iterable<number | null>): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN)
    .filter(Number.isFinite)
    .sort()

function uppersOf(sorted: Float64Array, method: Exclude<ClassMethod, 'PRETTY'>, classes: number): number[] {
  switch (method) {
    case 'QUANTILE':
      return quantiles(sorted, classes)
    case 'EQUAL_INTERVAL':
      return equalIntervals(sorted, classes)
    case 'FISHER_JENKS':
      return fisherJenks(sorted, classes)
    case 'STANDARD_DEVIATION':
      return standardDeviations(sorted, classes)
    case 'HEAD_TAIL':
      return headTail(sorted, classes)
    case 'MAXIMUM_BREAKS':
      return maximumBreaks(sorted, classes)
    case 'BOX_PLOT':
      return boxPlot(sorted)
    case 'PERCENTILE':
      return percentiles(sorted)
  }
}
