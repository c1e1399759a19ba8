import { type Count, type CountKind, numberOf, type Scheme, silent, type UnitLevel } from '@hub/contract/figure'
import { baselinePeriod, type Grain, isDay, type Period, periodOf } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { type CellStanding, type ColumnStanding, standingsOf } from './comparison-standing.ts'
import { type CellSource, expandGrid, type Figure, type Rate } from './figure-answer.ts'
import type { FigureCatalogue, MetricRow, TargetRow } from './figure-catalogue.ts'
import { liveCatalogue, readLive } from './figure-live.ts'
import { type FigurePlan, planFigures, readsLive } from './figure-plan.ts'
import { readReleased, withRelease } from './figure-released.ts'

export type Baseline = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR'

export interface ComparisonRequest {
  readonly metrics: readonly string[]
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly unitIds?: readonly string[] | null
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
  readonly baseline: Baseline
}

/** How a figure moved since the baseline; of a share `absolute` is in percentage points. `percent` is null from zero. */
export interface Change {
  readonly kind: CountKind
  readonly absolute: number | null
  readonly percent: number | null
}

export interface ComparisonCell extends CellStanding {
  readonly metric: MetricRow
  readonly value: Count
  readonly rate: Rate | null
  /** What a share or a median rests on; null for counts and sums. */
  readonly base: Count | null
  /** 1 is the highest rate, or value where the metric has no rate; equals share a rank. Null when there is no number, or it is provisional. */
  readonly rank: number | null
  /** How many units are ranked. */
  readonly rankOf: number
  readonly previous: Count
  readonly previousRate: Rate | null
  readonly change: Change
  readonly target: TargetRow | null
  readonly targetMet: boolean | null
  readonly provisional: boolean
}

export interface ComparisonAnswer {
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly period: Period
  readonly previousPeriod: Period
  readonly metrics: readonly MetricRow[]
  /** What the units are judged by, in the order of the metrics. */
  readonly columns: readonly ({ readonly metric: MetricRow } & ColumnStanding)[]
  /** One for each unit, by code; its cells stand in the order of the metrics. */
  readonly rows: readonly { readonly unitId: string; readonly cells: readonly ComparisonCell[] }[]
  readonly release: number | null
  readonly live: boolean
}

/** Most metrics that one comparison may set side by side. */
const maxMetrics = 12

/** What is ranked: the rate where the metric has one, since large units have large counts. What late records may change is not. */
const ranked = (figure: Figure) => (figure.provisional ? undefined : numberOf(figure.rate ?? figure.value))

