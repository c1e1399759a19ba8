import { type HexPlace, hexNeighbours } from '@hub/analysis/hex-grid'
import { neighboursFromLists } from '@hub/analysis/neighbours'
import { judgeRates, type RateJudgement } from '@hub/analysis/rate-hotspot'
import { exact } from '@hub/contract/figure'
import { type Grain, isDay, type Period, periodOf } from '@hub/contract/period'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import type { CellEdge, CellMetric } from './cell-figure.ts'
import type { MetricRow } from './figure-catalogue.ts'
import { isCovered } from './figure-cell.ts'
import { readsLive } from './figure-plan.ts'
import { type FigureWorld, withFigureWorld } from './figure-world.ts'
import { type HotspotPlace, perOf, rateCount, reasonOf, twoDecimals } from './hotspot.ts'
import {
  type Denominators,
  type Given,
  givenOf,
  type HotspotStatistic,
  readDenominators,
} from './hotspot-denominator.ts'
import { type HotspotMethod, hotspotMethod } from './hotspot-method.ts'

/** What can be spread over the area of a commune. Lodgers and workers live and work in spots, and are not spread. */
export const spreadStatistics = ['POPULATION', 'HOUSEHOLDS', 'SMALL_HOUSEHOLDS'] as const satisfies HotspotStatistic[]

export interface CellHotspotRequest {
  readonly metric: CellMetric
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
  readonly edgeM: CellEdge
  readonly statistic?: HotspotStatistic | null
  /** Whether to say where the hexagons lie, which takes its time. */
  readonly withShape?: boolean
}

/** Where a hexagon lies. */
interface CellShape {
  /** Its middle, longitude and latitude. */
  readonly centre: readonly [number, number]
  /** GeoJSON. */
  readonly outline: object
}

export interface CellHotspot extends HotspotPlace {
  /** As in the tiles. */
  readonly id: string
  /** The commune that fills most of it. */
  readonly unitId: string
  /** People or households in it when those of each commune are spread evenly; null where a commune in it is given none. */
  readonly denominator: number | null
  /** Null where it was not asked for. */
  readonly shape: CellShape | null
}

export interface CellHotspotAnswer {
  readonly metric: MetricRow
  readonly period: Period
  readonly edgeM: CellEdge
  readonly statistic: HotspotStatistic
  readonly given: Given
  readonly per: number
  readonly overallRate: number | null
  readonly method: HotspotMethod
  /** Every hexagon that lies in a commune covered for the whole period. */
  readonly cells: readonly CellHotspot[]
  /** Records of the period in no such hexagon, most of them without a point. */
  readonly unplaced: number
}

// $1 edge in metres. How much of each commune lies in each hexagon: in square metres, and as a share of the commune.
const sharesSql = `
  with unit as (
    select id, st_transform(outline, 9209) as shape from admin_unit where scheme = '24' and level = 'COMMUNE' and outline is not null
  )
  select u.id::text as unit_id, h.i, h.j, h.area, h.area / st_area(u.shape) as share
  from unit u cross join lateral (
    select g.i, g.j, st_area(st_intersection(g.geom, u.shape)) as area
    from st_hexagongrid($1::float8, u.shape) g where st_intersects(g.geom, u.shape)
  ) h`

// Changes when an outline does, as far as areas and corners tell.
const outlineMarkSql = `
  select count(*) || ' ' || sum(st_npoints(outline)) || ' ' || sum(st_area(outline)) as mark
  from admin_unit where scheme = '24' and level = 'COMMUNE'`

const countsSql = `select i, j, count::int from cell_counts($1, $2::date, $3::date, $4::float8, (select st_setsrid(st_extent(outline)::geometry, 4326) from admin_unit where scheme = '24'))`

// $1 edge in metres, $2 and $3 columns and rows of hexagons; in their order.
const shapesSql = `
  select st_x(p.at) as lon, st_y(p.at) as lat, st_asgeojson(st_transform(h.shape, 4326), 5)::json as outline
  from unnest($2::int[], $3::int[]) with ordinality n(i, j, place)
    cross join lateral (select st_setsrid(st_hexagon($1::float8, n.i, n.j), 9209) as shape) h
    cross join lateral (select st_transform(st_centroid(h.shape), 4326) as at) p
  order by n.place`

interface ShapeRow {
  readonly lon: number
  readonly lat: number
  readonly outline: object
}

interface ShareRow extends HexPlace {
  readonly unit_id: string
  readonly area: number
  readonly share: number
}

interface CountRow {
  readonly i: number | null
  readonly j: number | null
  readonly count: number
}

const remembered = new WeakMap<Database, Map<CellEdge, { mark: string; shares: readonly ShareRow[] }>>()

/** The shares of an edge, cut once for the outlines there are: at 500 m that takes seconds. */
async function sharesOf(db: Database, world: FigureWorld, edgeM: CellEdge): Promise<readonly ShareRow[]> {
  const [row] = await world.rows<{ mark: string | null }>(outlineMarkSql, [], 'outline-mark')
  const mark = row?.mark ?? ''
  const held = remembered.get(db) ?? new Map<CellEdge, { mark: string; shares: readonly ShareRow[] }>()
  remembered.set(db, held)
  const known = held.get(edgeM)
  if (known?.mark === mark) return known.shares
  const shares = await world.rows<ShareRow>(sharesSql, [edgeM], 'cell-shares')
  held.set(edgeM, { mark, shares })
  return shares
}

