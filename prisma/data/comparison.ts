import type { Scheme, UnitLevel } from '@hub/contract/figure'
import type { Baseline, Period } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { type ComparisonCell, columnOf } from './comparison-column.ts'
import { type ComparisonPlan, type ComparisonRequest, planComparison } from './comparison-plan.ts'
import type { ColumnStanding } from './comparison-standing.ts'
import type { CellSource } from './figure-answer.ts'
import type { FigureCatalogue, MetricRow } from './figure-catalogue.ts'
import { liveCatalogue, readLive } from './figure-live.ts'
import { readsLive } from './figure-plan.ts'
import { readReleased, withRelease } from './figure-released.ts'

export interface ComparisonAnswer {
  readonly scheme: Scheme
  readonly level: UnitLevel
  /** Whether units had ended by the end of the period: they are then a comparison group whose boundaries stand still. */
  readonly frozen: boolean
  readonly period: Period
  readonly baseline: Baseline
  /** The newest period of the baseline. */
  readonly previousPeriod: Period
  /** All periods of the baseline, the oldest first. */
  readonly baselinePeriods: readonly Period[]
  readonly metrics: readonly MetricRow[]
  /** What the units are judged by, in the order of the metrics. */
  readonly columns: readonly ({ readonly metric: MetricRow } & ColumnStanding)[]
  /** One for each unit, by code; its cells stand in the order of the metrics. */
  readonly rows: readonly { readonly unitId: string; readonly cells: readonly ComparisonCell[] }[]
  readonly release: number | null
  readonly live: boolean
}

/** What was read for the plans of a comparison, in their order. */
interface Sources {
  readonly units: readonly CellSource[]
  readonly province: readonly CellSource[]
}

function answer(catalogue: FigureCatalogue, plan: ComparisonPlan, sources: Sources, live: boolean): ComparisonAnswer {
  const [first] = plan.units
  const previousPeriod = plan.before.at(-1)
  if (!first || !previousPeriod) throw new Error('A comparison was planned without metrics.')
  const columns = plan.units.flatMap((own, index) => {
    const source = sources.units[index]
    if (!source) return []
    const at = plan.province.findIndex(({ metric }) => metric.id === own.metric.id)
    const [province, told] = [plan.province[at], sources.province[at]]
    return [columnOf(catalogue, plan, own, source, province && told && { plan: province, source: told })]
  })
  return {
    scheme: first.scheme,
    level: first.level,
    frozen: first.units.some(({ valid_to }) => valid_to !== null && valid_to < plan.period.end),
    period: plan.period,
    baseline: plan.baseline,
    previousPeriod,
    baselinePeriods: plan.before,
    metrics: plan.units.map(({ metric }) => metric),
    columns,
    rows: first.units.map((unit, index) => ({
      unitId: unit.id,
      cells: columns.flatMap((column) => column.cells[index] ?? []),
    })),
    release: live ? null : (catalogue.release?.no ?? null),
    live,
  }
}

/**
 * Units side by side on several metrics: figures, rates, ranks, the change since a baseline, the target that holds, and where asked for
 * the figures over time. The public reads the newest release in one statement, or two where the province is the baseline; staff with
 * `figures:exact` the live rows, in two. Units that tell no number, or a provisional one, are not ranked.
 *
 * @throws NotPublished when a metric is not published on this place of the lattice, Refusal for bad input
 */
export async function compareUnits(
  db: Database,
  access: Access,
  request: ComparisonRequest,
): Promise<ComparisonAnswer> {
  if (!readsLive(access)) {
    return await withRelease(db, async (catalogue) => {
      const plan = planComparison(catalogue, request, false)
      const units = await readReleased(db, catalogue, plan.units, request.unitIds ?? undefined)
      const province =
        plan.province.length > 0 ? await readReleased(db, catalogue, plan.province, undefined) : ([] as const)
      return units && province && answer(catalogue, plan, { units, province }, false)
    })
  }
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    const plan = planComparison(catalogue, request, true)
    const read = await readLive(sql, catalogue, [...plan.units, ...plan.province])
    const units = read.slice(0, plan.units.length)
    return answer(catalogue, plan, { units, province: read.slice(plan.units.length) }, true)
  })
}
