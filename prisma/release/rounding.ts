import { roundingBase as base, type Interval, medianStep, shareStep } from '@hub/contract/rounding'
import type { Cell } from '../data/figure-cell.ts'

/** The nearest multiple of five. Whole numbers never lie half way. */
export const rounded = (count: number): number => Math.round(count / base) * base

/** The least interval with ends on multiples of five that holds an interval and a number; it does not tell less than the threshold. */
export function widened({ low, high }: Interval, number: number, threshold: number): Interval {
  return {
    low: Math.max(threshold, Math.floor(Math.min(low, number) / base) * base),
    high: Math.ceil(Math.max(high, number) / base) * base,
  }
}

/** Whether a number lies in an interval. */
export const holds = ({ low, high }: Interval, number: number): boolean => number >= low && number <= high

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
