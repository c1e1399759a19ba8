import type { Count } from '@hub/contract/figure'
import { silent } from '@hub/contract/figure'
import { monthAfter, nextPeriodStart, type Period, periodsBetween } from '@hub/contract/period'
import type { FigureUnit, LatticeRow, MetricRow } from './figure-catalogue.ts'

/** One cell as it is counted: exact, unprotected. */
export interface CountedCell {
  unit_id: string
  period_start: string
  category: string
  subjects: number
  facts: number
  num: number | null
  den: number | null
  median: number | null
}

/** One cell that has an answer of its own. Whatever has none is read by `unansweredCell`. */
export interface Cell extends Count {
  readonly unitId: string
  readonly start: string
  readonly category: string
  readonly numerator: number | null
  /** What a share or a median rests on. */
  readonly denominator: number | null
  readonly provisional: boolean
  /** How many persons, things or records the cell speaks of: what thresholds look at. Never published. */
  readonly weight: number
  /** Of a share: how many of these count in its numerator; undefined where it counts other things. Never published. */
  readonly part?: number
  /** Told by an earlier release in just these words: it may not be told otherwise. */
  readonly bound?: boolean
  /** What is told elsewhere of how many records a share or median rests on, where that is no single number. */
  readonly knownBase?: { readonly low: number; readonly high: number }
}

/** From the rows alone. $1 metric, $2 scheme, $3 level, $4 grain, $5 breakdown, $6 from, $7 to (not inside). Values as numbers, ids as text. */
export const countedCellsSql = `
  select unit_id::text, period_start::text, category, subjects::float8, facts::float8, num::float8, den::float8, median::float8
  from live.count_figure_cells($1, $2, $3, $4, $5, $6::date, $7::date)`

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/** Turns what was counted into the figure the metric's measure asks for. */
export function cellFromCounted(counted: CountedCell, measure: MetricRow['measure']): Cell {
  const num = counted.num ?? 0
  const den = counted.den ?? 0
  const base = {
    unitId: counted.unit_id,
    start: counted.period_start,
    category: counted.category,
    kind: 'EXACT' as const,
    low: null,
    high: null,
    provisional: false,
  }
  switch (measure) {
    case 'COUNT':
      return { ...base, value: counted.subjects, numerator: null, denominator: null, weight: counted.subjects }
    case 'SUM':
      return { ...base, value: num, numerator: null, denominator: null, weight: num }
    case 'SHARE':
      return {
        ...base,
        ...(den > 0 ? { value: oneDecimal((num / den) * 100) } : silent('NO_DATA')),
        numerator: num,
        denominator: den,
        // Persons with several entitlements are few persons all the same.
        weight: counted.subjects > 0 ? Math.min(den, counted.subjects) : den,
        part: counted.subjects > 0 && den !== counted.subjects ? undefined : num,
      }
    case 'MEDIAN':
      return {
        ...base,
        ...(counted.median === null ? silent('NO_DATA') : { value: oneDecimal(counted.median) }),
        numerator: null,
        denominator: counted.facts,
        weight: counted.subjects > 0 ? Math.min(counted.facts, counted.subjects) : counted.facts,
      }
  }
}

/** Whether a period has ended, and the metric's lag after it, when `through` is the first day of the running month. */
export function isClosed(period: Period, metric: Pick<MetricRow, 'lag_months'>, through: string): boolean {
  return monthAfter(nextPeriodStart(period.grain, period.start), metric.lag_months) <= through
}

/** Whether late records may still change a period's figures. */
export function isProvisional(period: Period, metric: Pick<MetricRow, 'open_months'>, through: string): boolean {
  return monthAfter(nextPeriodStart(period.grain, period.start), metric.open_months) > through
}

/** Whether facts of the whole period are counted for a unit. A half-covered period would look like a fall in the figures. */
export function isCovered(period: Period, metric: Pick<MetricRow, 'coverage_from'>, unit: FigureUnit): boolean {
  return (
    period.start >= metric.coverage_from &&
    (unit.covered_from === null || period.start >= unit.covered_from) &&
    (unit.covered_to === null || period.end <= unit.covered_to)
  )
}

/**
 * Whether a release tells of a period at all for a unit: published for it, covered and closed. Then an empty cell is zero or withheld, and
 * otherwise there is nothing. `through` is the first day of the running month.
 */
export function isTold(
  { metric, lattice }: { readonly metric: MetricRow; readonly lattice: readonly LatticeRow[] },
  unit: FigureUnit,
  period: Period,
  through: string,
): boolean {
  return (
    latticeRowFor(lattice, period) !== undefined && isCovered(period, metric, unit) && isClosed(period, metric, through)
  )
}

/** The row of a place of the lattice that holds for the whole of a period. */
export const latticeRowFor = (lattice: readonly LatticeRow[], { start, end }: Period): LatticeRow | undefined =>
  lattice.find((row) => start >= row.valid_from && end <= (row.valid_to ?? '9999'))

/** What the absence of facts means where it may be told: a share or median of nothing, or a source's silence, is no zero. */
export function emptyCount(metric: Pick<MetricRow, 'measure' | 'topic'>): Count {
  const counts = metric.measure === 'COUNT' || metric.measure === 'SUM'
  return counts && metric.topic !== 'SETTING' ? { kind: 'EXACT', value: 0, low: null, high: null } : silent('NO_DATA')
}

/** The periods of a lattice row that may be told of: inside its validity and closed. */
export function closedPeriods(lattice: LatticeRow, metric: MetricRow, through: string): Period[] {
  return periodsBetween(lattice.grain, lattice.valid_from, through).filter(
    (period) =>
      period.start >= lattice.valid_from &&
      period.end <= (lattice.valid_to ?? '9999') &&
      isClosed(period, metric, through),
  )
}
