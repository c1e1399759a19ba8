import type { Sql } from '../access.ts'
import type { AreaRow, RouteRow } from './area.ts'
import type { DemoOptions } from './generate.ts'
import { inBatches, sourceId } from './insert-batch.ts'

/** The source row that every invented figure and designation names. */
export async function insertSource(sql: Sql, { scale, seed, today }: DemoOptions): Promise<void> {
  await sql.query(
    `insert into source (id, title_vi, title_en, publisher, licence, attribution, retrieved_on, kind, note_vi, note_en)
     values ($1, 'Bộ dữ liệu trình diễn (giả lập)', 'Demonstration set (synthetic)', 'Hub', 'CC0-1.0', 'Dữ liệu giả lập – synthetic data', $2, 'SYNTHETIC', $3, $4)
     on conflict (id) do nothing`,
    [
      sourceId,
      today,
      `Do chương trình tự sinh, hệ số phóng đại ×${scale}, hạt giống «${seed}». Không có người, vụ việc hay địa điểm nào là thật; chỉ hình dạng theo năm dựa trên số liệu toàn quốc đã công bố.`,
      `Invented by the program, scaled ×${scale}, seed "${seed}". No person, case or designation is real; only the shape over the years follows published national totals.`,
    ],
  )
}

/** Real lines under an invented designation; lengths in kilometres, measured in VN-2000. */
export async function insertRoutes(sql: Sql, rows: readonly RouteRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into key_route (code, name_vi, name_en, kind, line, length_km, origin_vi, origin_en, transit_vi, transit_en, destination_vi, destination_en, level, reviewed_on, valid_from, source_id, designation_source_id, synthetic)
     select r.code, r.name_vi, r.name_en, r.kind, g.line, round((st_length(st_transform(g.line, 9209)) / 1000)::numeric, 1), r.origin_vi, r.origin_en, r.transit_vi, r.transit_en,
       r.destination_vi, r.destination_en, r.level, r.reviewed_on, '2019-01-01', coalesce((select b.source_id from base_feature b where b.kind = 'ROAD' limit 1), '${sourceId}'), '${sourceId}', true
     from jsonb_to_recordset($1::jsonb) as r (code text, name_vi text, name_en text, kind text, line jsonb, origin_vi text, origin_en text, transit_vi text, transit_en text, destination_vi text, destination_en text, level int, reviewed_on date)
       cross join lateral (select st_multi(st_setsrid(st_geomfromgeojson(r.line), 4326)) as line) g`,
    rows.map((row) => ({
      code: row.code,
      name_vi: row.nameVi,
      name_en: row.nameEn,
      kind: row.kind,
      line: { type: 'MultiLineString', coordinates: row.lines },
      origin_vi: row.originVi,
      origin_en: row.originEn,
      transit_vi: row.transitVi,
      transit_en: row.transitEn,
      destination_vi: row.destinationVi,
      destination_en: row.destinationEn,
      level: row.level,
      reviewed_on: row.reviewedOn,
    })),
  )
}

/** Invented areas with their size and the nearest park, measured in VN-2000. */
export async function insertAreas(sql: Sql, rows: readonly AreaRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into key_area (kind, code, name_vi, name_en, unit_id, area, area_km2, lodging_houses, rooms, lodgers, foreign_residents, nearest_park_id, nearest_park_km, level, reviewed_on, valid_from, source_id, synthetic)
     select r.kind, r.code, r.name_vi, r.name_en, r.unit_id, g.area, round((st_area(st_transform(g.area, 9209)) / 1e6)::numeric, 3), r.houses, r.rooms, r.lodgers, r.foreigners,
       p.id, round((p.metres / 1000)::numeric, 1), r.level, r.reviewed_on, '2019-01-01', '${sourceId}', true
     from jsonb_to_recordset($1::jsonb) as r (kind text, code text, name_vi text, name_en text, unit_id bigint, ring jsonb, houses int, rooms int, lodgers int, foreigners int, level int, reviewed_on date)
       cross join lateral (select st_multi(st_setsrid(st_geomfromgeojson(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(r.ring))), 4326)) as area) g
       left join lateral (select k.id, st_distance(st_transform(k.point, 9209), st_transform(g.area, 9209)) as metres from industrial_park k order by k.point <-> g.area limit 1) p on true`,
    rows.map((row) => ({
      kind: row.kind,
      code: row.code,
      name_vi: row.nameVi,
      name_en: row.nameEn,
      unit_id: row.unitId,
      ring: row.ring,
      houses: row.lodgingHouses,
      rooms: row.rooms,
      lodgers: row.lodgers,
      foreigners: row.foreignResidents,
      level: row.level,
      reviewed_on: row.reviewedOn,
    })),
  )
}
