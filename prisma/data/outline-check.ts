import type { Sql } from '../access.ts'
import type { Fault } from './geojson-file.ts'
import { outlineFault } from './outline-fault.ts'

export type Scheme = '27' | '24'

/** A unit of the register, as far as an outline must agree with it. */
export interface Unit {
  readonly id: string
  readonly scheme: Scheme
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE'
  readonly code: string
  readonly name: string
  /** All its names in small letters. */
  readonly folded: string
  /** It stood until the last day of its scheme, or stands. */
  readonly isLast: boolean
}

/** Overlap of two units that is still taken for a rounding of the common border, ha. */
const overlapHa = 0.5
/** Difference from the official area that is worth a look, and that is an error. */
const areaWarning = 0.01
const areaError = 0.05
/** How far from the province's own bounds an outline may reach, degrees. */
const surroundings = 0.05

/** All units of the register. */
export async function readUnits(sql: Sql): Promise<Unit[]> {
  return await sql.query<Unit>(
    `select u.id, u.scheme, u.level, u.code, u.name_vi as name,
       lower(concat_ws(' | ', u.name_vi, (select string_agg(n.name_vi, ' | ') from admin_unit_name n where n.unit_id = u.id))) as folded,
       (u.valid_to is null or u.valid_to >= '2025-06-30') as "isLast"
     from admin_unit u`,
  )
}

/**
 * Checks the shapes of the table given_outline and fills its column `shape` (WGS 84). Each check looks only at shapes that passed
 * the ones before, for the geometry engine may answer wrongly, without an error, about an invalid shape.
 */
export async function checkShapes(sql: Sql, given: number): Promise<Fault[]> {
  const kinds = await sql.query<{ feature: number; code: string; kind: string; why: string }>(
    `select feature, code, geometrytype(raw) as kind, st_isvalidreason(raw) as why from given_outline order by feature`,
  )
  if (kinds.length !== given)
    throw new Error(`of ${given} shapes only ${kinds.length} came through the geometry engine; nothing was kept`)
  const faults = kinds.flatMap(({ feature, code, kind, why }) => {
    if (!/^(MULTI)?POLYGON$/.test(kind)) return [outlineFault('ERROR', feature, code, 'NOT_AREA', kind)]
    return why === 'Valid Geometry' ? [] : [outlineFault('ERROR', feature, code, 'INVALID', why)]
  })
  await sql.query(
    `update given_outline set shape = st_multi(st_transform(raw, 4326))
     where geometrytype(raw) in ('POLYGON', 'MULTIPOLYGON') and st_isvalidreason(raw) = 'Valid Geometry'`,
  )
  return [...faults, ...(await outside(sql)), ...(await overlaps(sql)), ...(await areas(sql))]
}

async function outside(sql: Sql): Promise<Fault[]> {
  const rows = await sql.query<{ feature: number; code: string }>(
    `update given_outline g set shape = null
     from (select st_expand(st_envelope(outline), $1::float8) as box from admin_unit where scheme = '24' and level = 'PROVINCE') p
     where g.shape is not null and not st_coveredby(g.shape, p.box)
     returning g.feature, g.code`,
    [surroundings],
  )
  return rows.map(({ feature, code }) => outlineFault('ERROR', feature, code, 'OUTSIDE'))
}

/** Overlaps among the given units of one level, and with units of that level that the file leaves out. */
async function overlaps(sql: Sql): Promise<Fault[]> {
  const rows = await sql.query<{ feature: number; code: string; other: string; ha: number }>(
    `with side as (
       select g.feature, g.code, g.unit_id, u.scheme, g.level, g.shape from given_outline g join admin_unit u on u.id = g.unit_id where g.shape is not null
       union all
       select null, u.code, u.id, u.scheme, u.level, u.outline from admin_unit u
       where u.outline is not null and u.id not in (select unit_id from given_outline)
         and (u.scheme, u.level) in (select x.scheme, g.level from given_outline g join admin_unit x on x.id = g.unit_id)
     )
     select a.feature, a.code, b.code || ' ' || n.name_vi as other, round(o.ha::numeric, 2)::float8 as ha
     from side a
       join side b on a.level = b.level and a.scheme = b.scheme and a.shape && b.shape
         and (b.feature is null or b.feature > a.feature)
       join admin_unit n on n.id = b.unit_id
       cross join lateral (select st_area(st_transform(st_intersection(a.shape, b.shape), 9209)) / 1e4 as ha) o
     where a.feature is not null and a.unit_id <> b.unit_id and o.ha > $1::float8
     order by a.feature, b.code`,
    [overlapHa],
  )
  return rows.map(({ feature, code, other, ha }) =>
    outlineFault('ERROR', feature, code, 'OVERLAP', [`${other} ${ha}`.replace('.', ','), `${other} by ${ha}`]),
  )
}

/**
 * Areas against the register. Where the outline in use differs from the register just as much, the register is in doubt rather
 * than the file, so that is a warning.
 */
async function areas(sql: Sql): Promise<Fault[]> {
  const rows = await sql.query<{
    feature: number
    code: string
    official: number
    measured: number
    before: number | null
  }>(
    `select g.feature, g.code, u.area_km2::float8 as official, st_area(st_transform(g.shape, 9209)) / 1e6 as measured, u.area_km2_geometry::float8 as before
     from given_outline g join admin_unit u on u.id = g.unit_id
     where g.shape is not null and u.area_km2 is not null order by g.feature`,
  )
  return rows.flatMap(({ feature, code, official, measured, before }) => {
    const off = Math.abs(measured - official) / official
    if (off <= areaWarning) return []
    const known = before !== null && Math.abs(measured - before) / before <= areaWarning
    const vi = `${measured.toFixed(2).replace('.', ',')} km², công bố ${String(official).replace('.', ',')} km²`
    const en = `${measured.toFixed(2)} km², officially ${official} km²`
    return [outlineFault(off > areaError && !known ? 'ERROR' : 'WARNING', feature, code, 'AREA', [vi, en])]
  })
}
