import type { Sql } from '../access.ts'
import type { CaseRow } from '../ingest/case.ts'
import type { WrittenRow } from './ingest.ts'

/** What hangs on a case: `found` gives the case of each row. Each statement answers with the cases it changed. */
const parts = {
  stages: `insert into case_stage as s (case_id, stage, reached_on, agency_id, people)
     select p."case", p.stage, p."on", p.agency, p.people from jsonb_to_recordset($1::jsonb) as p ("case" bigint, stage text, "on" date, agency bigint, people int)
     on conflict (case_id, stage) do update set reached_on = excluded.reached_on, people = coalesce(excluded.people, s.people)
     where (s.reached_on, s.people) is distinct from (excluded.reached_on, coalesce(excluded.people, s.people))
     returning s.case_id::text as id`,
  people: `insert into case_people as c (case_id, role, sex, age_group, people)
     select p."case", p.role, p.sex, 'UNKNOWN', p.people from jsonb_to_recordset($1::jsonb) as p ("case" bigint, role text, sex text, people int)
     on conflict (case_id, role, sex, age_group) do update set people = excluded.people where c.people <> excluded.people
     returning c.case_id::text as id`,
  offences: `insert into case_offence (case_id, offence_code)
     select p."case", p.code from jsonb_to_recordset($1::jsonb) as p ("case" bigint, code text)
     on conflict do nothing returning case_id::text as id`,
  // a row that names articles names all of them
  offencesGone: `delete from case_offence o using jsonb_to_recordset($1::jsonb) as p ("case" bigint, codes jsonb)
     where o.case_id = p."case" and not p.codes ? o.offence_code returning o.case_id::text as id`,
} as const

/** Adds cases, or brings those of the same origin and number up to date: an empty cell leaves what is stored. */
export async function writeCases(sql: Sql, rows: readonly CaseRow[], accountId: string | null): Promise<WrittenRow[]> {
  const written = await sql.query<WrittenRow>(
    `with incoming as (
       select i.*, case when i.lon is not null then st_setsrid(st_makepoint(i.lon, i.lat), 4326) end as point
       from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text, province text, code text, kind text, "openedOn" date, unit bigint, precision text,
         lon float8, lat float8, acts jsonb, means jsonb, purposes jsonb, destination text, "isKeyCase" boolean, "specialProject" boolean, "foetusDeal" boolean, agency bigint,
         summary text, synthetic boolean)
     ), merged as (
       select i.*, coalesce(i.point, case when c.unit_id = i.unit then c.point end) as merged_point, coalesce(i.kind, c.kind, 'TRAFFICKING') as merged_kind,
         case when i.acts is null then coalesce(c.acts, '{}') else array(select jsonb_array_elements_text(i.acts)) end as merged_acts,
         case when i.means is null then coalesce(c.means, '{}') else array(select jsonb_array_elements_text(i.means)) end as merged_means,
         case when i.purposes is null then coalesce(c.purposes, '{}') else array(select jsonb_array_elements_text(i.purposes)) end as merged_purposes,
         coalesce(i.destination, c.destination, 'UNKNOWN') as merged_destination, coalesce(i."isKeyCase", c.is_key_case, false) as is_key_case,
         coalesce(i."specialProject", c.special_project, false) as special_project, coalesce(i."foetusDeal", c.foetus_deal, false) as foetus_deal,
         coalesce(i.agency, c.agency_id) as agency_id, coalesce(i.summary, c.summary) as merged_summary,
         -- the stage follows from the stages told of, below
         coalesce(c.stage, 'OPENED') as stage, greatest(coalesce(c.stage_on, i."openedOn"), i."openedOn") as stage_on
       from incoming i left join criminal_case c on c.origin = i.origin and c.origin_id = i."originId"
     ), written as (
       insert into criminal_case as c (province_code, origin, origin_id, code, kind, opened_on, stage, stage_on, unit_id, place_precision, point, acts, means, purposes, destination,
         is_key_case, special_project, foetus_deal, agency_id, summary, synthetic, recorded_by_id)
       select m.province, m.origin, m."originId", m.code, m.merged_kind, m."openedOn", m.stage, m.stage_on, m.unit, case when m.merged_point is null then m.precision else 'POINT' end,
         m.merged_point, m.merged_acts, m.merged_means, m.merged_purposes, m.merged_destination, m.is_key_case, m.special_project, m.foetus_deal, m.agency_id, m.merged_summary,
         m.synthetic, $2::bigint
       from merged m
       on conflict (origin, origin_id) do update set province_code = excluded.province_code, code = excluded.code, kind = excluded.kind, opened_on = excluded.opened_on,
         stage_on = excluded.stage_on, unit_id = excluded.unit_id, place_precision = excluded.place_precision, point = excluded.point, acts = excluded.acts, means = excluded.means,
         purposes = excluded.purposes, destination = excluded.destination, is_key_case = excluded.is_key_case, special_project = excluded.special_project,
         foetus_deal = excluded.foetus_deal, agency_id = excluded.agency_id, summary = excluded.summary
       where (c.code, c.kind, c.opened_on, c.unit_id, c.point, c.acts, c.means, c.purposes, c.destination, c.is_key_case, c.special_project, c.foetus_deal, c.agency_id, c.summary)
         is distinct from (excluded.code, excluded.kind, excluded.opened_on, excluded.unit_id, excluded.point, excluded.acts, excluded.means, excluded.purposes, excluded.destination,
           excluded.is_key_case, excluded.special_project, excluded.foetus_deal, excluded.agency_id, excluded.summary)
       returning c.id, c.origin, c.origin_id, c.xmax = 0 as is_new
     )
     select i.line, w.id::text, w.is_new as "isNew" from written w join incoming i on i.origin = w.origin and i."originId" = w.origin_id`,
    [
      JSON.stringify(
        rows.map(({ spot, agencyId, ...row }) => ({
          ...row,
          province: spot.provinceCode,
          unit: spot.unitId,
          precision: spot.precision,
          lon: spot.lon,
          lat: spot.lat,
          agency: agencyId,
        })),
      ),
      accountId,
    ],
  )
  const cases = await sql.query<{ line: number; id: string }>(
    `select i.line, c.id::text from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text)
       join criminal_case c on c.origin = i.origin and c.origin_id = i."originId"`,
    [JSON.stringify(rows.map(({ line, origin, originId }) => ({ line, origin, originId })))],
  )
  const changed = await writeParts(sql, rows, new Map(cases.map(({ line, id }) => [line, id])))
  const touched = new Set(written.map(({ id }) => id))
  return [
    ...written,
    ...cases.filter(({ id }) => changed.has(id) && !touched.has(id)).map((one) => ({ ...one, isNew: false })),
  ]
}

