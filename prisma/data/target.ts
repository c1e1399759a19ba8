import type { Scheme, UnitLevel } from '@hub/contract/figure'
import type { Grain, Period } from '@hub/contract/period'
import { holdsIn, judgeTarget, type TargetJudgement } from '@hub/contract/target'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { nothingPublished } from '../refusal.ts'
import { type AskedTime, askedPeriods } from './asked-period.ts'
import { boundsOf } from './comparison-change.ts'
import { expandGrid, type Figure } from './figure-answer.ts'
import { type FigureCatalogue, latticeAt, type MetricRow, type TargetRow } from './figure-catalogue.ts'
import { type FigurePlan, planFigures } from './figure-plan.ts'
import { withFigureWorld } from './figure-world.ts'

export interface TargetRequest extends AskedTime {
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly unitIds?: readonly string[] | null
}

/** The figure of one unit in one period, judged by the target. */
export type TargetCell = TargetJudgement & Pick<Figure, 'period' | 'value' | 'base' | 'provisional'>

/** One target, unit by unit and period by period. */
export interface TargetProgress {
  readonly target: TargetRow
  readonly metric: MetricRow
  /** Whether its figures are told at this place of the lattice; no unit is listed where they are not. */
  readonly published: boolean
  /** The asked periods in which the target holds, the oldest first. */
  readonly periods: readonly Period[]
  /** By code; the cells stand in the order of the periods. */
  readonly units: readonly { readonly unitId: string; readonly cells: readonly TargetCell[] }[]
}

export interface TargetAnswer {
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  readonly targets: readonly TargetProgress[]
  /** Number of the release; null for live figures. */
  readonly release: number | null
  readonly live: boolean
}

/** A target that holds somewhere in the asked time, and the plan of its figures; null where they are not told. */
interface Judged {
  readonly target: TargetRow
  readonly metric: MetricRow
  readonly plan: FigurePlan | null
}

/** Every target that holds on any day of the periods, with what has to be read for it. */
function planTargets(
  catalogue: FigureCatalogue,
  request: TargetRequest,
  periods: readonly Period[],
  live: boolean,
): Judged[] {
  const { scheme, level, grain, unitIds, from, to } = request
  const place = { scheme, level, grain, breakdown: '' } as const
  return [...catalogue.metrics.values()].flatMap((metric) =>
    (catalogue.targets.get(metric.id) ?? [])
      .filter((target) => periods.some((period) => holdsIn(target, period)))
      .map((target): Judged => {
        const told = live || latticeAt(catalogue, metric.id, place).length > 0
        const plan = told
          ? planFigures(catalogue, { metric: metric.id, scheme, level, grain, unitIds, from, to }, live)
          : null
        return { target, metric, plan }
      }),
  )
}

/** The units of a target with their judged cells, of the figures of its plan. */
function unitsOf(
  { target, plan }: Judged,
  figures: readonly Figure[],
  periods: readonly Period[],
): TargetProgress['units'] {
  if (!plan) return []
  const starts = new Set(periods.map(({ start }) => start))
  const cells = new Map<string, TargetCell[]>(plan.units.map(({ id }) => [id, []]))
  for (const figure of figures) {
    if (!starts.has(figure.period.start)) continue
    const { unitId, period, value, base, provisional } = figure
    const judgement = judgeTarget(target, figure, boundsOf(plan, figure).value.interval)
    cells.get(unitId)?.push({ ...judgement, period, value, base, provisional })
  }
  return [...cells].map(([unitId, own]) => ({ unitId, cells: own }))
}

/**
 * The targets of programmes, each judged unit by unit for every period in which it holds. The figures are those of `readFigures`: the
 * public reads the newest release, all targets in one statement; staff with `figures:exact` the live rows, off the lattice as well.
 *
 * @throws Refusal for bad input or more than 40 periods
 */
export async function readTargets(db: Database, access: Access, request: TargetRequest): Promise<TargetAnswer> {
  const { scheme, level, grain } = request
  const periods = askedPeriods(request)
  return await withFigureWorld(db, access, async ({ catalogue, live, release, read }) => {
    if (catalogue.metrics.size === 0) throw nothingPublished()
    const judged = planTargets(catalogue, request, periods, live)
    // Several targets of one metric share its figures.
    const plans = new Map(judged.flatMap(({ plan }) => (plan ? [[plan.metric.id, plan]] : [])))
    const sources = plans.size > 0 ? await read([...plans.values()]) : []
    const figures = new Map(
      [...plans].flatMap(([id, plan], index) => {
        const source = sources[index]
        return source ? [[id, expandGrid(catalogue, plan, source)]] : []
      }),
    )
    const targets = judged.map((one): TargetProgress => {
      const own = periods.filter((period) => holdsIn(one.target, period))
      const units = unitsOf(one, figures.get(one.metric.id) ?? [], own)
      return { target: one.target, metric: one.metric, published: one.plan !== null, periods: own, units }
    })
    return { scheme, level, grain, targets, release, live }
  })
}
