import { maxComparedMetrics, maxFigureCells, type Scheme, type UnitLevel } from '@hub/contract/figure'
import {
  type Baseline,
  baselinePeriods,
  type Grain,
  isDay,
  type Period,
  periodOf,
  periodsBetween,
} from '@hub/contract/period'
import { badInput, Refusal } from '../refusal.ts'
import { type FigureCatalogue, latticeAt } from './figure-catalogue.ts'
import { type FigurePlan, planFigures } from './figure-plan.ts'
import { checkTold } from './told-period.ts'

export interface ComparisonRequest {
  readonly metrics: readonly string[]
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly unitIds?: readonly string[] | null
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
  readonly baseline: Baseline
  /** Any day of the first period of the history that each cell carries; without it a cell carries none. */
  readonly from?: string | null
  /** One of the metrics that must be told of the period, as a paper of it is about it; without it a period of which nothing is told has no data. */
  readonly told?: string | null
}

/** A comparison that was checked. */
export interface ComparisonPlan {
  readonly period: Period
  readonly baseline: Baseline
  /** Periods of the baseline, the oldest first. */
  readonly before: readonly Period[]
  /** Periods of the history, the oldest first. */
  readonly history: readonly Period[]
  /** One for each metric, in the order asked for; each reads every period that is needed, the oldest first. */
  readonly units: readonly FigurePlan[]
  /** The same for the province, where that is the baseline and the metric is told for it. */
  readonly province: readonly FigurePlan[]
}

/** Every period once, the oldest first. */
const ordered = (periods: readonly Period[]) =>
  [...new Map(periods.map((period) => [period.start, period])).values()].sort((a, b) => a.start.localeCompare(b.start))

/**
 * Checks a comparison against a catalogue.
 *
 * @throws NotPublished when a metric is not published on this place of the lattice, Refusal for bad input, more than 20,000 figures or a
 * period of which nothing is told though it must be
 */
export function planComparison(catalogue: FigureCatalogue, request: ComparisonRequest, live: boolean): ComparisonPlan {
  const { metrics, scheme, level, grain, unitIds, baseline } = request
  if (!isDay(request.period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  if (request.from && !isDay(request.from)) throw badInput('from', 'not a day of the calendar; write YYYY-MM-DD.')
  if (metrics.length === 0 || metrics.length > maxComparedMetrics)
    throw badInput('metrics', `name 1 to ${maxComparedMetrics} metrics; there are ${metrics.length}.`)
  if (new Set(metrics).size < metrics.length) throw badInput('metrics', 'a metric is named twice.')
  const period = periodOf(grain, request.period)
  if (request.from && request.from > period.end) throw badInput('from', 'lies after "period".')
  const history = request.from ? periodsBetween(grain, request.from, period.end) : []
  const before = baselinePeriods(period, baseline)
  const periods = ordered([...history, ...before, period])
  const span = { scheme, grain, from: period.start, to: period.end }
  const units = metrics.map((metric) => ({
    ...planFigures(catalogue, { ...span, metric, level, unitIds }, live),
    periods,
  }))
  const about = units.find(({ metric }) => metric.id === request.told)
  if (about) checkTold(catalogue, about, period, live)
  const cells = periods.length * units.reduce((sum, plan) => sum + plan.units.length, 0)
  if (cells > maxFigureCells)
    throw new Refusal(
      'TOO_LARGE',
      `${cells} figures were asked for; the limit is ${maxFigureCells}. Ask for a shorter history, fewer units or fewer metrics.`,
    )
  const place = { scheme, level: 'PROVINCE', grain, breakdown: '' } as const
  const told = metrics.filter((metric) => live || latticeAt(catalogue, metric, place).length > 0)
  const province =
    baseline === 'PROVINCE'
      ? told.map((metric) => ({
          ...planFigures(catalogue, { ...span, metric, level: 'PROVINCE' }, live),
          periods: before,
        }))
      : []
  return { period, baseline, before, history, units, province }
}
