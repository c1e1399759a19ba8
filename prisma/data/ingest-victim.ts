import type { Sql } from '../access.ts'
import type { VictimRow } from '../ingest/victim.ts'
import type { WrittenRow } from './ingest.ts'

/**
 * Adds victims, or brings those of the same origin and number up to date: an empty cell leaves what is stored, and the pseudonym
 * never changes. `caseIds` gives the id of each case code named.
 */
export async function writeVictims(
  sql: Sql,
  rows: readonly VictimRow[],
  caseIds: ReadonlyMap<string, string>,
  accountId: string | null,
): Promise<WrittenRow[]> {
  const written = await sql.query<WrittenRow>(
    `with incoming as (
       select * from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text, "provinceCode" text, pseudonym text, "case" bigint, sex text, age int,
         "victimClass" text, exploitation text, destination text, "intakeChannel" text, "intakeUnitId" bigint, "homeUnitId" bigint, "reportedOn" date, "agencyId" bigint,
         "retainUntil" date, synthetic boolean)
     ), merged as (
       select i.*, coalesce(i."case", v.case_id) as case_id, coalesce(i.age, v.age_at_exploitation) as merged_age, coalesce(i."victimClass", v.victim_class, 'VN_VICTIM') as victim_class,
         coalesce(i."intakeUnitId", v.intake_unit_id) as intake_unit_id, coalesce(i."agencyId", v.agency_id) as agency_id, coalesce(i."retainUntil", v.retain_until) as retain_until,
         -- the status follows from the statuses told of, below
         coalesce(v.status, 'REPORTED') as status, greatest(coalesce(v.status_on, i."reportedOn"), i."reportedOn") as status_on
       from incoming i left join victim v on v.origin = i.origin and v.origin_id = i."originId"
     ), written as (
       insert into victim as v (province_code, origin, origin_id, pseudonym, case_id, sex, age_at_exploitation, victim_class, exploitation, destination, intake_channel, intake_unit_id,
         home_unit_id, reported_on, status, status_on, agency_id, retain_until, synthetic, recorded_by_id)
       select m."provinceCode", m.origin, m."originId", m.pseudonym, m.case_id, m.sex, m.merged_age, m.victim_class, m.exploitation, m.destination, m."intakeChannel", m.intake_unit_id,
         m."homeUnitId", m."reportedOn", m.status, m.status_on, m.agency_id, m.retain_until, m.synthetic, $2::bigint
       from merged m
       on conflict (origin, origin_id) do update set province_code = excluded.province_code, case_id = excluded.case_id, sex = excluded.sex, age_at_exploitation = excluded.age_at_exploitation,
         victim_class = excluded.victim_class, exploitation = excluded.exploitation, destination = excluded.destination, intake_channel = excluded.intake_channel,
         intake_unit_id = excluded.intake_unit_id, home_unit_id = excluded.home_unit_id, reported_on = excluded.reported_on, status_on = excluded.status_on, agency_id = excluded.agency_id,
         retain_until = excluded.retain_until
       where (v.case_id, v.sex, v.age_at_exploitation, v.victim_class, v.exploitation, v.destination, v.intake_channel, v.intake_unit_id, v.home_unit_id, v.reported_on, v.agency_id, v.retain_until)
         is distinct from (excluded.case_id, excluded.sex, excluded.age_at_exploitation, excluded.victim_class, excluded.exploitation, excluded.destination, excluded.intake_channel,
           excluded.intake_unit_id, excluded.home_unit_id, excluded.reported_on, excluded.agency_id, excluded.retain_until)
       returning v.id, v.origin, v.origin_id, v.xmax = 0 as is_new
     )
     select i.line, w.id::text, w.is_new as "isNew" from written w join incoming i on i.origin = w.origin and i."originId" = w.origin_id`,
    [
      JSON.stringify(rows.map((row) => ({ ...row, case: row.caseCode === null ? null : caseIds.get(row.caseCode) }))),
      accountId,
    ],
  )
  const victims = await sql.query<{ line: number; id: string }>(
    `select i.line, v.id::text from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text)
       join victim v on v.origin = i.origin and v.origin_id = i."originId"`,
    [JSON.stringify(rows.map(({ line, origin, originId }) => ({ line, origin, originId })))],
  )
  const idOf = new Map(victims.map(({ line, id }) => [line, id]))
  const changed = new Set([...(await writeStatuses(sql, rows, idOf)), ...(await runVictimClocks(sql, rows, idOf))])
  const touched = new Set(written.map(({ id }) => id))
  return [
    ...written,
    ...victims.filter(({ id }) => changed.has(id) && !touched.has(id)).map((one) => ({ ...one, isNew: false })),
  ]
}

