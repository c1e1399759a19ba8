import { isDay } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { readsLive } from './figure-plan.ts'

/** What can be counted by hexagon: things with a point of their own. */
export const cellMetrics = ['tips_received', 'cases_opened', 'campaign_events'] as const
export type CellMetric = (typeof cellMetrics)[number]

/** Edges of the hexagons in metres: those the tiles of layer `cell` draw. */
export const cellEdges = [500, 1000, 2000, 4000] as const
export type CellEdge = (typeof cellEdges)[number]

export interface CellFigureRequest {
  readonly metric: CellMetric
  /** Days, both inside. */
  readonly from: string
  readonly to: string
  readonly edgeM: CellEdge
  /** Degrees, WGS 84. */
  readonly bbox: { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
}

export interface CellFigures {
  /** Only hexagons that hold something; `id` as in the tiles. */
  readonly cells: readonly { readonly id: string; readonly count: number }[]
  /** How many of the period have no point of their own and are in no hexagon, wherever they lie. */
  readonly unplaced: number
}

const pointsOf: Readonly<Record<CellMetric, string>> = {
  tips_received: `select point, hub_day(received_at) as day from tip`,
  cases_opened: `select point, opened_on as day from criminal_case where kind = 'TRAFFICKING'`,
  campaign_events: `select point, held_on as day from campaign_event`,
}

// Hexagons with flat tops in EPSG:9209, numbered by column and row as ST_HexagonGrid does: a place is put into a slanted grid,
// rounded to the nearest whole triple that sums to zero, and numbered by column and row. No geometry is compared.
const cellsSql = (points: string) => `
  with placed as (
    select st_transform(p.point, 9209) as at from (${points}) p
    where p.day between $1::date and $2::date and p.point && st_makeenvelope($4, $5, $6, $7, 4326)
  ), slanted as (
    select st_x(at) * 2 / 3 / $3::float8 as a, (st_y(at) * sqrt(3::float8) - st_x(at)) / 3 / $3::float8 as b from placed
  ), near as (
    select a, b, round(a) as qa, round(b) as qb, round(-a - b) as qc from slanted
  ), cell as (
    select (case when abs(qa - a) > abs(qb - b) and abs(qa - a) > abs(qc + a + b) then -qb - qc else qa end)::int as i,
      (case when abs(qa - a) > abs(qb - b) and abs(qa - a) > abs(qc + a + b) then qb
        when abs(qb - b) > abs(qc + a + b) then -qa - qc else qb end)::int as slant
    from near
  )
  select i, slant + (i - (i & 1)) / 2 as j, count(*)::int as count from cell group by 1, 2 order by 1, 2`

const unplacedSql = (points: string) =>
  `select count(*)::int as unplaced from (${points}) p where p.day between $1::date and $2::date and p.point is null`

/**
 * Counts of live records by hexagon. For staff with the scope `figures:exact` alone: a hexagon is small enough to point at people.
 *
 * @throws Refusal FORBIDDEN for anybody else, BAD_USER_INPUT for days that are none or in the wrong order
 */
export async function readCellFigures(
  db: Database,
  access: Access,
  { metric, from, to, edgeM, bbox }: CellFigureRequest,
): Promise<CellFigures> {
  if (!readsLive(access)) throw new Refusal('FORBIDDEN', 'Figures by cell are for staff with the scope figures:exact.')
  for (const [field, day] of [['from', from] as const, ['to', to] as const])
    if (!isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (from > to) throw badInput('from', 'lies after "to".')
  return await withSql(db, access, async (sql) => {
    const rows = await sql.query<{ i: number; j: number; count: number }>(cellsSql(pointsOf[metric]), [
      from,
      to,
      edgeM,
      bbox.west,
      bbox.south,
      bbox.east,
      bbox.north,
    ])
    const rest = await sql.one<{ unplaced: number }>(unplacedSql(pointsOf[metric]), [from, to])
    return {
      cells: rows.map(({ i, j, count }) => ({ id: `Cell:${edgeM}:${i}:${j}`, count })),
      unplaced: rest?.unplaced ?? 0,
    }
  })
}
