import { sumOf } from '@hub/contract/difference'
import { type Count, silent } from '@hub/contract/figure'
import type { Period } from '@hub/contract/period'
import { boundsOf } from '../../format.ts'
import { type FigureTable, shownCount } from '../atlas/figure-table.ts'
import type { Protection } from '../figure/protection.ts'
import { boundedFigure } from './telling.ts'

/** What one period's bar stands for. */
export interface Bar {
  readonly period: Period
  readonly count: Count
  readonly provisional: boolean
  /** Whether it is of the former province, since the one of today was not whole yet. */
  readonly former?: boolean
  /** Height of what is sure and of what is possible, 0 to 1; undefined when the bar tells no number. */
  readonly height: { readonly low: number; readonly high: number } | undefined
}

const untold = silent('NO_DATA')

/** Periods with their counts as bars on one scale; the greatest number that any of them allows reaches to the top. */
export function barsOf(told: readonly Omit<Bar, 'height'>[]): Bar[] {
  const bounds = told.map(({ count }) => boundsOf(count))
  const top = Math.max(...bounds.map((bound) => bound?.[1] ?? 0))
  return told.map((bar, index) => {
    const bound = bounds[index]
    return { ...bar, height: bound && { low: top > 0 ? bound[0] / top : 0, high: top > 0 ? bound[1] / top : 0 } }
  })
}

/** One figure for each period, as the hub tells it of the whole province. */
export function toldByPeriod(
  periods: readonly Period[],
  rows: ReadonlyMap<string, { readonly value: Count; readonly rate: Count | null; readonly provisional: boolean }>,
  rate: boolean,
): Omit<Bar, 'height'>[] {
  return periods.map((period) => {
    const row = rows.get(period.start)
    return { period, count: row ? shownCount(row, rate) : untold, provisional: row?.provisional === true }
  })
}

/**
 * Takes the former province's figure for every period in which the merged one has none yet: it was made within the period, or later.
 */
export function withFormer(
  told: readonly Omit<Bar, 'height'>[],
  former: readonly Omit<Bar, 'height'>[],
): Omit<Bar, 'height'>[] {
  return told.map((bar, index) => {
    const other = former[index]
    return bar.count.kind === 'NO_DATA' && other && other.count.kind !== 'NO_DATA' ? { ...other, former: true } : bar
  })
}

/**
 * The sum of all units for each period, for a metric whose province is not told. Shares, medians and rates do not add up: they have no
 * bar then. A sum with a withheld part is withheld.
 */
export function summedByPeriod(
  periods: readonly Period[],
  table: FigureTable,
  rate: boolean,
  about: Protection,
): Omit<Bar, 'height'>[] {
  const adds = !rate && (about.measure === 'COUNT' || about.measure === 'SUM')
  return periods.map((period) => {
    const rows = [...(table.get(period.start)?.values() ?? [])]
    const count = adds ? sumOf(rows.map((row) => boundedFigure(row, false, about))) : untold
    return { period, count, provisional: rows.some((row) => row.provisional) }
  })
}
