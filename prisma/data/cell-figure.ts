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
  const rows = await withSql(db, access, (sql) =>
    sql.query<{ i: number | null; j: number | null; count: number }>(
      `select i, j, count::int from cell_counts($1, $2::date, $3::date, $4::float8, st_makeenvelope($5, $6, $7, $8, 4326))`,
      [metric, from, to, edgeM, bbox.west, bbox.south, bbox.east, bbox.north],
    ),
  )
  return {
    cells: rows.filter(({ i }) => i !== null).map(({ i, j, count }) => ({ id: `Cell:${edgeM}:${i}:${j}`, count })),
    unplaced: rows.find(({ i }) => i === null)?.count ?? 0,
  }
}
