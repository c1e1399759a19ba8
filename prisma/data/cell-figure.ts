import { exactLimits, isTooShort } from '@hub/contract/drawn-area'
import { type Grain, isDay, periodOf, periodsBetween } from '@hub/contract/period'
import { mapBounds } from '@hub/contract/tile-address'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type CampaignEventFilter, campaignEventConditions } from './campaign-event.ts'
import { type Bbox, Conditions, checkBox } from './condition.ts'
import { readsLive } from './figure-plan.ts'

/** What can be counted by hexagon: things with a point of their own. */
export const cellMetrics = ['tips_received', 'cases_opened', 'campaign_events'] as const
export type CellMetric = (typeof cellMetrics)[number]

/** Edges of the hexagons in metres: those the tiles of layer `cell` draw. */
export const cellEdges = [500, 1000, 2000, 4000] as const
export type CellEdge = (typeof cellEdges)[number]

/** What is counted, when, in hexagons of which size. */
interface CellCountRequest {
  readonly metric: CellMetric
  /** Days, both inside. */
  readonly from: string
  readonly to: string
  readonly edgeM: CellEdge
  /** Degrees, WGS 84. */
  readonly bbox: Bbox
  /** Of campaign events only these. Tips and cases are never picked out. */
  readonly events?: CampaignEventFilter | null
}

export interface CellFigureRequest extends CellCountRequest {
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

const figuresSql = (counts: string, { units, outlines }: Readonly<Record<'units' | 'outlines', string>>) => `
  with counted as materialized (
    select c.i, c.j, c.count, c.shape from ${counts} c
  ), commune as materialized (
    select id::text, st_transform(outline, 9209) as shape from admin_unit
    where ${units} and scheme = '24' and level = 'COMMUNE' and outline is not null
  ), touched as (
    select c.i, c.j, array_agg(u.id order by st_area(st_intersection(u.shape, c.shape)) desc) as units
    from commune u join counted c on u.shape && c.shape and st_intersects(u.shape, c.shape)
    group by 1, 2
  )
  select c.i, c.j, c.count, st_x(p.at) as lon, st_y(p.at) as lat, t.units,
    case when ${outlines} then st_asgeojson(st_transform(c.shape, 4326), 6)::json end as outline
  from counted c
    cross join lateral (select st_transform(st_centroid(c.shape), 4326) as at) p
    left join touched t on t.i = c.i and t.j = c.j
  order by c.i, c.j`

/** A side of the box, no farther out than the map: a grid in metres cannot hold the whole world. */
const within = (side: number, least: number, most: number) => Math.min(Math.max(side, least), most)

/**
 * Checks what is to be counted and writes the counting as SQL, with its values. A hexagon is two edges wide: counted in a box so much
 * larger, one that the box touches is counted whole. A part of one would be a free shape.
 *
 * @param days placeholders or columns of the first and last day, given the conditions that hold the values
 */
function countsSql(
  access: Access,
  { metric, from, to, edgeM, bbox, events }: CellCountRequest,
  days: (values: Conditions) => readonly [string, string],
) {
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
  if (events && metric !== 'campaign_events')
    throw badInput('filter', 'only campaign events can be picked out; leave it away, or ask for CAMPAIGN_EVENTS.')
  const values = events ? campaignEventConditions(events) : new Conditions()
  const picked = events
    ? `(select coalesce(array_agg(e.id), '{}') from campaign_event e where ${values.where})`
    : 'null::bigint[]'
  const edge = `${values.value(edgeM)}::float8`
  const box = [
    within(bbox.west, mapBounds.west, mapBounds.east),
    within(bbox.south, mapBounds.south, mapBounds.north),
    within(bbox.east, mapBounds.west, mapBounds.east),
    within(bbox.north, mapBounds.south, mapBounds.north),
  ].map((side) => `${values.value(side)}::float8`)
  const [first, last] = days(values)
  const sql = `(
    select c.i, c.j, c.count::int, h.shape
    from (select st_transform(st_makeenvelope(${box.join(', ')}, 4326), 9209) as shape) b
      cross join lateral cell_counts(${values.value(metric)}, ${first}::date, ${last}::date, ${edge}, st_expand(b.shape, 2 * ${edge}), ${picked}) c
      cross join lateral (select st_setsrid(st_hexagon(${edge}, c.i, c.j), 9209) as shape) h
    where c.i is null or h.shape && b.shape)`
  return { sql, values }
}

/**
 * Counts of live records by hexagon: of every one that the box touches, all of it. For staff with the scope `figures:exact` alone: a
 * hexagon is small enough to point at people.
 *
 * @throws Refusal FORBIDDEN for anybody else, BAD_USER_INPUT for days that are none, in the wrong order or too few for tips and cases, for
 * a box that is none, and for a choice of events where none are counted
 */
export async function readCellFigures(
  db: Database,
  access: Access,
  { withUnits = false, withOutline = false, ...asked }: CellFigureRequest,
): Promise<CellFigures> {
  const { sql: counts, values } = countsSql(access, asked, (own) => [own.value(asked.from), own.value(asked.to)])
  const [units, outlines] = [withUnits, withOutline].map((wanted) => `${values.value(wanted)}::boolean`)
  const text = figuresSql(counts, { units: units ?? 'false', outlines: outlines ?? 'false' })
  const rows = await withSql(db, access, (sql) => sql.query<CellRow>(text, values.values))
  return {
    cells: rows
      .filter(({ i }) => i !== null)
      .map(({ i, j, count, lon, lat, units, outline }) => ({
        id: `Cell:${asked.edgeM}:${i}:${j}`,
        count,
        centre: [lon, lat],
        unitIds: units ?? [],
        outline,
      })),
    unplaced: rows.find(({ i }) => i === null)?.count ?? 0,
  }
}

/** Hexagons of some periods that hold the same number. */
export interface CellSpread {
  readonly count: number
  /** How many there are in all the periods together. */
  readonly cells: number
}

/** The most periods that are counted at once: ten years of months. */
export const maxSpreadPeriods = 120

/**
 * How often each number stands in a hexagon over every whole period of a grain, fewest first: what classes are made of that hold for all of
 * them. For staff, as the counts are.
 *
 * @throws Refusal as `readCellFigures` does, and TOO_LARGE for more than `maxSpreadPeriods` periods
 */
export async function readCellSpread(
  db: Database,
  access: Access,
  asked: CellCountRequest & { readonly grain: Grain },
): Promise<CellSpread[]> {
  const { grain, from, to } = asked
  const known = isDay(from) && isDay(to)
  const whole = known ? { ...asked, from: periodOf(grain, from).start, to: periodOf(grain, to).end } : asked
  const { sql: counts, values } = countsSql(access, whole, () => ['p.first', 'p.last'])
  const periods = periodsBetween(grain, from, to)
  if (periods.length > maxSpreadPeriods)
    throw new Refusal(
      'TOO_LARGE',
      `from … to holds ${periods.length} periods; the limit is ${maxSpreadPeriods}. Ask for a longer grain or fewer days.`,
      { limit: maxSpreadPeriods },
    )
  const [first, last] = [periods.map(({ start }) => start), periods.map(({ end }) => end)].map((days) =>
    values.value(days),
  )
  const text = `select c.count, count(*)::int as cells from unnest(${first}::date[], ${last}::date[]) p(first, last)
    cross join lateral ${counts} c where c.i is not null group by 1 order by 1`
  return withSql(db, access, (sql) => sql.query<CellSpread>(text, values.values))
}
