import type { Sql } from '../access.ts'

/**
 * A province of six units, small enough to count by hand: scheme 27 with two districts and three communes, scheme 24 with two
 * communes made of them and one from former Bắc Giang. For tests of figures and tiles.
 */
export const smallUnits = [
  // [id, scheme, level, code, type, name, parent, from, to, west, south, width]
  [1, '27', 'PROVINCE', '27', 'TINH', 'Bắc Ninh', null, '1997-01-01', '2025-06-30', 106, 21, 0.2],
  [2, '27', 'DISTRICT', '256', 'THANH_PHO', 'Bắc Ninh', 1, '1997-01-01', '2025-06-30', 106, 21, 0.1],
  [3, '27', 'DISTRICT', '258', 'HUYEN', 'Yên Phong', 1, '1997-01-01', '2025-06-30', 106.1, 21, 0.1],
  [4, '27', 'COMMUNE', '09163', 'PHUONG', 'Vũ Ninh', 2, '1997-01-01', '2025-06-30', null, null, 0],
  [5, '27', 'COMMUNE', '09169', 'PHUONG', 'Thị Cầu', 2, '1997-01-01', '2025-06-30', null, null, 0],
  [6, '27', 'COMMUNE', '09193', 'THI_TRAN', 'Chờ', 3, '1997-01-01', '2025-06-30', null, null, 0],
  [7, '24', 'PROVINCE', '24', 'TINH', 'Bắc Ninh', null, '2025-07-01', null, 106, 21, 0.3],
  [8, '24', 'COMMUNE', '09169', 'PHUONG', 'Vũ Ninh', 7, '2025-07-01', null, 106, 21, 0.1],
  [9, '24', 'COMMUNE', '09193', 'XA', 'Yên Phong', 7, '2025-07-01', null, 106.1, 21, 0.1],
  [10, '24', 'COMMUNE', '07210', 'PHUONG', 'Bắc Giang', 7, '2025-07-01', null, 106.2, 21, 0.1],
] as const

/** Which units a fact in a leaf counts in. */
const rollup: Readonly<Record<number, readonly number[]>> = {
  1: [1, 7],
  2: [2, 1, 7],
  3: [3, 1, 7],
  4: [4, 2, 1, 8, 7],
  5: [5, 2, 1, 8, 7],
  6: [6, 3, 1, 9, 7],
  7: [7],
  8: [8, 2, 1, 7],
  9: [9, 3, 1, 7],
  10: [10, 7],
}

const metrics = [
  ['tips_received', 'TIP', 'COUNT', true, 0, 'POPULATION', 10_000],
  ['tips_classified_share', 'TIP', 'SHARE', true, 0, null, null],
  ['tip_to_action_days', 'TIP', 'MEDIAN', true, 0, null, null],
  ['cases_opened', 'CASE', 'COUNT', true, 3, 'POPULATION', 100_000],
  ['campaign_events', 'CAMPAIGN', 'COUNT', false, 0, 'POPULATION', 10_000],
  ['attendances', 'CAMPAIGN', 'SUM', false, 0, null, null],
  ['lodging_pressure', 'SETTING', 'SHARE', false, 0, null, null],
] as const

/** [metric, scheme, level, grain, breakdown, threshold] */
const lattice = [
  ['tips_received', '27', 'PROVINCE', 'MONTH', '', 5],
  ['tips_received', '27', 'DISTRICT', 'MONTH', '', 5],
  ['tips_received', '27', 'DISTRICT', 'YEAR', '', 5],
  ['tips_received', '24', 'COMMUNE', 'QUARTER', '', 5],
  ['tip_to_action_days', '27', 'DISTRICT', 'YEAR', '', 5],
  ['cases_opened', '27', 'DISTRICT', 'YEAR', '', 5],
  ['cases_opened', '27', 'PROVINCE', 'QUARTER', '', 5],
  ['campaign_events', '24', 'COMMUNE', 'MONTH', '', 0],
  ['campaign_events', '24', 'PROVINCE', 'MONTH', '', 0],
  ['campaign_events', '27', 'DISTRICT', 'MONTH', '', 0],
  ['campaign_events', '24', 'COMMUNE', 'MONTH', 'SETTING', 0],
  ['attendances', '27', 'DISTRICT', 'MONTH', '', 0],
] as const