/** Writes stages, people and articles, moves each case to its latest stage, and gives the ids of cases where anything changed. */
async function writeParts(
  sql: Sql,
  rows: readonly CaseRow[],
  caseOf: ReadonlyMap<number, string>,
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>()
  const run = async (text: string, part: readonly object[]) => {
    if (part.length === 0) return
    for (const { id } of await sql.query<{ id: string }>(text, [JSON.stringify(part)])) changed.add(id)
  }
  const of = (row: CaseRow) => ({ case: caseOf.get(row.line), agency: row.agencyId })
  await run(
    parts.stages,
    rows.flatMap((row) => row.stages.map((stage) => ({ ...of(row), ...stage }))),
  )
  await run(
    parts.people,
    rows.flatMap((row) => row.people.map((people) => ({ ...of(row), ...people }))),
  )
  const told = rows.filter((row) => row.offences !== null)
  await run(
    parts.offencesGone,
    told.map((row) => ({ ...of(row), codes: row.offences })),
  )
  await run(
    parts.offences,
    told.flatMap((row) => (row.offences ?? []).map((code) => ({ ...of(row), code }))),
  )
  await sql.query(
    `update criminal_case c set stage = s.stage, stage_on = s.reached_on
     from (select distinct on (case_id) case_id, stage, reached_on from case_stage where case_id = any($1::bigint[])
       order by case_id, reached_on desc, array_position(array['SUSPENDED','IN_FORCE','APPEAL','FIRST_INSTANCE','INDICTED','CONCLUDED','CHARGED','OPENED'], stage)) s
     where s.case_id = c.id and (c.stage, c.stage_on) is distinct from (s.stage, s.reached_on)`,
    [[...caseOf.values()]],
  )
  return changed
}