/** Writes the status history and moves each victim to the latest status; gives the ids where it changed. */
async function writeStatuses(
  sql: Sql,
  rows: readonly VictimRow[],
  idOf: ReadonlyMap<number, string>,
): Promise<string[]> {
  const changed = await sql.query<{ id: string }>(
    `insert into victim_status as s (victim_id, status, reached_on, agency_id, evidence, document_type)
     select p.victim, p.status, p."on", p.agency, case when p.evidence is null then '{}' else array(select jsonb_array_elements_text(p.evidence)) end, p.document
     from jsonb_to_recordset($1::jsonb) as p (victim bigint, status text, "on" date, agency bigint, evidence jsonb, document text)
     on conflict (victim_id, status) do update set reached_on = excluded.reached_on,
       evidence = case when excluded.evidence = '{}' then s.evidence else excluded.evidence end, document_type = coalesce(excluded.document_type, s.document_type)
     where (s.reached_on, s.evidence, s.document_type)
       is distinct from (excluded.reached_on, case when excluded.evidence = '{}' then s.evidence else excluded.evidence end, coalesce(excluded.document_type, s.document_type))
     returning s.victim_id::text as id`,
    [
      JSON.stringify(
        rows.flatMap((row) =>
          row.statuses.map(({ status, on }) => ({
            victim: idOf.get(row.line),
            status,
            on,
            agency: row.agencyId,
            evidence: status === 'CONFIRMED' ? row.evidence : null,
            document: status === 'CONFIRMED' ? row.documentType : null,
          })),
        ),
      ),
    ],
  )
  await sql.query(
    `update victim v set status = s.status, status_on = s.reached_on
     from (select distinct on (victim_id) victim_id, status, reached_on from victim_status where victim_id = any($1::bigint[])
       order by victim_id, reached_on desc, array_position(array['NOT_VICTIM','CONFIRMED','UNDER_IDENTIFICATION','REPORTED'], status)) s
     where s.victim_id = v.id and (v.status, v.status_on) is distinct from (s.status, s.reached_on)`,
    [[...idOf.values()]],
  )
  return changed.map(({ id }) => id)
}

/** The clocks of the law in force on the day of the report, counted from its noon; the first check stops its own. */
async function runVictimClocks(
  sql: Sql,
  rows: readonly VictimRow[],
  idOf: ReadonlyMap<number, string>,
): Promise<string[]> {
  const changed = await sql.query<{ id: string }>(
    `insert into deadline as d (subject, victim_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, synthetic)
     select 'VICTIM', v.id, c.kind, c.id, v.home_unit_id, v.agency_id, s.at,
       s.at + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0), hours => coalesce(c.hours, 0)),
       case when c.kind = 'VICTIM_FIRST_CHECK' then (p."checkedOn" + time '12:00') at time zone 'Asia/Ho_Chi_Minh' end, v.synthetic
     from jsonb_to_recordset($1::jsonb) as p (victim bigint, "checkedOn" date)
       join victim v on v.id = p.victim
       cross join lateral (select (v.reported_on + time '12:00') at time zone 'Asia/Ho_Chi_Minh' as at) s
       join legal_clock c on c.subject = 'VICTIM' and v.reported_on between c.valid_from and coalesce(c.valid_to, 'infinity')
     on conflict (tip_id, victim_id, case_id, clock_kind) do update set clock_id = excluded.clock_id, unit_id = excluded.unit_id, agency_id = excluded.agency_id,
       started_at = excluded.started_at, due_at = excluded.due_at, met_at = coalesce(excluded.met_at, d.met_at)
     where (d.clock_id, d.unit_id, d.agency_id, d.started_at, d.due_at, d.met_at)
       is distinct from (excluded.clock_id, excluded.unit_id, excluded.agency_id, excluded.started_at, excluded.due_at, coalesce(excluded.met_at, d.met_at))
     returning d.victim_id::text as id`,
    [JSON.stringify(rows.map((row) => ({ victim: idOf.get(row.line), checkedOn: row.firstCheckOn })))],
  )
  return changed.map(({ id }) => id)
}
