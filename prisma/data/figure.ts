import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { type CellSource, expandGrid, type FigureAnswer } from './figure-answer.ts'
import type { FigureCatalogue } from './figure-catalogue.ts'
import { liveCatalogue, readLive } from './figure-live.ts'
import { type FigurePlan, type FigureRequest, planFigures, readsLive } from './figure-plan.ts'
import { readReleased, withRelease } from './figure-released.ts'

/**
 * Figures of one metric on one place of the lattice, the whole grid units × periods × categories, each cell with an answer.
 *
 * The public reads the newest release. Staff with the scope `figures:exact` read the live rows: exact, on any level, grain
 * and breakdown that the facts carry, the running period included.
 *
 * How an absent cell reads: of a period that has not ended (and its lag passed), or that the unit is not covered for, NO_DATA;
 * of a metric with a threshold WITHHELD, whether it is zero or small; of an open metric EXACT 0, or NO_DATA for a share or median.
 * A rate is for its own period: of a month it is not made yearly.
 *
 * @throws NotPublished off the lattice, Refusal for bad input or more than 20,000 cells
 */
export async function readFigures(db: Database, access: Access, request: FigureRequest): Promise<FigureAnswer> {
  if (!readsLive(access)) return await figuresReleased(db, request)
  const [answer] = await figuresLive(db, access, [request])
  if (!answer) throw new Error('A figure was read without an answer.')
  return answer
}

const head = (plan: FigurePlan) => ({
  metric: plan.metric,
  scheme: plan.scheme,
  level: plan.level,
  grain: plan.grain,
  breakdown: plan.breakdown,
  categories: plan.breakdown === '' ? [] : plan.categories,
  periods: plan.periods,
})

const answerLive = (
  catalogue: FigureCatalogue,
  plan: FigurePlan,
  source: CellSource | undefined,
): FigureAnswer | undefined =>
  source && {
    ...head(plan),
    threshold: null,
    figures: expandGrid(catalogue, plan, source),
    release: null,
    live: true,
  }

const answerReleased = (catalogue: FigureCatalogue, plan: FigurePlan, source: CellSource | undefined) =>
  source && {
    ...head(plan),
    threshold: plan.lattice[0]?.threshold ?? null,
    figures: expandGrid(catalogue, plan, source),
    release: catalogue.release?.no ?? null,
    live: false,
  }

/** The answers of some requests from the live rows, in their order. */
async function figuresLive(db: Database, access: Access, requests: readonly FigureRequest[]): Promise<FigureAnswer[]> {
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    const plans = requests.map((request) => planFigures(catalogue, request, true))
    const sources = await readLive(sql, catalogue, plans)
    return plans.flatMap((plan, index) => answerLive(catalogue, plan, sources[index]) ?? [])
  })
}

async function figuresReleased(db: Database, request: FigureRequest): Promise<FigureAnswer> {
  return await withRelease(db, async (catalogue) => {
    const plan = planFigures(catalogue, request, false)
    const [source] = (await readReleased(db, catalogue, [plan], request.unitIds ?? undefined)) ?? []
    return answerReleased(catalogue, plan, source)
  })
}

/** Most metrics of one series request: as many as one comparison holds. */
const maxSeries = 12

/** Several metrics over the same units and periods, without a breakdown. */
export interface SeriesRequest extends Omit<FigureRequest, 'metric' | 'breakdown'> {
  readonly metrics: readonly string[]
}

/**
 * Several metrics over time, each answered just as `readFigures` answers it alone: for the small charts of a profile.
 * The public reads the newest release in one statement; staff with `figures:exact` the live rows.
 *
 * @throws NotPublished when a metric is not published on this place of the lattice, Refusal for bad input
 */
export async function readSeries(
  db: Database,
  access: Access,
  { metrics, ...request }: SeriesRequest,
): Promise<FigureAnswer[]> {
  if (metrics.length === 0 || metrics.length > maxSeries)
    throw badInput('metrics', `name 1 to ${maxSeries} metrics; there are ${metrics.length}.`)
  if (new Set(metrics).size < metrics.length) throw badInput('metrics', 'a metric is named twice.')
  const requests = metrics.map((metric): FigureRequest => ({ ...request, metric }))
  if (readsLive(access)) return await figuresLive(db, access, requests)
  return await withRelease(db, async (catalogue) => {
    const plans = requests.map((one) => planFigures(catalogue, one, false))
    const sources = await readReleased(db, catalogue, plans, request.unitIds ?? undefined)
    return sources && plans.flatMap((plan, index) => answerReleased(catalogue, plan, sources[index]) ?? [])
  })
}
