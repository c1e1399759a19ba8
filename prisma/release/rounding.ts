import type { Cell } from '../data/figure-cell.ts'

/** The base that counts of people and records are rounded to before the public is told. */
export const base = 5

/** The furthest a whole number lies from its rounded one. */
const reach = 2

/** From so many records on a share is told to one point; on fewer it is told to five, since a finer one would tell the records. */
const fineShareFrom = 100

/** What a stranger knows of a number: that it lies from `low` to `high`, both inside. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The nearest multiple of five. Whole numbers never lie half way. */
export const rounded = (count: number): number => Math.round(count / base) * base

/** What a rounded count tells, given that what is told reaches the threshold. */
export const roundedInterval = (value: number, threshold: number): Interval => ({
  low: Math.max(threshold, value - reach),
  high: value + reach,
})

/** The least interval with ends on multiples of five that holds an interval and a number; it does not tell less than the threshold. */
export function widened({ low, high }: Interval, number: number, threshold: number): Interval {
  return {
    low: Math.max(threshold, Math.floor(Math.min(low, number) / base) * base),
    high: Math.ceil(Math.max(high, number) / base) * base,
  }
}

/** In which steps, in days, a median is told. */
export const medianStep = 0.5

/** Whether a number lies in an interval. */
export const holds = ({ low, high }: Interval, number: number): boolean => number >= low && number <= high

/** In which steps, in percentage points, a share that rests on so many records is told. */
export const shareStep = (records: number): 1 | 5 => (records >= fineShareFrom ? 1 : 5)

/** What a share of a rounded base tells. */
export function shareInterval(share: number, step: number): Interval {
  return { low: Math.max(0, share - step / 2), high: Math.min(100, share + step / 2) }
}

const toStep = (value: number, step: number) => Math.round(value / step) * step

/**
 * A cell as it is told of a sensitive metric: counts and bases to the nearest five, shares to one or five points, medians to half a
 * day. Numerators are told of none.
 */
export function roundedCell(cell: Cell, measure: 'COUNT' | 'SUM' | 'SHARE' | 'MEDIAN'): Cell {
  if (cell.kind !== 'EXACT' || cell.value === null) return cell
  const told = { ...cell, kind: 'ROUNDED' as const, numerator: null }
  if (measure === 'COUNT' || measure === 'SUM') return { ...told, value: rounded(cell.value) }
  const records = rounded(cell.weight)
  const value = measure === 'SHARE' ? toStep(cell.value, shareStep(records)) : toStep(cell.value, medianStep)
  return { ...told, value, denominator: records }
}