const idOf = (edgeM: CellEdge, { i, j }: HexPlace) => `Cell:${edgeM}:${i}:${j}`

interface SpreadCell {
  readonly place: HexPlace
  readonly denominator: number | null
  /** The commune that fills most of it, and how much, in square metres. */
  readonly unitId: string
  readonly area: number
}

/** The hexagons that lie in communes, each with its part of their denominators. */
function spread(shares: readonly ShareRow[], { units }: Denominators, edgeM: CellEdge) {
  const cells = new Map<string, SpreadCell>()
  for (const { unit_id, i, j, area, share } of shares) {
    const id = idOf(edgeM, { i, j })
    const own = units.get(unit_id)?.value
    const before = cells.get(id)
    const known = before?.denominator !== null && own !== undefined
    const mostly = before && before.area >= area ? before : { unitId: unit_id, area }
    cells.set(id, {
      place: { i, j },
      denominator: known ? (before?.denominator ?? 0) + share * own : null,
      unitId: mostly.unitId,
      area: mostly.area,
    })
  }
  return cells
}

/**
 * Where high or low rates of placed records gather, by hexagon. For staff with the scope `figures:exact` alone: a hexagon is small
 * enough to point at people. Only hexagons of communes that are covered for the whole period enter: where nothing was recorded yet,
 * nothing is low.
 *
 * @throws Refusal FORBIDDEN for anybody else, BAD_USER_INPUT for a day that is none or a statistic that is not spread
 */
export async function readCellHotspots(
  db: Database,
  access: Access,
  { metric: metricId, grain, period: day, edgeM, statistic: asked, withShape = false }: CellHotspotRequest,
): Promise<CellHotspotAnswer> {
  if (!readsLive(access)) throw new Refusal('FORBIDDEN', 'Hotspots by cell are for staff with the scope figures:exact.')
  if (!isDay(day)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const statistic = asked ?? 'POPULATION'
  if (!spreadStatistics.some((one) => one === statistic))
    throw badInput(
      'denominator',
      `${statistic} cannot be spread over hexagons; ask for ${spreadStatistics.join(', ')}.`,
    )
  const period = periodOf(grain, day)
  return await withFigureWorld(db, access, async (world) => {
    const metric = world.catalogue.metrics.get(metricId)
    if (!metric) throw new Refusal('NOT_FOUND', `metric: there is no metric "${metricId}".`)
    const covered = world.catalogue.unitsOf('24', 'COMMUNE').filter((unit) => isCovered(period, metric, unit))
    const denominators = await readDenominators(world, statistic, covered, period)
    const within = new Set(covered.map(({ id }) => id))
    const shares = (await sharesOf(db, world, edgeM)).filter((row) => within.has(row.unit_id))
    const cells = spread(shares, denominators, edgeM)
    const counts = await world.rows<CountRow>(countsSql, [metricId, period.start, period.end, edgeM], 'cell-counts')
    const countOf = new Map(
      counts.flatMap(({ i, j, count }) => (i === null || j === null ? [] : [[idOf(edgeM, { i, j }), count] as const])),
    )
    const list = [...cells].map(([id, cell]) => ({ id, ...cell, count: exact(countOf.get(id) ?? 0) }))
    const judged = judgeRates(
      list.map(({ count: { value }, denominator }) => ({
        count: { value: value ?? 0, low: value ?? 0, high: value ?? 0 },
        denominator,
      })),
      neighboursFromLists(hexNeighbours(list.map(({ place }) => place))),
      { smoothed: true },
    )
    const shapes = withShape
      ? await world.rows<ShapeRow>(
          shapesSql,
          [edgeM, list.map(({ place }) => place.i), list.map(({ place }) => place.j)],
          'cell-shapes',
        )
      : []
    const per = perOf(metric, statistic)
    const placed = list.reduce((sum, { count }) => sum + (count.value ?? 0), 0)
    return {
      metric,
      period,
      edgeM,
      statistic,
      given: givenOf(denominators.units),
      per,
      overallRate: judged.overall === null ? null : twoDecimals(judged.overall * per),
      method: hotspotMethod('HEXAGON_EDGE', judged),
      cells: list.flatMap((cell, index) => {
        const found = judged.places[index]
        const at = shapes[index]
        const shape: CellShape | null = at ? { centre: [at.lon, at.lat], outline: at.outline } : null
        return found ? [cellHotspot({ ...cell, shape }, found, judged.overall, per)] : []
      }),
      unplaced: counts.reduce((sum, { count }) => sum + count, 0) - placed,
    }
  })
}

function cellHotspot(
  {
    id,
    unitId,
    denominator,
    shape,
    count,
  }: Pick<CellHotspot, 'id' | 'unitId' | 'denominator' | 'shape'> & { readonly count: CellHotspot['observed'] },
  found: RateJudgement,
  overall: number | null,
  per: number,
): CellHotspot {
  return {
    ...found,
    id,
    unitId,
    shape,
    reason: reasonOf(found.reason, count),
    observed: count,
    expected: overall !== null && denominator ? twoDecimals(overall * denominator) : null,
    rate: rateCount(count, denominator ? per / denominator : null),
    smoothed: found.smoothed === null ? null : twoDecimals(found.smoothed * per),
    denominator: denominator === null ? null : twoDecimals(denominator),
  }
}