/** 1 + how many are higher, so that equals share a rank; null where there is no number. */
export function ranksOf(numbers: readonly (number | undefined)[]): { ranks: (number | null)[]; of: number } {
  const told = numbers.filter((number) => number !== undefined)
  const ranks = numbers.map((own) => (own === undefined ? null : 1 + told.filter((number) => number > own).length))
  return { ranks, of: told.length }
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/** The change between two counts. Where either tells no number, the change tells none, for that reason. */
export function changeOf(now: Count, before: Count): Change {
  const [a, b] = [numberOf(now), numberOf(before)]
  if (a === undefined || b === undefined) {
    const kinds = [now.kind, before.kind]
    const kind =
      (['WITHHELD', 'NOT_REPORTED', 'RANGE', 'NO_DATA'] as const).find((one) => kinds.includes(one)) ?? 'NO_DATA'
    return { kind, absolute: null, percent: null }
  }
  return {
    kind: now.kind === 'EXACT' && before.kind === 'EXACT' ? 'EXACT' : 'ROUNDED',
    absolute: oneDecimal(a - b),
    percent: b === 0 ? null : oneDecimal(((a - b) / b) * 100),
  }
}

/** The target that holds for a period: the newest one. */
function targetFor(catalogue: FigureCatalogue, metric: MetricRow, period: Period): TargetRow | null {
  const valid = (catalogue.targets.get(metric.id) ?? []).filter(
    (target) => target.valid_from <= period.end && (target.valid_to ?? '9999') >= period.start,
  )
  return valid.sort((a, b) => b.valid_from.localeCompare(a.valid_from))[0] ?? null
}

function isMet(target: TargetRow | null, value: Count): boolean | null {
  const number = numberOf(value)
  if (!target || number === undefined) return null
  if (target.comparator === 'AT_LEAST') return number >= target.value
  return target.comparator === 'MORE_THAN' ? number > target.value : number <= target.value
}

/** One metric of the comparison. */
interface Column extends ColumnStanding {
  readonly metric: MetricRow
  readonly cells: readonly ComparisonCell[]
}

/** The cells of one metric, one for each unit, and what they are judged by. The plan has two periods: the baseline, then the one compared. */
function columnOf(catalogue: FigureCatalogue, plan: FigurePlan, source: CellSource): Column {
  const figures = expandGrid(catalogue, plan, source)
  const pairs = plan.units.flatMap((_, index) => {
    const [before, now] = [figures[index * 2], figures[index * 2 + 1]]
    return before && now ? [{ before, now }] : []
  })
  const { ranks, of } = ranksOf(pairs.map(({ now }) => ranked(now)))
  const { cells, column } = standingsOf(plan.metric, pairs)
  const found = cells.map((standing, index): ComparisonCell | undefined => {
    const pair = pairs[index]
    if (!pair) return undefined
    const { before, now } = pair
    const target = targetFor(catalogue, plan.metric, now.period)
    return {
      ...standing,
      metric: plan.metric,
      value: now.value,
      rate: now.rate,
      base: now.base,
      rank: ranks[index] ?? null,
      rankOf: of,
      previous: before.value,
      previousRate: before.rate,
      change: changeOf(now.value, before.value),
      target,
      targetMet: isMet(target, now.value),
      provisional: now.provisional,
    }
  })
  return { metric: plan.metric, ...column, cells: found.filter((cell) => cell !== undefined) }
}

function plansOf(catalogue: FigureCatalogue, request: ComparisonRequest, period: Period, live: boolean): FigurePlan[] {
  const { metrics, scheme, level, grain, unitIds } = request
  if (metrics.length === 0 || metrics.length > maxMetrics)
    throw badInput('metrics', `name 1 to ${maxMetrics} metrics; there are ${metrics.length}.`)
  if (new Set(metrics).size < metrics.length) throw badInput('metrics', 'a metric is named twice.')
  const previous = baselinePeriod(period, request.baseline)
  return metrics.map((metric) => ({
    ...planFigures(catalogue, { metric, scheme, level, grain, from: period.start, to: period.end, unitIds }, live),
    periods: [previous, period],
  }))
}

function answer(
  catalogue: FigureCatalogue,
  plans: readonly FigurePlan[],
  sources: readonly CellSource[],
  live: boolean,
): ComparisonAnswer {
  const [first] = plans
  const [previousPeriod, period] = first?.periods ?? []
  if (!first || !previousPeriod || !period) throw new Error('A comparison was planned without metrics.')
  const columns = plans.map((plan, index) => columnOf(catalogue, plan, sources[index] ?? nothing))
  return {
    scheme: first.scheme,
    level: first.level,
    period,
    previousPeriod,
    metrics: plans.map((plan) => plan.metric),
    columns,
    rows: first.units.map((unit, index) => ({
      unitId: unit.id,
      cells: columns.flatMap((column) => column.cells[index] ?? []),
    })),
    release: live ? null : (catalogue.release?.no ?? null),
    live,
  }
}

const nothing: CellSource = { cells: new Map(), absent: () => silent('NO_DATA'), provisional: () => false }

/**
 * Units side by side on several metrics: figures, rates, ranks, the change since a baseline, and the target that holds.
 * The public reads the newest release in one statement; staff with `figures:exact` the live rows.
 * Units that tell no number, or a provisional one, are not ranked.
 *
 * @throws NotPublished when a metric is not published on this place of the lattice, Refusal for bad input
 */
export async function compareUnits(
  db: Database,
  access: Access,
  request: ComparisonRequest,
): Promise<ComparisonAnswer> {
  if (!isDay(request.period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const period = periodOf(request.grain, request.period)
  if (!readsLive(access)) {
    return await withRelease(db, async (catalogue) => {
      const plans = plansOf(catalogue, request, period, false)
      const sources = await readReleased(db, catalogue, plans, request.unitIds ?? undefined)
      return sources && answer(catalogue, plans, sources, false)
    })
  }
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    const plans = plansOf(catalogue, request, period, true)
    const sources: CellSource[] = []
    for (const plan of plans) sources.push(await readLive(sql, catalogue, plan))
    return answer(catalogue, plans, sources, true)
  })
}
