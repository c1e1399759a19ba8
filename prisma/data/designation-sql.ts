/** $1 shapes as JSON, $2 EPSG number, $3 source, $4 synthetic, $5 null. Writes key routes, known codes in place. */
export const routeSql = `
  insert into key_route (code, name_vi, name_en, kind, line, length_km, origin_vi, origin_en, transit_vi, transit_en, destination_vi, destination_en,
    level, reviewed_on, valid_from, source_id, designation_source_id, synthetic)
  select g.code, g.name_vi, g.name_en,
    case when g.kind in ('EXPRESSWAY', 'NATIONAL_HIGHWAY', 'PROVINCIAL_ROAD', 'RAILWAY', 'WATERWAY') then g.kind else 'OTHER' end,
    s.line, round((st_length(st_transform(s.line, 9209)) / 1000)::numeric, 1),
    g.origin_vi, g.origin_en, g.transit_vi, g.transit_en, g.destination_vi, g.destination_en,
    g.level, g.reviewed_on, coalesce(g.valid_from, hub_day(now())), $3, $3, $4
  from jsonb_to_recordset($1::jsonb) as g (geometry jsonb, code text, name_vi text, name_en text, kind text, origin_vi text, origin_en text, transit_vi text,
      transit_en text, destination_vi text, destination_en text, level int, reviewed_on date, valid_from date)
    cross join lateral (select st_multi(st_transform(st_setsrid(st_geomfromgeojson(g.geometry), $2::int), 4326)) as line) s
  where $5::text is null
  on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en, kind = excluded.kind, line = excluded.line,
    length_km = excluded.length_km, origin_vi = excluded.origin_vi, origin_en = excluded.origin_en, transit_vi = excluded.transit_vi,
    transit_en = excluded.transit_en, destination_vi = excluded.destination_vi, destination_en = excluded.destination_en, level = excluded.level,
    reviewed_on = excluded.reviewed_on, valid_to = null, source_id = excluded.source_id, designation_source_id = excluded.designation_source_id`

/** $1 shapes as JSON, $2 EPSG number, $3 source, $4 synthetic, $5 kind of area. Writes key areas, known codes in place. */
export const areaSql = `
  insert into key_area (kind, code, name_vi, name_en, unit_id, area, area_km2, lodging_houses, rooms, lodgers, foreign_residents,
    nearest_park_id, nearest_park_km, level, reviewed_on, valid_from, source_id, synthetic)
  select $5, g.code, g.name_vi, g.name_en, u.id, s.area, round((st_area(st_transform(s.area, 9209)) / 1e6)::numeric, 3),
    case $5 when 'WORKER_HOUSING' then g.lodging_houses end, case $5 when 'WORKER_HOUSING' then g.rooms end, case $5 when 'WORKER_HOUSING' then g.lodgers end,
    case $5 when 'FOREIGN_RESIDENT' then g.foreign_residents end,
    p.id, round((p.metres / 1000)::numeric, 1), g.level, g.reviewed_on, coalesce(g.valid_from, hub_day(now())), $3, $4
  from jsonb_to_recordset($1::jsonb) as g (geometry jsonb, code text, name_vi text, name_en text, lodging_houses int, rooms int, lodgers int,
      foreign_residents int, level int, reviewed_on date, valid_from date)
    cross join lateral (select st_multi(st_transform(st_setsrid(st_geomfromgeojson(g.geometry), $2::int), 4326)) as area) s
    cross join lateral (
      select x.id from admin_unit x where x.scheme = '24' and x.level = 'COMMUNE' and x.outline is not null
      order by x.outline <-> st_pointonsurface(s.area) limit 1
    ) u
    left join lateral (
      select k.id, st_distance(st_transform(k.point, 9209), st_transform(s.area, 9209)) as metres from industrial_park k order by k.point <-> s.area limit 1
    ) p on true
  on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en, unit_id = excluded.unit_id, area = excluded.area,
    area_km2 = excluded.area_km2, lodging_houses = excluded.lodging_houses, rooms = excluded.rooms, lodgers = excluded.lodgers,
    foreign_residents = excluded.foreign_residents, nearest_park_id = excluded.nearest_park_id, nearest_park_km = excluded.nearest_park_km,
    level = excluded.level, reviewed_on = excluded.reviewed_on, valid_to = null, source_id = excluded.source_id`
