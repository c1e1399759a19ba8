import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { expandGrid, type FigureAnswer } from './figure-answer.ts'
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
  return readsLive(access) ? await figuresLive(db, access, request) : await figuresReleased(db, request)
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

async function figuresLive(db: Database, access: Access, request: FigureRequest): Promise<FigureAnswer> {
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    const plan = planFigures(catalogue, request, true)
    const source = await readLive(sql, catalogue, plan)
    return { ...head(plan), threshold: null, figures: expandGrid(catalogue, plan, source), release: null, live: true }
  })
}

async function figuresReleased(db: Database, request: FigureRequest): Promise<FigureAnswer> {
  return await withRelease(db, async (catalogue) => {
    const plan = planFigures(catalogue, request, false)
    const [source] = (await readReleased(db, catalogue, [plan], request.unitIds ?? undefined)) ?? []
    return (
      source && {
        ...head(plan),
        threshold: plan.lattice[0]?.threshold ?? null,
        figures: expandGrid(catalogue, plan, source),
        release: catalogue.release?.no ?? null,
        live: false,
      }
    )
  })
}
