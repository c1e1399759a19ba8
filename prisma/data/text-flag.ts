import { type PersonalKind, personalKindsOf } from '@hub/analysis/personal-text'
import type { Access, Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { read } from './read.ts'

/** Tables whose rows hold texts in people's own words. */
export type FlaggedTable = 'tip' | 'tip_message' | 'criminal_case' | 'campaign_event'

type Text = string | null | undefined

/** Notes what seems personal in the texts of a row that was just written. */
export async function flagText(sql: Sql, table: FlaggedTable, id: string, ...texts: readonly Text[]): Promise<void> {
  const flags = personalKindsOf(...texts)
  if (flags.length === 0) return
  await sql.query(`update ${table} set text_flags = $2::text[] where id = $1::bigint`, [id, flags])
}

/** Notes what seems personal in imported rows. A row without any text leaves what is stored, as its text does. */
export async function flagRows<Row extends { readonly origin: string; readonly originId: string }>(
  sql: Sql,
  table: FlaggedTable,
  rows: readonly Row[],
  textsOf: (row: Row) => readonly Text[],
): Promise<void> {
  const flagged = rows.flatMap((row) => {
    const texts = textsOf(row)
    const { origin, originId } = row
    return texts.some((text) => text) ? [{ origin, originId, flags: personalKindsOf(...texts) }] : []
  })
  if (flagged.length === 0) return
  await sql.query(
    `update ${table} t set text_flags = array(select jsonb_array_elements_text(i.flags))
     from jsonb_to_recordset($1::jsonb) as i (origin text, "originId" text, flags jsonb)
     where t.origin = i.origin and t.origin_id = i."originId" and t.text_flags <> array(select jsonb_array_elements_text(i.flags))`,
    [JSON.stringify(flagged)],
  )
}

/** Flags what was just told with a receipt, within the transaction of intake: the tip, or its last message. */
export async function flagTold(sql: Sql, receiptHash: Buffer, text: Text, message: boolean): Promise<PersonalKind[]> {
  const flags = personalKindsOf(text)
  if (flags.length > 0) await sql.query('select flag_told($1, $2::text[], $3)', [receiptHash, flags, message])
  return flags
}

const texts: Readonly<Record<Exclude<FlaggedTable, 'tip_message'>, string>> = {
  // messages are read with their tip
  tip: 't.text_flags || coalesce((select array_agg(f) from tip_message m cross join unnest(m.text_flags) f where m.tip_id = t.id), array[]::text[])',
  criminal_case: 't.text_flags',
  campaign_event: 't.text_flags',
}

/** What seems personal in the texts of live rows, each kind once, in the order of the ids. */
export async function textFlagsOf(
  db: Database,
  access: Access,
  table: Exclude<FlaggedTable, 'tip_message'>,
  ids: readonly string[],
): Promise<PersonalKind[][]> {
  const rows = await read<{ id: string; flags: PersonalKind[] }>(
    db,
    access,
    `select t.id::text, array(select distinct f from unnest(${texts[table]}) f order by f) as flags from ${table} t where t.id = any($1::bigint[])`,
    [ids],
  )
  const known = new Map(rows.map(({ id, flags }) => [id, flags]))
  return ids.map((id) => known.get(id) ?? [])
}
