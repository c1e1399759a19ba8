import type { Sql } from '../../access.ts'
import { readOutline } from './read.ts'

/** Area in km² of a geometry, measured in VN-2000 / TM-3 105°30', the zone of the province. */
const areaKm2 = (geometry: string) => `round((st_area(st_transform(${geometry}, 9209)) / 1e6)::numeric, 4)`

/**
 * Writes the generalised outlines of units. An outline from an official file stays. Old communes have none: each points at the
 * commune of 2025 that holds it.
 */
export async function loadOutlines(sql: Sql): Promise<number> {
  const { source, features } = readOutline('admin-unit')
  const shapes = features.map(({ properties, geometry }) => ({
    scheme: properties.scheme,
    level: String(properties.level).toUpperCase(),
    code: properties.code,
    geometry,
  }))
  await sql.query(
    `update admin_unit u set outline = s.shape, outline_source_id = $2,
       centre = st_pointonsurface(s.shape), area_km2_geometry = ${areaKm2('s.shape')}
     from (
       select scheme, level, code, st_multi(st_setsrid(st_geomfromgeojson(geometry), 4326)) as shape
       from jsonb_to_recordset($1::jsonb) as g (scheme text, level text, code text, geometry jsonb)
     ) s
     where s.scheme = u.scheme and s.level = u.level and s.code = u.code
       and (u.outline is null or (u.outline_source_id = $2 and not st_orderingequals(u.outline, s.shape)))`,
    [JSON.stringify(shapes), source],
  )
  await sql.query(
    `update admin_unit u set outline_unit_id = r.unit_id,
       note_vi = concat_ws('. ', u.note_vi, 'Chưa có ranh giới xã cũ được cấp phép mở; hiển thị theo xã, phường từ 1/7/2025'),
       note_en = concat_ws('. ', u.note_en, 'No openly licensed outline of the old commune exists; shown by its unit since 1 July 2025')
     from unit_rollup r join admin_unit n on n.id = r.unit_id and n.scheme = '24' and n.level = 'COMMUNE'
     where r.leaf_id = u.id and u.scheme = '27' and u.level = 'COMMUNE' and u.outline is null`,
  )
  const kept = await sql.one<{ shapes: number }>(
    `select count(*)::int as shapes from admin_unit
     where outline is not null and st_isvalid(outline) and st_contains(outline, centre) and area_km2_geometry > 0`,
  )
  return checkCount('outlines of units', shapes.length, kept?.shapes ?? 0)
}

/** Writes roads, railways, rivers, neighbours, airports and ports for orientation. */
export async function loadBaseFeatures(sql: Sql): Promise<number> {
  const files = [
    ['road', 'ROAD'],
    ['railway', 'RAILWAY'],
    ['river', 'RIVER'],
    ['neighbour', 'NEIGHBOUR'],
    ['transport-point', 'TRANSPORT'],
  ] as const
  const rows = files.flatMap(([name, kind]) => {
    const { source, features } = readOutline(name)
    return features.map(({ properties, geometry }) => ({
      kind,
      class: properties.kind ?? name,
      ref: properties.ref ?? null,
      name_vi: properties.name_vi ?? null,
      name_en: properties.name_en ?? null,
      status: properties.status ?? null,
      source_id: source,
      geometry,
    }))
  })
  const given = `given as (
    select kind, class, ref, name_vi, name_en, status, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom, source_id
    from jsonb_to_recordset($1::jsonb) as g (kind text, class text, ref text, name_vi text, name_en text, status text, geometry jsonb, source_id text))`
  const same = `(t.kind, t.class, t.ref, t.name_vi, t.name_en, t.status) is not distinct from (g.kind, g.class, g.ref, g.name_vi, g.name_en, g.status)
    and st_orderingequals(t.geom, g.geom)`
  const json = JSON.stringify(rows)
  await sql.query(
    `with ${given} delete from base_feature t where t.source_id in (select source_id from given) and not exists (select 1 from given g where ${same})`,
    [json],
  )
  await sql.query(
    `with ${given} insert into base_feature (kind, class, ref, name_vi, name_en, status, geom, source_id)
     select * from given g where not exists (select 1 from base_feature t where ${same})`,
    [json],
  )
  const kept = await sql.one<{ shapes: number }>(
    'select count(*)::int as shapes from base_feature where st_isvalid(geom) and not st_isempty(geom)',
  )
  return checkCount('features for orientation', rows.length, kept?.shapes ?? 0)
}

/** Writes the industrial parks, each with the commune of 2025 that its point lies in. */
export async function loadParks(sql: Sql): Promise<number> {
  const { source, features } = readOutline('industrial-park')
  await sql.query(
    `insert into industrial_park (code, name_vi, name_en, kind, status, outline, point, area_ha_mapped, area_ha_planned, source_id)
     select g.code, g.name_vi, g.name_en, upper(g.kind), upper(g.status),
       case st_dimension(shape) when 2 then st_multi(shape) end, case st_dimension(shape) when 0 then shape else st_pointonsurface(shape) end,
       g.area_ha_mapped, g.area_ha_planned, $2
     from jsonb_to_recordset($1::jsonb) as f (properties jsonb, geometry jsonb)
       cross join lateral (select st_setsrid(st_geomfromgeojson(f.geometry), 4326) as shape) s
       cross join lateral jsonb_to_record(f.properties) as g (code text, name_vi text, name_en text, kind text, status text, area_ha_mapped numeric, area_ha_planned numeric)
     on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en, kind = excluded.kind, status = excluded.status,
       outline = excluded.outline, point = excluded.point, area_ha_mapped = excluded.area_ha_mapped, area_ha_planned = excluded.area_ha_planned,
       source_id = excluded.source_id`,
    [JSON.stringify(features), source],
  )
  await sql.query(
    `update industrial_park p set unit_id = u.id from admin_unit u
     where u.scheme = '24' and u.level = 'COMMUNE' and st_contains(u.outline, p.point)`,
  )
  const kept = await sql.one<{ parks: number }>(
    'select count(*)::int as parks from industrial_park where unit_id is not null',
  )
  return checkCount('industrial parks inside a commune', features.length, kept?.parks ?? 0)
}

// A geometry engine may lose a row without an error; then nothing is kept.
function checkCount(what: string, given: number, kept: number): number {
  if (kept < given)
    throw new Error(`reference data: of ${given} ${what} only ${kept} came through the geometry engine sound`)
  return given
}