/** Writes the reference rows of the small province into a migrated, empty database. */
export async function loadSmallWorld(sql: Sql): Promise<void> {
  await sql.query(
    `insert into source (id, title_vi, title_en, publisher, licence, attribution, kind) values ('test', 'Thử', 'Test', 'Test', 'MIT', 'Test', 'SYNTHETIC')`,
  )
  for (const [id, scheme, level, code, type, name, parent, from, to, west, south, width] of smallUnits) {
    await sql.query(
      `insert into admin_unit (id, scheme, level, code, type, name_vi, name_en, parent_id, valid_from, valid_to, outline, centre, source_id)
       overriding system value
       select $1::bigint, $2, $3, $4, $5, $6, $6, $7::bigint, $8::date, $9::date, st_multi(box), st_pointonsurface(box), 'test'
       from (select st_makeenvelope($10::float8, $11::float8, $10::float8 + $12::float8, $11::float8 + 0.1, 4326) as box) b`,
      [id, scheme, level, code, type, name, parent, from, to, west, south, width],
    )
  }
  await sql.query(`select setval(pg_get_serial_sequence('live.admin_unit', 'id'), 100)`)
  const pairs = Object.entries(rollup).flatMap(([leaf, units]) => units.map((unit) => [Number(leaf), unit]))
  await sql.query(
    `insert into unit_rollup select (p->>0)::bigint, (p->>1)::bigint from jsonb_array_elements($1::jsonb) p`,
    [JSON.stringify(pairs)],
  )
  await sql.query(
    `insert into unit_denominator
     select u.id, 'POPULATION', y, u.id * 10000, case when y = 2019 then 'SOURCED' else 'CARRIED' end, 'test'
     from admin_unit u cross join generate_series(2019, 2026) y`,
  )
  await sql.query(
    `insert into code (list, code, label_vi, label_en, sort, source_id)
     select 'EVENT_SETTING', c, c, c, n, 'test' from unnest(array['RESIDENTIAL','AGENCY','ENTERPRISE','SCHOOL','ONLINE']) with ordinality as v (c, n)`,
  )
  for (const [id, topic, measure, sensitive, lag, statistic, per] of metrics) {
    await sql.query(
      `insert into metric (id, topic, measure, label_vi, label_en, unit_vi, unit_en, description_vi, description_en, formula_vi, formula_en,
         per_statistic, per_amount, sensitive, lag_months, direction, source_id)
       values ($1, $2, $3, $1, $1, '', '', '', '', '', '', $4, $5, $6, $7, 'MORE_IS_WORSE', 'test')`,
      [id, topic, measure, statistic, per, sensitive, lag],
    )
  }
  for (const [metric, scheme, level, grain, breakdown, threshold] of lattice) {
    await sql.query(
      `insert into lattice (metric_id, scheme, level, grain, breakdown, threshold, source_id) values ($1, $2, $3, $4, $5, $6, 'test')`,
      [metric, scheme, level, grain, breakdown, threshold],
    )
  }
}

/** Adds `count` tips received in a unit on a day, each first acted on after `days`. */
export async function addTips(sql: Sql, unit: number, day: string, count: number, days = 2): Promise<void> {
  await sql.query(
    `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, first_action_at, synthetic)
     select '27', 'test', $1 || '-' || $2 || '-' || n, 'TIN_BAO', 'PHONE', ($2 || ' 09:00+07')::timestamptz, $1::bigint, 'COMMUNE', 'OTHER', 'RECEIVED',
       ($2 || ' 09:00+07')::timestamptz + make_interval(days => $4::int), true
     from generate_series(1, $3::int) n`,
    [unit, day, count, days],
  )
}

/** Adds `count` campaign events held in a unit on a day, each with 10 people. */
export async function addEvents(sql: Sql, unit: number, day: string, count: number): Promise<void> {
  await sql.query(
    `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, point, attendance, synthetic)
     select '27', 'test', $1 || '-' || $2 || '-' || n, 'COMMUNITY', 'SCHOOL', 'GENERAL', 'LEAFLET', 'Tuyên truyền', $2::date, $1::bigint, 'POINT',
       st_setsrid(st_makepoint(106.01 + 0.005 * n, 21.05), 4326), 10, true
     from generate_series(1, $3::int) n`,
    [unit, day, count],
  )
}

/** Adds `count` cases opened in a unit on a day. */
export async function addCases(sql: Sql, unit: number, day: string, count: number): Promise<void> {
  await sql.query(
    `insert into criminal_case (province_code, origin, origin_id, code, opened_on, stage, stage_on, unit_id, place_precision, destination, synthetic)
     select '27', 'test', $1 || '-' || $2 || '-' || n, 'C-' || $1 || '-' || $2 || '-' || n, $2::date, 'OPENED', $2::date, $1::bigint, 'COMMUNE', 'UNKNOWN', true
     from generate_series(1, $3::int) n`,
    [unit, day, count],
  )
}
