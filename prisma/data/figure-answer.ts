import { type Count, exact, type LatticePlace, silent } from '@hub/contract/figure'
import { denominatorYear, type Period } from '@hub/contract/period'
import type { Denominator, FigureCatalogue, FigureUnit, MetricRow } from './figure-catalogue.ts'
import type { Cell } from './figure-cell.ts'
import type { FigurePlan } from './figure-plan.ts'

/** A count for each `per` of a statistic of the unit. Of a month or a quarter it is for that time alone, not for a year. */
export interface Rate extends Count {
  readonly per: number
  readonly statistic: 'POPULATION' | 'HOUSEHOLDS'
  readonly denominator: number | null
  readonly denominatorYear: number | null
  readonly denominatorMethod: Denominator['method'] | null
  readonly sourceId: string | null
}

export interface Figure {
  readonly unitId: string
  readonly period: Period
  /** Code of the breakdown; null for the undivided figure. */
  readonly category: string | null
  readonly value: Count
  readonly rate: Rate | null
  /** What a share or a median rests on; null for counts and sums. */
  readonly base: Count | null
  readonly provisional: boolean
}

/** The whole grid units × periods × categories, in this order, each with an answer. */
export interface FigureAnswer extends LatticePlace {
  readonly metric: MetricRow
  readonly categories: readonly string[]
  /** Smallest number told of a sensitive metric; null for live figures. */
  readonly threshold: number | null
  readonly periods: readonly Period[]
  readonly figures: readonly Figure[]
  /** Number of the release; null for live figures. */
  readonly release: number | null
  readonly live: boolean
}

/** The key a cell is found by inside one answer. */
export const cellKey = (unitId: string, start: string, category: string) => `${unitId} ${start} ${category}`

/** How a count reads for each `per_amount` of the unit's statistic; null when the metric has no rate. */
export function rateOf(
  catalogue: FigureCatalogue,
  metric: MetricRow,
  unitId: string,
  period: Period,
  value: Count,
): Rate | null {
  if (metric.per_statistic === null || metric.per_amount === null) return null
  const found = catalogue.denominator(unitId, metric.per_statistic, denominatorYear(period))
  const per = metric.per_amount
  const scale = (count: number | null) =>
    count === null || !found ? null : Math.round((count * per * 100) / found.value) / 100
  return {
    kind: found || value.value === null ? value.kind : 'NO_DATA',
    value: scale(value.value),
    low: scale(value.low),
    high: scale(value.high),
    per,
    statistic: metric.per_statistic,
    denominator: found?.value ?? null,
    denominatorYear: found?.year ?? null,
    denominatorMethod: found?.method ?? null,
    sourceId: found?.sourceId ?? null,
  }
}

/** Where the answers of a grid come from: the release, or the live rows. */
export interface CellSource {
  readonly cells: ReadonlyMap<string, Cell>
  /** What a cell says that has no answer of its own. */
  absent(unit: FigureUnit, period: Period): Count
  provisional(period: Period): boolean
  /** What a told count becomes where units were divided; the count itself everywhere else. */
  widen?(unit: FigureUnit, period: Period, category: string, told: Count): Count
}

/** What a share or median rests on: told with it, and silent for the same reason. */
function baseOf(metric: MetricRow, value: Count, cell: Cell | undefined): Count | null {
  if (metric.measure !== 'SHARE' && metric.measure !== 'MEDIAN') return null
  if (typeof cell?.denominator === 'number')
    return { ...exact(cell.denominator), kind: cell.kind === 'EXACT' ? 'EXACT' : 'ROUNDED' }
  if (value.kind === 'EXACT' || value.kind === 'NO_DATA') return silent('NO_DATA')
  return silent(value.kind === 'NOT_REPORTED' ? 'NOT_REPORTED' : 'WITHHELD')
}

/** The whole grid of a plan, every cell with an answer: units, then periods, then categories. */
export function expandGrid(catalogue: FigureCatalogue, plan: FigurePlan, source: CellSource): Figure[] {
  const { metric } = plan
  const spans = plan.periods.map((period) => ({ period, provisional: source.provisional(period) }))
  return plan.units.flatMap((unit) =>
    spans.flatMap(({ period, provisional }) => {
      const absent = source.absent(unit, period)
      return plan.categories.map((category) => {
        const cell = source.cells.get(cellKey(unit.id, period.start, category))
        const told: Count = cell ? { kind: cell.kind, value: cell.value, low: cell.low, high: cell.high } : absent
        const value = source.widen?.(unit, period, category, told) ?? told
        return {
          unitId: unit.id,
          period,
          category: category === '' ? null : category,
          value,
          rate: rateOf(catalogue, metric, unit.id, period, value),
          base: baseOf(metric, value, value === told ? cell : undefined),
          provisional: value.kind === 'NO_DATA' ? false : provisional,
        }
      })
    }),
  )
}
