import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'

/** What a database holds: nothing decided yet (null), invented records, or real ones; for life. */
export type DataKind = 'SYNTHETIC' | 'REAL' | null

/** How far a database has been prepared. */
export interface DatabaseState {
  readonly kind: DataKind
  /** No record was ever written: a demonstration set may still go in. */
  readonly empty: boolean
  /** A release is published and not retired. */
  readonly released: boolean
}

/** Reads how far a migrated database has been prepared. */
export async function databaseState(db: Database): Promise<DatabaseState> {
  return await withSql(db, { role: 'owner' }, async (sql) => {
    const state = await sql.one<DatabaseState>(
      `select (select kind from data_kind) as kind,
         not (exists (select 1 from data_kind) or exists (select 1 from tip) or exists (select 1 from criminal_case)
           or exists (select 1 from victim) or exists (select 1 from campaign_event)) as empty,
         exists (select 1 from release.release where retired_at is null and completed_at is not null) as released`,
    )
    if (!state) throw new Error('The state of the database answered no row.')
    return state
  })
}

/** What the hub remembers under a key; undefined when nothing. */
export async function readSetting(sql: Sql, key: string): Promise<string | undefined> {
  return (await sql.one<{ value: string }>('select value from setting where key = $1', [key]))?.value
}

/** Remembers a value under a key, within the caller's transaction. */
export async function writeSetting(sql: Sql, key: string, value: string): Promise<void> {
  await sql.query(
    'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
    [key, value],
  )
}
