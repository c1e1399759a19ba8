import { exactLimits, isTooShort } from '@hub/contract/drawn-area'
import { isDay } from '@hub/contract/period'
import { mapBounds } from '@hub/contract/tile-address'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Bbox, checkBox } from './condition.ts'
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
  readonly bbox: Bbox
  /** Whether to say which communes a hexagon lies in, and what its outline is: both take their time. */
  readonly withUnits?: boolean
  readonly withOutline?: boolean
}

/** One hexagon that holds something. */
export interface CellFigure {
  /** As in the tiles. */
  readonly id: string
  readonly count: number
  /** Its middle, longitude and latitude. */
  readonly centre: readonly [number, number]
  /** Communes of today that it touches, the one with the largest part first; none where it was not asked for. */
  readonly unitIds: readonly string[]
  /** GeoJSON; null where it was not asked for. */
  readonly outline: object | null
}

export interface CellFigures {
  /** Only hexagons that hold something. */
  readonly cells: readonly CellFigure[]
  /** How many of the period have no point of their own and are in no hexagon, wherever they lie. */
  readonly unplaced: number
}

interface CellRow {
  readonly i: number | null
  readonly j: number | null
  readonly count: number
  readonly lon: number
  readonly lat: number
  readonly units: readonly string[] | null
  readonly outline: object | null
}

// $1 metric, $2 $3 days, $4 edge in metres, $5 to $8 the box, $9 whether communes and $10 whether outlines are asked for.
// A hexagon is two edges wide: counted in a box so much larger, one that the box touches is counted whole. A part of one would be a free shape.
const figuresSql = `
  with box as materialized (
    select st_transform(st_makeenvelope($5, $6, $7, $8, 4326), 9209) as shape
  ), counted as materialized (
    select c.i, c.j, c.count::int, h.shape
    from box b
      cross join lateral cell_counts($1, $2::date, $3::date, $4::float8, st_expand(b.shape, 2 * $4::float8)) c
      cross join lateral (select st_setsrid(st_hexagon($4::float8, c.i, c.j), 9209) as shape) h
    where c.i is null or h.shape && b.shape
  ), commune as materialized (
    select id::text, st_transform(outline, 9209) as shape from admin_unit
    where $9 and scheme = '24' and level = 'COMMUNE' and outline is not null
  ), touched as (
    select c.i, c.j, array_agg(u.id order by st_area(st_intersection(u.shape, c.shape)) desc) as units
    from commune u join counted c on u.shape && c.shape and st_intersects(u.shape, c.shape)
    group by 1, 2
  )
  select c.i, c.j, c.count, st_x(p.at) as lon, st_y(p.at) as lat, t.units,
    case when $10 then st_asgeojson(st_transform(c.shape, 4326), 6)::json end as outline
  from counted c
    cross join lateral (select st_transform(st_centroid(c.shape), 4326) as at) p
    left join touched t on t.i = c.i and t.j = c.j
  order by c.i, c.j`

/** A side of the box, no farther out than the map: a grid in metres cannot hold the whole world. */
const within = (side: number, least: number, most: number) => Math.min(Math.max(side, least), most)

/**
 * Counts of live records by hexagon: of every one that the box touches, all of it. For staff with the scope `figures:exact` alone: a
 * hexagon is small enough to point at people.
 *
 * @throws Refusal FORBIDDEN for anybody else, BAD_USER_INPUT for days that are none, in the wrong order or too few for tips and cases, and
 * for a box that is none
 */
export async function readCellFigures(
  db: Database,
  access: Access,
  { metric, from, to, edgeM, bbox, withUnits = false, withOutline = false }: CellFigureRequest,
): Promise<CellFigures> {
  if (!readsLive(access)) throw new Refusal('FORBIDDEN', 'Figures by cell are for staff with the scope figures:exact.')
  for (const [field, day] of [['from', from] as const, ['to', to] as const])
    if (!isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (from > to) throw badInput('from', 'lies after "to".')
  if (metric !== 'campaign_events' && isTooShort(from, to))
    throw badInput(
      'to',
      `tips and cases are counted by hexagon for ${exactLimits.minDays} days or more, "from" and "to" included.`,
    )
  checkBox(bbox, 'bbox')
  const rows = await withSql(db, access, (sql) =>
    sql.query<CellRow>(figuresSql, [
      metric,
      from,
      to,
      edgeM,
      within(bbox.west, mapBounds.west, mapBounds.east),
      within(bbox.south, mapBounds.south, mapBounds.north),
      within(bbox.east, mapBounds.west, mapBounds.east),
      within(bbox.north, mapBounds.south, mapBounds.north),
      withUnits,
      withOutline,
    ]),
  )
  return {
    cells: rows
      .filter(({ i }) => i !== null)
      .map(({ i, j, count, lon, lat, units, outline }) => ({
        id: `Cell:${edgeM}:${i}:${j}`,
        count,
        centre: [lon, lat],
        unitIds: units ?? [],
        outline,
      })),
    unplaced: rows.find(({ i }) => i === null)?.count ?? 0,
  }
}
