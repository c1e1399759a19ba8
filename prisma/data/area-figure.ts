import {
  type AreaFault,
  areaFault,
  areaLimits,
  type DrawnArea,
  type ExactArea,
  type ExactRefusal,
  exactRefusal,
} from '@hub/contract/drawn-area'
import { isDay } from '@hub/contract/period'
import { mapBounds } from '@hub/contract/tile-address'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, type Refusal } from '../refusal.ts'
import { foreignShareSql } from './catchment-sql.ts'
import { read } from './read.ts'

export interface AreaFigureRequest {
  readonly area: DrawnArea
  /** Days of what is counted; both inside. */
  readonly from: string
  readonly to: string
}

/** What lies in a drawn area, of open things alone. Ids as text. */
export interface AreaFigures {
  readonly from: string
  readonly to: string
  readonly areaKm2: number
  readonly events: number
  readonly attendances: number
  /** Events of the period without a point of their own, wherever they lie: in no area. */
  readonly eventsUnplaced: number
  readonly lastHeldOn: string | null
  readonly parkIds: readonly string[]
  readonly routeIds: readonly string[]
  /** Why tips and cases are not counted in it; null where they are. */
  readonly exactRefused: ExactRefusal | null
  /** The area as the database knows it, hexadecimal EWKB, to count in it again. */
  readonly shape: string
}

/**
 * What lies in a circle ($1 longitude, $2 latitude, $3 metres) or else in a polygon ($4 GeoJSON), from day $5 to day $6, in one
 * statement and of the reader's world. Measured in metres of EPSG:9209; the circle has 128 corners, which cut it by 0.03 % of its radius.
 */
const areaSql = `
  with drawn as materialized (
    select case
      when $1::float8 is not null
        then st_transform(st_buffer(st_transform(st_setsrid(st_makepoint($1::float8, $2::float8), 4326), 9209), $3::float8, 'quad_segs=32'), 4326)
      else st_setsrid(st_geomfromgeojson($4::text), 4326) end as area
  )
  select encode(st_asewkb(d.area), 'hex') as shape, st_isvalid(d.area) as valid, st_area(st_transform(d.area, 9209)) / 1e6 as "areaKm2",
    case when st_isvalid(d.area) then ${foreignShareSql('d.area')} else 0 end as "foreignShare",
    e.events, e.attendances, e.last as "lastHeldOn", e.unplaced as "eventsUnplaced",
    array(select p.id::text from industrial_park p
      where coalesce(p.outline, p.point) && d.area and st_intersects(coalesce(p.outline, p.point), d.area) order by p.code) as "parkIds",
    array(select k.id::text from key_route k
      where k.line && d.area and st_intersects(k.line, d.area) and coalesce(k.valid_to, 'infinity') >= $6::date order by k.code) as "routeIds"
  from drawn d
    cross join lateral (
      select count(*) filter (where v.inside)::int as events, coalesce(sum(v.attendance) filter (where v.inside), 0)::int as attendances,
        (max(v.held_on) filter (where v.inside))::text as last, count(*) filter (where v.point is null)::int as unplaced
      from (
        select c.attendance, c.held_on, c.point, c.point && d.area and st_intersects(d.area, c.point) as inside
        from campaign_event c where c.held_on between $5::date and $6::date
      ) v
    ) e`

/** Says what is wrong with a drawn area, where, and what to do. */
function refusalOf(area: DrawnArea, fault: AreaFault): Refusal {
  const { west, south, east, north } = mapBounds
  const bounds = `longitude ${west} to ${east}, latitude ${south} to ${north}`
  switch (fault.kind) {
    case 'RADIUS':
      return badInput('circle.withinKm', `must be from ${areaLimits.minRadiusKm} to ${areaLimits.maxRadiusKm}.`)
    case 'FEW':
      return badInput('polygon', `needs at least ${areaLimits.minVertices} vertices.`)
    case 'MANY':
      return badInput('polygon', `has more than ${areaLimits.maxVertices} vertices; draw it with fewer.`)
    case 'FLAT':
      return badInput('polygon', 'its vertices lie on one line and enclose nothing.')
    case 'TWICE':
      return badInput(
        `polygon.${fault.vertex - 1}`,
        'is a vertex that stands before it already; leave one of the two out.',
      )
    case 'OUTSIDE':
      return area.kind === 'circle'
        ? badInput('circle', `reaches out of the map (${bounds}).`)
        : badInput(`polygon.${fault.vertex - 1}`, `lies outside the map (${bounds}).`)
    case 'CROSSING':
      return badInput(
        'polygon',
        `its edges ${fault.first} and ${fault.second} cross or touch; an edge is numbered as the vertex it begins at. Move a vertex.`,
      )
  }
}

/**
 * What lies in a circle or polygon that somebody drew, of open things alone: of the newest release for the public, live for staff who
 * read records. Tips and cases inside are counted by `countExactly`, for exact figures alone.
 *
 * @throws Refusal BAD_USER_INPUT for an area or days that make no sense
 */
export async function readAreaFigures(
  db: Database,
  access: Access,
  { area, from, to }: AreaFigureRequest,
): Promise<AreaFigures> {
  const fault = areaFault(area)
  if (fault) throw refusalOf(area, fault)
  for (const [field, day] of [['from', from] as const, ['to', to] as const])
    if (!isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (from > to) throw badInput('from', 'lies after "to".')
  const circle = area.kind === 'circle' ? [...area.centre, area.radiusKm * 1000] : [null, null, null]
  const ring = area.kind === 'polygon' ? [...area.vertices, area.vertices[0]] : null
  const polygon = ring && JSON.stringify({ type: 'Polygon', coordinates: [ring] })
  const [row] = await read<Omit<AreaFigures, 'exactRefused'> & ExactArea & { valid: boolean }>(db, access, areaSql, [
    ...circle,
    polygon,
    from,
    to,
  ])
  if (!row?.valid) throw badInput('polygon', 'is no area that can be measured; draw it anew.')
  const { valid: _valid, foreignShare, ...figures } = row
  return { ...figures, from, to, exactRefused: exactRefusal({ areaKm2: row.areaKm2, foreignShare }, from, to) }
}
