import { householdsSql } from './lodging-pressure.ts'

/**
 * Which part of a shape is ground of areas of foreign residents, 0 to 1.
 *
 * @param shape an SQL expression: a polygon in degrees
 */
export const foreignShareSql = (shape: string) => `
  (select least(1, coalesce(sum(st_area(st_intersection(a.area, ${shape}))) / nullif(st_area(${shape}), 0), 0))
    from key_area a where a.kind = 'FOREIGN_RESIDENT' and a.area && ${shape})`

/**
 * What lies within a distance of a thing of the map, in one statement and of the reader's world. Measured in metres of EPSG:9209.
 * $1 type of the thing, $2 its id, $3 metres, $4 first day, $5 last day of the events that count. No row when nothing has the id.
 *
 * Events are counted by their point. A commune takes part with the share of its area that lies inside; a thousandth more or less is
 * how exactly outlines are drawn, so less counts as none and more as all of it. Places are taken to the metre: round lines that nearly touch
 * are more than the embedded database can put together otherwise.
 */
export const catchmentSql = `
  with thing as (
    select st_makevalid(st_snaptogrid(st_transform(t.geom, 9209), 1)) as geom from (
      select line as geom from key_route where $1 = 'KeyRoute' and id = $2::bigint
      union all select area from key_area where $1 = 'WorkerHousingArea' and kind = 'WORKER_HOUSING' and id = $2::bigint
      union all select area from key_area where $1 = 'ForeignResidentArea' and kind = 'FOREIGN_RESIDENT' and id = $2::bigint
      union all select coalesce(outline, point) from industrial_park where $1 = 'IndustrialPark' and id = $2::bigint
    ) t
  ), ring as materialized (
    select b.shape, st_makevalid(st_transform(b.shape, 4326)) as area
    from (select st_buffer(geom, $3::float8, 'quad_segs=16') as shape from thing) b
  ), commune as materialized (
    select u.id, least(1, st_area(st_intersection(o.outline, r.shape)) / st_area(o.outline)) as share
    from ring r
      join admin_unit u on u.scheme = '24' and u.level = 'COMMUNE' and u.outline && r.area
      cross join lateral (select st_makevalid(st_transform(u.outline, 9209)) as outline) o
  ), touched as materialized (
    select c.id, case when c.share > 0.999 then 1 else c.share end as share, h.households, h.small
    from commune c left join (${householdsSql}) h on h.unit_id = c.id
    where c.share > 0.001
  )
  select encode(st_asewkb(r.area), 'hex') as shape, st_asgeojson(st_simplifypreservetopology(r.area, 0.0002), 5)::jsonb as area,
    st_area(r.shape) / 1e6 as "areaKm2", ${foreignShareSql('r.area')} as "foreignShare", e.events, e.attendances, e.last as "lastHeldOn",
    array(select p.id::text from industrial_park p
      where coalesce(p.outline, p.point) && r.area and st_intersects(coalesce(p.outline, p.point), r.area)
        and not ($1 = 'IndustrialPark' and p.id = $2::bigint) order by p.code) as parks,
    array(select k.id::text from key_route k
      where k.line && r.area and st_intersects(k.line, r.area) and not ($1 = 'KeyRoute' and k.id = $2::bigint)
        and coalesce(k.valid_to, 'infinity') >= $5::date order by k.code) as routes,
    array(select a.id::text from key_area a
      where a.kind = 'WORKER_HOUSING' and a.area && r.area and st_intersects(a.area, r.area)
        and not ($1 = 'WorkerHousingArea' and a.id = $2::bigint) and coalesce(a.valid_to, 'infinity') >= $5::date order by a.code) as "workerHousing",
    (select count(*)::int from key_area a
      where a.kind = 'FOREIGN_RESIDENT' and a.area && r.area and st_intersects(a.area, r.area)
        and not ($1 = 'ForeignResidentArea' and a.id = $2::bigint) and coalesce(a.valid_to, 'infinity') >= $5::date) as "foreignResidentAreas",
    coalesce((select jsonb_agg(jsonb_build_array(t.id::text, t.share, t.households, t.small) order by t.share desc, t.id) from touched t), '[]') as communes
  from ring r
    cross join lateral (
      select count(*)::int as events, coalesce(sum(v.attendance), 0)::int as attendances, max(v.held_on)::text as last
      from campaign_event v
      where v.held_on between $4::date and $5::date and v.point && r.area and st_intersects(r.area, v.point)
    ) e`

/** Whether there is a thing. $1 its type, $2 its id. */
export const thingSql = `
  select id from key_route where $1 = 'KeyRoute' and id = $2::bigint
  union all select id from key_area where $1 in ('WorkerHousingArea', 'ForeignResidentArea') and id = $2::bigint
    and kind = case $1 when 'WorkerHousingArea' then 'WORKER_HOUSING' else 'FOREIGN_RESIDENT' end
  union all select id from industrial_park where $1 = 'IndustrialPark' and id = $2::bigint`

/** $1 shape as hexadecimal EWKB, $2 first and $3 last day. For whoever holds figures:exact. */
export const countWithinSql = `
  select metric_id as metric, inside::int, unplaced::int
  from live.count_within(st_geomfromewkb(decode($1, 'hex')), $2::date, $3::date)`
