import type { Measure } from '@hub/contract/figure'
import { boundsOf, type Told } from '../../format.ts'

/** A unit's figure while units are compared: what is told, and between which numbers the true one may lie. */
interface Standing<Row> {
  readonly row: Row
  readonly low: number
  readonly high: number
}

/** How far a rounded count lies at most from the true one. */
const countReach = 2

interface Compared {
  readonly value: Told
  readonly rate: Told | null
}

/** Between which numbers the figure lies that a unit is compared by; a rounded count leaves room, and its rate as much of it. */
export function compareBounds({ value, rate }: Compared, measure: Measure): readonly [number, number] | undefined {
  const bounds = boundsOf(rate ?? value)
  if (!bounds || value.kind !== 'ROUNDED' || (measure !== 'COUNT' && measure !== 'SUM')) return bounds
  const scale = rate && value.value ? (rate.value ?? 0) / value.value : 1
  return [bounds[0] - countReach * scale, bounds[1] + countReach * scale]
}

/** Those that may be first and those that may be last: figures that reach into each other cannot be told apart. Empty when all do. */
export function ends<Row>(standings: readonly Standing<Row>[]): { highest: readonly Row[]; lowest: readonly Row[] } {
  const sorted = [...standings].sort((a, b) => b.low + b.high - a.low - a.high)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || last.high >= first.low) return { highest: [], lowest: [] }
  return {
    highest: sorted.filter(({ high }) => high >= first.low).map(({ row }) => row),
    lowest: sorted.filter(({ low }) => low <= last.high).map(({ row }) => row),
  }
}
