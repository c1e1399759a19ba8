import { type Count, exact, silent } from '@hub/contract/figure'
import { nextPeriodStart, periodOf } from '@hub/contract/period'
import type { Sql } from '../access.ts'
import { type CellSource, cellKey } from './figure-answer.ts'
import { type CatalogueRow, catalogueFromRow, catalogueSql, type FigureCatalogue } from './figure-catalogue.ts'
import {
  type CountedCell,
  cellFromCounted,
  countedCellsSql,
  emptyCount,
  isClosed,
  isCovered,
  isProvisional,
} from './figure-cell.ts'
import { type FigurePlan, NotPublished } from './figure-plan.ts'
import { partsOfPlan, widenBy } from './figure-split.ts'
import { silenceFromRows, silentUnitsSql } from './silent-unit.ts'

/** The catalogue of the live rows. Run in a transaction whose world is `live`. */
export async function liveCatalogue(sql: Sql): Promise<FigureCatalogue> {
  const row = await sql.one<CatalogueRow>(catalogueSql)
  if (!row) throw new Error('The catalogue of figures answered no row.')
  return { ...catalogueFromRow(row), release: null }
}

/** The day it is in Việt Nam. */
export const todayInVietnam = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(new Date())

/** Whether the facts of a metric carry a breakdown at all. */
async function hasBreakdown(sql: Sql, plan: FigurePlan): Promise<boolean> {
  const found = await sql.query(
    `select 1 as found from live.figure_cells($1, $2, 'PROVINCE', 'YEAR', $3, '-infinity', 'infinity') limit 1`,
    [plan.metric.id, plan.scheme, plan.breakdown],
  )
  return found.length > 0
}

/** How figures of divided units are widened by the live facts of those they came from; nothing where none was divided. */
async function widenLive(sql: Sql, catalogue: FigureCatalogue, plan: FigurePlan, span: readonly [string?, string?]) {
  const parts = partsOfPlan(catalogue, plan)
  const counts = new Map<string, Count>()
  // Parts are communes of either scheme: of the former one for units of today, of today's for former districts.
  for (const scheme of new Set(parts.map((part) => part.scheme))) {
    const place = [plan.metric.id, scheme, 'COMMUNE', plan.grain, plan.breakdown, ...span]
    for (const row of await sql.query<CountedCell>(countedCellsSql, place)) {
      const { value } = cellFromCounted(row, plan.metric.measure)
      if (value !== null) counts.set(cellKey(row.unit_id, row.period_start, row.category), exact(value))
    }
  }
  if (parts.length === 0) return {}
  return {
    widen: widenBy(
      catalogue,
      plan,
      (part, period, category) =>
        // no fact at all
        counts.get(cellKey(part.id, period.start, category)) ?? exact(0),
    ),
  }
}

/** Exact cells of a plan, counted from the live rows; also of the running period, which is provisional. */
export async function readLive(
  sql: Sql,
  catalogue: FigureCatalogue,
  plan: FigurePlan,
  today = todayInVietnam(),
): Promise<CellSource> {
  const { metric, grain, periods } = plan
  const from = periods[0]?.start
  const to = nextPeriodStart(grain, periods.at(-1)?.start ?? today)
  const counted = await sql.query<CountedCell>(countedCellsSql, [
    metric.id,
    plan.scheme,
    plan.level,
    grain,
    plan.breakdown,
    from,
    to,
  ])
  if (counted.length === 0 && plan.lattice.length === 0 && plan.breakdown !== '' && !(await hasBreakdown(sql, plan))) {
    throw new NotPublished(
      `${metric.id} is not divided by ${plan.breakdown}; extensions.published lists what the public may read.`,
      catalogue.lattice.get(metric.id) ?? [],
    )
  }
  const silence = silenceFromRows(await sql.query(silentUnitsSql, [metric.topic, from, to]))
  const through = periodOf('MONTH', today).start
  const widen = await widenLive(sql, catalogue, plan, [from, to])
  // Half of a period would read as the whole of it: what is not covered is left out, and so has no data.
  const covered = counted.filter(({ unit_id, period_start }) => {
    const unit = catalogue.units.get(unit_id)
    return unit !== undefined && isCovered(periodOf(grain, period_start), metric, unit)
  })
  return {
    ...widen,
    cells: new Map(
      covered.map((row) => [
        cellKey(row.unit_id, row.period_start, row.category),
        cellFromCounted(row, metric.measure),
      ]),
    ),
    absent: (unit, period) => {
      if (period.start > today || !isCovered(period, metric, unit)) return silent('NO_DATA')
      return silence(unit.id, period) ? silent('NOT_REPORTED') : emptyCount(metric)
    },
    provisional: (period) => !isClosed(period, metric, through) || isProvisional(period, metric, through),
  }
}
