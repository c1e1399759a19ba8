import type { Sql } from '../access.ts'

/** Statements that add open things of every kind to the small world, so that each field of the public API has something to answer. */
const statements = [
  `insert into admin_unit_name (unit_id, type, name_vi, name_en, valid_from, valid_to, source_id) values
     (9, 'THI_TRAN', 'Thị trấn Chờ', 'Cho Township', '2025-07-01', '2025-12-31', 'test')`,
  `update admin_unit set outline_unit_id = 8 where id in (4, 5)`,
  `insert into admin_unit_change (from_unit_id, to_unit_id, effective_on, decree, source_id) values
     (4, 8, '2025-07-01', '1658/NQ-UBTVQH15', 'test'), (5, 8, '2025-07-01', '1658/NQ-UBTVQH15', 'test')`,
  `insert into unit_statistic (unit_id, statistic, year, value, source_id) values
     (2, 'POPULATION', 2019, 20000, 'test'), (2, 'FOREIGN_RESIDENTS', 2024, 77, 'test')`,
  `insert into agency (id, code, name_vi, name_en, kind, level, unit_id, valid_from, valid_to, source_id) overriding system value values
     (1, 'UBND_TINH', 'Ủy ban nhân dân tỉnh', 'Provincial People''s Committee', 'PEOPLES_COMMITTEE', 'PROVINCE', 1, '1997-01-01', null, 'test'),
     (2, 'SO_LDTBXH', 'Sở Lao động', 'Department of Labour', 'LABOUR', 'PROVINCE', 1, '1997-01-01', '2025-02-28', 'test'),
     (3, 'SO_Y_TE', 'Sở Y tế', 'Department of Health', 'HEALTH', 'PROVINCE', 1, '1997-01-01', null, 'test')`,
  `insert into agency_successor (agency_id, successor_id, effective_on, source_id) values (2, 3, '2025-03-01', 'test')`,
  `insert into directive (id, number, title_vi, title_en, issued_on, issuer_id, signer_role_vi, signer_role_en, summary_vi, summary_en, source_id)
     overriding system value values (1, '2566/UBND-NC', 'Về việc', 'On', '2020-07-24', 1, 'Phó Chủ tịch', 'Vice-chair', 'Tóm tắt', 'Summary', 'test')`,
  `insert into directive_task (id, directive_id, number, agency_id, actor_vi, actor_en, duty_vi, duty_en, hub_vi, hub_en, metric_id)
     overriding system value select n, 1, n, 1 + n % 3, 'Ai', 'Who', 'Việc', 'Duty', 'Ghi', 'Record', 'tips_received' from generate_series(1, 4) n`,
  `insert into directive_progress (task_id, unit_id, status, due_on, done_on, as_of, synthetic)
     select n, u, case when n < 3 then 'DONE' else 'IN_PROGRESS' end, '2020-08-31', case when n < 3 then date '2020-08-30' + n end, '2020-12-31', true
     from generate_series(1, 4) n, unnest(array[2, 3]) u`,
  `insert into campaign (id, code, name_vi, name_en, year, directive_id, synthetic) overriding system value values
     (1, 'NGAY_30_7_2025', 'Ngày 30/7', 'Day of 30 July', 2025, 1, true),
     (2, 'NGAY_30_7_2024', 'Ngày 30/7', 'Day of 30 July', 2024, 1, true)`,
  `insert into pilot_model (id, code, name_vi, name_en, unit_id, started_on, synthetic) overriding system value values
     (1, 'MH_VU_NINH', 'Mô hình Vũ Ninh', 'Vu Ninh model', 4, '2020-01-01', true)`,
  `insert into industrial_park (id, code, name_vi, name_en, kind, status, outline, point, area_ha_mapped, unit_id, source_id) overriding system value values
     (1, 'KCN_QUE_VO', 'Khu công nghiệp Quế Võ', 'Que Vo Industrial Park', 'INDUSTRIAL_PARK', 'MAPPED',
      st_multi(st_makeenvelope(106.02, 21.02, 106.03, 21.03, 4326)), st_setsrid(st_makepoint(106.025, 21.025), 4326), 120, 8, 'test'),
     (2, 'KCN_YEN_PHONG', 'Khu công nghiệp Yên Phong', 'Yen Phong Industrial Park', 'INDUSTRIAL_PARK', 'UNDER_CONSTRUCTION',
      null, st_setsrid(st_makepoint(106.15, 21.05), 4326), null, 9, 'test')`,
  `insert into key_route (id, code, name_vi, name_en, kind, line, length_km, level, reviewed_on, reviewed_by_id, valid_from, source_id, designation_source_id, synthetic)
     overriding system value values (1, 'QL18', 'Quốc lộ 18', 'National highway 18', 'NATIONAL_HIGHWAY',
      st_multi(st_setsrid(st_makeline(st_makepoint(106.01, 21.05), st_makepoint(106.09, 21.05)), 4326)), 8.3, 1, '2025-05-01', 1, '2019-01-01', 'test', 'test', true)`,
  `insert into key_area (id, kind, code, name_vi, name_en, unit_id, area, rooms, lodgers, foreign_residents, nearest_park_id, nearest_park_km, level, valid_from, source_id, synthetic)
     overriding system value values
     (1, 'WORKER_HOUSING', 'WH1', 'Khu trọ Vũ Ninh', 'Vu Ninh lodging area', 8, st_multi(st_makeenvelope(106.04, 21.04, 106.05, 21.05, 4326)), 800, 1500, null, 1, 1.2, 2, '2021-01-01', 'test', true),
     (2, 'FOREIGN_RESIDENT', 'FR1', 'Khu phố Vũ Ninh', 'Vu Ninh quarter', 8, st_multi(st_makeenvelope(106.06, 21.04, 106.07, 21.05, 4326)), null, null, 300, 1, 3, 1, '2021-01-01', 'test', true)`,
  `insert into campaign_event (province_code, origin, origin_id, campaign_id, pilot_model_id, event_type, setting, audience, channel, title_vi, title_en, host_id,
       held_on, unit_id, place_precision, point, attendance, synthetic)
     select '27', 'open', n::text, 1, case when n % 2 = 0 then 1 end,
       (array['COMMUNITY', 'SEMINAR', 'LAW_CONTEST'])[1 + n % 3], 'SCHOOL', 'WOMEN', 'FACE_TO_FACE',
       'Tuyên truyền số ' || n || ': đề phòng 100% lừa đảo', 'Talk ' || n, 1 + n % 3,
       date '2025-01-01' + n * 7, case when n < 26 then 4 else 8 end, 'POINT', st_setsrid(st_makepoint(106.01 + 0.001 * n, 21.05), 4326), n * 10, true
     from generate_series(1, 40) n`,
  `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, host_vi, held_on, unit_id, place_precision, synthetic)
     values ('27', 'open', 'district', 'SPORT', 'RESIDENTIAL', 'YOUTH', 'LEAFLET', 'Hội thao thanh niên', 'Câu lạc bộ', '2024-07-30', 3, 'DISTRICT', true)`,
]

/** Adds open things of every kind to the small world. Identity columns start after the ids given here. */
export async function addOpenThings(sql: Sql): Promise<void> {
  for (const statement of statements) await sql.query(statement)
}
