import type { Sql } from '../access.ts'
import type { TipRow } from '../ingest/tip.ts'
import type { WrittenRow } from './ingest.ts'

/**
 * Adds tips, or brings those of the same origin and number up to date: an empty cell leaves what is stored. A point is kept while
 * its unit stays the same. `caseIds` gives the id of each case code named.
 */
export async function writeTips(
  sql: Sql,
  rows: readonly TipRow[],
  caseIds: ReadonlyMap<string, string>,
  accountId: string | null,
): Promise<WrittenRow[]> {
  const written = await sql.query<WrittenRow>(
    `with incoming as (
       select i.*, case when i.lon is not null then st_setsrid(st_makepoint(i.lon, i.lat), 4326) end as point
       from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text, province text, kind text, channel text, "receivedAt" timestamptz, unit bigint,
         precision text, lon float8, lat float8, topic text, status text, outcome text, agency bigint, "classifiedAt" timestamptz, "firstActionAt" timestamptz,
         "resolvedAt" timestamptz, extended boolean, "case" bigint, summary text, synthetic boolean)
     ), merged as (
       select i.*, coalesce(i.point, case when t.unit_id = i.unit then t.point end) as merged_point,
         coalesce(i."classifiedAt", t.classified_at) as classified_at, coalesce(i."firstActionAt", t.first_action_at) as first_action_at,
         coalesce(i."resolvedAt", t.resolved_at) as resolved_at, coalesce(i.outcome, t.outcome) as merged_outcome, coalesce(i.agency, t.agency_id) as agency_id,
         coalesce(i.extended, t.extended, false) as merged_extended, coalesce(i."case", t.case_id) as case_id, coalesce(i.summary, t.summary) as merged_summary
       from incoming i left join tip t on t.origin = i.origin and t.origin_id = i."originId"
     ), written as (
       insert into tip as t (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, outcome, agency_id,
         classified_at, first_action_at, resolved_at, extended, case_id, summary, synthetic, recorded_by_id)
       select m.province, m.origin, m."originId", m.kind, m.channel, m."receivedAt", m.unit, case when m.merged_point is null then m.precision else 'POINT' end, m.merged_point, m.topic,
         case when m.resolved_at is not null then 'RESOLVED' when m.status is not null then m.status
           when m.first_action_at is not null then 'VERIFYING' when m.classified_at is not null then 'CLASSIFIED' else 'RECEIVED' end,
         m.merged_outcome, m.agency_id, m.classified_at, m.first_action_at, m.resolved_at, m.merged_extended, m.case_id, m.merged_summary, m.synthetic, $2::bigint
       from merged m
       on conflict (origin, origin_id) do update set province_code = excluded.province_code, kind = excluded.kind, channel = excluded.channel, received_at = excluded.received_at,
         unit_id = excluded.unit_id, place_precision = excluded.place_precision, point = excluded.point, topic = excluded.topic, status = excluded.status, outcome = excluded.outcome,
         agency_id = excluded.agency_id, classified_at = excluded.classified_at, first_action_at = excluded.first_action_at, resolved_at = excluded.resolved_at,
         extended = excluded.extended, case_id = excluded.case_id, summary = excluded.summary
       where (t.kind, t.channel, t.received_at, t.unit_id, t.point, t.topic, t.status, t.outcome, t.agency_id, t.classified_at, t.first_action_at, t.resolved_at, t.extended, t.case_id, t.summary)
         is distinct from (excluded.kind, excluded.channel, excluded.received_at, excluded.unit_id, excluded.point, excluded.topic, excluded.status, excluded.outcome, excluded.agency_id,
           excluded.classified_at, excluded.first_action_at, excluded.resolved_at, excluded.extended, excluded.case_id, excluded.summary)
       returning t.id, t.origin, t.origin_id, t.xmax = 0 as is_new
     )
     select i.line, w.id::text, w.is_new as "isNew" from written w join incoming i on i.origin = w.origin and i."originId" = w.origin_id`,
    [
      JSON.stringify(
        rows.map(({ spot, agencyId, caseCode, ...row }) => ({
          ...row,
          province: spot.provinceCode,
          unit: spot.unitId,
          precision: spot.precision,
          lon: spot.lon,
          lat: spot.lat,
          agency: agencyId,
          case: caseCode === null ? null : caseIds.get(caseCode),
        })),
      ),
      accountId,
    ],
  )
  await runTipClocks(
    sql,
    written.map(({ id }) => id),
  )
  return written
}

/**
 * The clocks of the law in force on the day a tip came, with when each was met. A tip that was classified, or acted upon, had
 * been forwarded by then; a decision within an extended term is measured by that term.
 */
async function runTipClocks(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.query(
    `insert into deadline as d (subject, tip_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, extended, synthetic)
     select 'TIP', t.id, c.kind, c.id, t.unit_id, t.agency_id, t.received_at,
       t.received_at + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0), hours => coalesce(c.hours, 0))
         + case when t.extended then make_interval(months => coalesce(c.extension_months, 0)) else interval '0' end,
       case c.kind when 'TIP_FORWARD' then least(t.classified_at, t.first_action_at, t.resolved_at) when 'TIP_CLASSIFY' then t.classified_at when 'TIP_DECIDE' then t.resolved_at end,
       t.extended and c.extension_months is not null, t.synthetic
     from tip t join legal_clock c on c.subject = 'TIP' and hub_day(t.received_at) between c.valid_from and coalesce(c.valid_to, 'infinity')
     where t.id = any($1::bigint[])
     on conflict (tip_id, victim_id, case_id, clock_kind) do update set clock_id = excluded.clock_id, unit_id = excluded.unit_id, agency_id = excluded.agency_id,
       started_at = excluded.started_at, due_at = excluded.due_at, met_at = coalesce(excluded.met_at, d.met_at), extended = excluded.extended`,
    [ids],
  )
}
