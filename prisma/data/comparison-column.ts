import { type Count, numberOf } from '@hub/contract/figure'
import type { Period } from '@hub/contract/period'
import { holdsIn, judgeTarget, type TargetJudgement } from '@hub/contract/target'
import { boundsOf, type CellChange, changeOf } from './comparison-change.ts'
import type { ComparisonPlan } from './comparison-plan.ts'
import { type CellStanding, type ColumnStanding, standingsOf } from './comparison-standing.ts'
import { type CellSource, expandGrid, type Figure, type Rate } from './figure-answer.ts'
import type { FigureCatalogue, MetricRow, TargetRow } from './figure-catalogue.ts'
import type { FigurePlan } from './figure-plan.ts'
import { type Carried, carriedTo } from './figure-split.ts'

/** A figure of the history of a unit. */
export type PastFigure = Pick<Figure, 'period' | 'value' | 'rate' | 'provisional'> & { readonly carried: Carried }

export interface ComparisonCell extends CellStanding, CellChange {
  readonly metric: MetricRow
  readonly value: Count
  readonly rate: Rate | null
  /** What a share or a median rests on; null for counts and sums. */
  readonly base: Count | null
  /** 1 is the highest rate, or value where the metric has no rate; equals share a rank. Null when there is no number, or it is provisional. */
  readonly rank: number | null
  /** How many units are ranked. */
  readonly rankOf: number
  /** Its figures over time, the oldest first; empty when none were asked for. */
  readonly series: readonly PastFigure[]
  readonly target: TargetRow | null
  readonly targetMet: boolean | null
  readonly provisional: boolean
  /** How the facts of the period came to the unit, over a change of boundaries. */
  readonly carried: Carried
}

/** One metric of the comparison: what the units are judged by, and a cell for each of them. */
export interface Column extends ColumnStanding {
  readonly metric: MetricRow
  readonly cells: readonly ComparisonCell[]
}

/** What is ranked: the rate where the metric has one, since large units have large counts. What late records may change is not. */
const ranked = (figure: Figure) => (figure.provisional ? undefined : numberOf(figure.rate ?? figure.value))

/** 1 + how many are higher, so that equals share a rank; null where there is no number. */
export function ranksOf(numbers: readonly (number | undefined)[]): { ranks: (number | null)[]; of: number } {
  const told = numbers.filter((number) => number !== undefined)
  const ranks = numbers.map((own) => (own === undefined ? null : 1 + told.filter((number) => number > own).length))
  return { ranks, of: told.length }
}

const metOrNull = ({ state }: TargetJudgement) => (state === 'OPEN' ? null : state === 'MET')

/** The target that holds for a period: the newest one. */
function targetFor(catalogue: FigureCatalogue, metric: MetricRow, period: Period): TargetRow | null {
  const valid = (catalogue.targets.get(metric.id) ?? []).filter((target) => holdsIn(target, period))
  return valid.sort((a, b) => b.valid_from.localeCompare(a.valid_from))[0] ?? null
}

/** Figures of some periods, in their order; one that was not read is left out. */
const inPeriods = (figures: ReadonlyMap<string, Figure>, periods: readonly Period[]): Figure[] =>
  periods.flatMap(({ start }) => figures.get(start) ?? [])

/** The province's figures of one metric: the plan and what was read by it. */
export interface ProvinceSource {
  readonly plan: FigurePlan
  readonly source: CellSource
}

/**
 * The cells of one metric, one for each unit of its plan, and what they are judged by.
 *
 * @param province where the province is the baseline; undefined where the metric is not told for it
 */
export function columnOf(
  catalogue: FigureCatalogue,
  comparison: ComparisonPlan,
  plan: FigurePlan,
  source: CellSource,
  province: ProvinceSource | undefined,
): Column {
  const { metric } = plan
  const figures = expandGrid(catalogue, plan, source)
  const length = plan.periods.length
  const whole = province && expandGrid(catalogue, province.plan, province.source)
  const rows = plan.units.flatMap((unit, index) => {
    const own = new Map(figures.slice(index * length, (index + 1) * length).map((one) => [one.period.start, one]))
    const now = own.get(comparison.period.start)
    if (!now) return []
    const before = comparison.baseline === 'PROVINCE' ? [] : inPeriods(own, comparison.before)
    const series = inPeriods(own, comparison.history).map((past) => ({
      ...past,
      carried: carriedTo(catalogue, unit, past.period),
    }))
    return [{ now, before, series, carried: carriedTo(catalogue, unit, now.period) }]
  })
  const { ranks, of } = ranksOf(rows.map(({ now }) => ranked(now)))
  const { cells, column } = standingsOf(metric, rows)
  return {
    metric,
    ...column,
    cells: rows.flatMap(({ now, before, series, carried }, index): ComparisonCell[] => {
      const standing = cells[index]
      if (!standing) return []
      const target = targetFor(catalogue, metric, now.period)
      const against =
        comparison.baseline === 'PROVINCE'
          ? { plan: province?.plan ?? plan, figures: whole ?? [] }
          : { plan, figures: before }
      return [
        {
          ...standing,
          ...changeOf(plan, now, comparison.baseline, against),
          metric,
          value: now.value,
          rate: now.rate,
          base: now.base,
          rank: ranks[index] ?? null,
          rankOf: of,
          series,
          target,
          targetMet: target && metOrNull(judgeTarget(target, now, boundsOf(plan, now).value.interval)),
          provisional: now.provisional,
          carried,
        },
      ]
    }),
  }
}
