import { type Sql, withSql } from '../access.ts'
import { appendAudit } from '../data/audit.ts'
import { rewriteSealed } from '../data/erase.ts'
import { forgetRelease } from '../data/release.ts'
import type { Database } from '../database.ts'
import type { Published, PublishOptions } from './publish.ts'
import type { Author } from './write.ts'

// What follows when a person was removed. It is written down with the removal and done in steps, each of which may be done again, so
// that a process that dies between two leaves nothing that the next one does not find and finish.

/** Why a release is taken back, as the list of releases tells it. */
const reason = 'A record that it counted was removed'

/** Numbers of the releases that unfinished removals ask to take back and that still stand. Unlike the public, the owner sees all of them. */
async function releasesToTakeBack(sql: Sql, upTo: string): Promise<number[]> {
  const rows = await sql.query<{ no: number }>(
    `select distinct r.no from removal m join release.release r on r.no = any (m.told)
     where m.finished_at is null and m.id <= $1::bigint and r.retired_at is null order by 1`,
    [upTo],
  )
  return rows.map(({ no }) => no)
}

/** The number of the last removal, '0' when there was none: a release begun now is without everybody removed until then. */
export async function lastRemoval(sql: Sql): Promise<string> {
  const row = await sql.one<{ id: string }>('select coalesce(max(id), 0)::text as id from removal')
  return row?.id ?? '0'
}

/**
 * Takes back what unfinished removals ask for and closes them, within the caller's transaction: that in which the release without these
 * persons is shown, so that there is no moment between. Of removals later than `upTo` nothing is touched.
 */
export async function closeRemovals(sql: Sql, upTo: string, { by, requestId }: Author): Promise<number[]> {
  const numbers = await releasesToTakeBack(sql, upTo)
  for (const no of numbers) {
    await sql.query('update release.release set retired_at = now(), retired_reason = $2 where no = $1', [no, reason])
    const note = { action: 'retireRelease' as const, requestId: requestId ?? null, detail: { release: no } }
    await appendAudit(sql, by ?? null, note)
  }
  await sql.query(
    `update removal set finished_at = now()
     where finished_at is null and rewritten_at is not null and id <= $1::bigint`,
    [upTo],
  )
  return numbers
}

/** Takes the rows of removed persons out of the files too, where a removal has not come that far. */
export async function rewriteFiles(db: Database): Promise<void> {
  const last = await withSql(db, { role: 'owner' }, async (sql) => {
    const row = await sql.one<{ id: string | null }>(
      'select max(id)::text as id from removal where rewritten_at is null',
    )
    return row?.id
  })
  if (!last) return
  await rewriteSealed(db)
  await withSql(db, { role: 'owner' }, (sql) =>
    sql.query('update removal set rewritten_at = now() where rewritten_at is null and id <= $1::bigint', [last]),
  )
}

/** What was left to do of earlier removals, and was done. */
export interface Finished {
  /** How many removals were not finished. */
  readonly removals: number
  /** Numbers of the releases that told of these persons and were taken back. */
  readonly retired: readonly number[]
  /** The release without them; null where none was in force. */
  readonly release: Published | null
}

interface Unfinished {
  /** The number of the last of them; null when all is done. */
  readonly last: string | null
  readonly removals: number
  /** Whether a release is in force. */
  readonly released: boolean
}

const unfinishedSql = `
  select max(id)::text as last, count(*)::int as removals,
    exists (select from release.release where retired_at is null and completed_at is not null) as released
  from removal where finished_at is null`

const under = new WeakMap<Database, Promise<unknown>>()

/**
 * Does what removals of persons still ask for: takes the rows out of the files, publishes a release without the persons that tells
 * nothing new, and takes back those that told of them. Nothing when all is done. Callers in one process wait for each other.
 *
 * When publishing fails the releases are taken back all the same: rather none than one that tells of somebody who withdrew.
 *
 * @throws what publishing throws
 */
export async function finishRemovals(db: Database, options: Omit<PublishOptions, 'tellsNothingNew'> = {}) {
  const turn = (under.get(db) ?? Promise.resolve()).catch(() => {}).then(() => finishNow(db, options))
  under.set(db, turn)
  return await turn
}

async function finishNow(db: Database, options: PublishOptions): Promise<Finished | undefined> {
  const owner = { role: 'owner' } as const
  const { last, removals, told, released } = await withSql(db, owner, async (sql) => {
    const row = await sql.one<Unfinished>(unfinishedSql)
    return { last: null, removals: 0, released: false, ...row, told: await releasesToTakeBack(sql, row?.last ?? '0') }
  })
  if (last === null) return undefined
  try {
    await rewriteFiles(db)
    const { publish } = await import('./publish.ts') // not before it is needed: it brings a solver along
    const release = released ? await publish(db, { ...options, tellsNothingNew: true }) : null
    return { removals, retired: told, release }
  } finally {
    // publishing has done so; where it failed, or there was nothing to publish, it is done here
    await withSql(db, owner, (sql) => closeRemovals(sql, last, options))
    forgetRelease(db)
  }
}
