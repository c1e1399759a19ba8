import type { Sql } from '../access.ts'
import type { Note } from '../ingest/note.ts'
import type { Agency, Code, Reference, Unit } from '../ingest/reference.ts'

/** Everything rows of an import are checked against. */
export async function readReference(sql: Sql): Promise<Reference> {
  const units = await sql.query<Unit>(
    `select u.id::text, u.scheme, u.level, u.code, u.name_vi as "nameVi", u.parent_id::text as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo",
       jsonb_build_array(jsonb_build_object('type', u.type, 'vi', u.name_vi, 'en', u.name_en))
         || coalesce((select jsonb_agg(jsonb_build_object('type', n.type, 'vi', n.name_vi, 'en', n.name_en)) from admin_unit_name n where n.unit_id = u.id), '[]') as names,
       array(select c.to_unit_id::text from admin_unit_change c where c.from_unit_id = u.id and c.area_share_low = 1 and c.population_share_low = 1) as "successorIds"
     from admin_unit u`,
  )
  const codes = await sql.query<Code & { list: string }>(
    `select list, code, label_vi as "labelVi", label_en as "labelEn" from code order by list, sort, code`,
  )
  const agencies = await sql.query<Agency>(
    `select id::text, code, name_vi as "labelVi", name_en as "labelEn", valid_from as "validFrom", valid_to as "validTo" from agency`,
  )
  const offences = await sql.query<Code>(
    `select code, label_vi as "labelVi", label_en as "labelEn" from offence order by code`,
  )
  const named = await sql.query<{ of: 'campaign' | 'pilot'; code: string; id: string }>(
    `select 'campaign' as of, code, id::text from campaign union all select 'pilot', code, id::text from pilot_model`,
  )
  const lists = new Map<string, Code[]>()
  for (const { list, ...code } of codes) {
    const found = lists.get(list)
    if (found) found.push(code)
    else lists.set(list, [code])
  }
  const idsOf = (kind: string) => new Map(named.filter((one) => one.of === kind).map(({ code, id }) => [code, id]))
  return { units, codes: lists, agencies, offences, campaigns: idsOf('campaign'), pilotModels: idsOf('pilot') }
}

/** What the database holds for life; undefined before its first record. */
export async function readKind(sql: Sql): Promise<'SYNTHETIC' | 'REAL' | undefined> {
  return (await sql.one<{ kind: 'SYNTHETIC' | 'REAL' }>('select kind from data_kind'))?.kind
}

/** The ids of cases by their codes; a code that is nobody's is left out. */
export async function readCaseIds(sql: Sql, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await sql.query<{ code: string; id: string }>(
    'select code, id::text from criminal_case where code = any($1::text[])',
    [codes],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

export interface PointOfLine {
  readonly line: number
  readonly unitId: string
  readonly lon: number
  readonly lat: number
}

/** Lines whose point lies more than about a kilometre outside the generalised outline of its unit. */
export async function readFarLines(sql: Sql, points: readonly PointOfLine[]): Promise<ReadonlySet<number>> {
  if (points.length === 0) return new Set()
  const rows = await sql.query<{ line: number }>(
    `select p.line from jsonb_to_recordset($1::jsonb) as p (line int, "unitId" bigint, lon float8, lat float8)
       join admin_unit u on u.id = p."unitId" left join admin_unit o on o.id = u.outline_unit_id
     where coalesce(u.outline, o.outline) is not null
       and not st_dwithin(coalesce(u.outline, o.outline), st_setsrid(st_makepoint(p.lon, p.lat), 4326), 0.01)`,
    [JSON.stringify(points)],
  )
  return new Set(rows.map(({ line }) => line))
}

// ---- the batch and its notes

export interface BatchCounts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly refused: number
}

/** Opens the record of an import and gives its id. */
export async function openBatch(
  sql: Sql,
  batch: { kind: string; profile: string | null; fileName: string; sha256: string; accountId: string | null },
): Promise<string> {
  const row = await sql.one<{ id: string }>(
    `insert into import_batch (kind, profile, file_name, sha256, account_id) values ($1, $2, $3, $4, $5::bigint) returning id::text`,
    [batch.kind, batch.profile, batch.fileName, batch.sha256, batch.accountId],
  )
  if (!row) throw new Error('the import batch was not recorded')
  return row.id
}

/** Adds notes and brings the counts of an import up to date; `status` ends it. */
export async function updateBatch(
  sql: Sql,
  batchId: string,
  counts: BatchCounts,
  notes: readonly Note[],
  status: 'RUNNING' | 'DONE' | 'FAILED',
): Promise<void> {
  await sql.query(
    `update import_batch set rows_read = $2, rows_new = $3, rows_changed = $4, rows_same = $5, rows_refused = $6, status = $7,
       finished_at = case when $7 = 'RUNNING' then null else now() end where id = $1::bigint`,
    [batchId, counts.read, counts.new, counts.changed, counts.same, counts.refused, status],
  )
  if (notes.length === 0) return
  await sql.query(
    `insert into import_note (batch_id, line, column_name, reason_code, reason_vi, reason_en)
     select $1::bigint, n.line, n."column", n.code, n.vi, n.en
     from jsonb_to_recordset($2::jsonb) as n (line int, "column" text, code text, vi text, en text)`,
    [batchId, JSON.stringify(notes)],
  )
}

/** What became of a row that was written; rows that were the same already are not told of. */
export interface WrittenRow {
  readonly line: number
  readonly id: string
  readonly isNew: boolean
}
