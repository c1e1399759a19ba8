import type { Period } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { appendAudit } from './audit.ts'
import type { BriefingChoices, BriefingSchedule } from './briefing-schedule.ts'
import { Conditions } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { forgetEdition } from './release.ts'
import { rowsByIds } from './row.ts'

/** A briefing that was made on schedule and is kept with its release. Days YYYY-MM-DD. */
export interface KeptBriefing extends BriefingChoices, Pick<BriefingSchedule, 'title' | 'grain'> {
  readonly id: string
  readonly release: number
  readonly start: string
  readonly end: string
  readonly madeAt: Date
  /** Bytes of the file. */
  readonly size: number
  /** Of the file, hexadecimal. */
  readonly sha256: string
  /** Whether a newer release has told the same period in other words. */
  readonly superseded: boolean
}

export interface BriefingFilter {
  readonly grains?: readonly string[] | null
  readonly forms?: readonly string[] | null
}

const columns =
  'b.id::text, b.release_no as release, b.title, b.metrics, b.metric, b.scheme, b.units, b.grain, b.baseline, b.form, b.period_start::text as start, b.period_end::text as "end", ' +
  'b.made_at as "madeAt", b.size, b.sha256, b.superseded'

const newestFirst: Order = { name: 'period', sql: 'b.period_end', type: 'date', descending: true }

// Kept briefings are what releases in force tell, for staff as for everybody.
const everybody: Access = { role: 'public' }

/** A page of kept briefings: the newest period first, and of one period the newest release. */
export function listBriefings(db: Database, { grains, forms }: BriefingFilter, page: PageRequest) {
  return readPage<KeptBriefing>(db, everybody, {
    columns,
    from: 'briefing b',
    id: 'b.id',
    conditions: new Conditions().oneOf('b.grain', grains).oneOf('b.form', forms),
    order: newestFirst,
    page,
  })
}

export const briefingsByIds = (db: Database, ids: readonly string[]) =>
  rowsByIds<KeptBriefing>(db, everybody, columns, 'briefing b', 'b.id', ids)

/** A kept briefing with its file; undefined where that release has none of this number. */
export async function readKeptBriefing(
  db: Database,
  release: number,
  id: string,
): Promise<(KeptBriefing & { readonly bytes: Uint8Array }) | undefined> {
  const [row] = await read<KeptBriefing & { readonly bytes: Uint8Array }>(
    db,
    everybody,
    `select ${columns}, b.bytes from briefing b where b.id = $1::bigint and b.release_no = $2::int`,
    [id, release],
  )
  return row
}

/** What was made, to be kept. */
export interface NewBriefing {
  readonly schedule: Pick<BriefingSchedule, 'id' | 'form'>
  readonly period: Period
  readonly release: number
  /** SHA-256 over what it says, without the release. */
  readonly contentDigest: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** The digest of what the newest briefing of a schedule says of a period; undefined when there is none in force. */
export async function lastContentDigest(db: Database, scheduleId: string, start: string): Promise<string | undefined> {
  const row = await withSql(db, { role: 'owner' }, (sql) =>
    sql.one<{ digest: string }>(
      `select b.content_digest as digest from release.briefing b join release.standing r on r.no = b.release_no
       where b.schedule_id = $1::bigint and b.period_start = $2::date order by b.release_no desc limit 1`,
      [scheduleId, start],
    ),
  )
  return row?.digest
}

/**
 * Keeps a briefing with its release, and notes that it was made. False when that release has it already: another process was faster.
 * It fails when the release was taken back meanwhile.
 */
export async function keepBriefing(db: Database, made: NewBriefing): Promise<boolean> {
  const { schedule, period, release, contentDigest, sha256, bytes } = made
  const kept = await withSql(db, { role: 'owner' }, async (sql) => {
    const row = await sql.one<{ id: string }>(
      `insert into release.briefing (release_no, schedule_id, period_start, period_end, content_digest, sha256, bytes)
       values ($1, $2::bigint, $3::date, $4::date, $5, $6, $7) on conflict on constraint briefing_once do nothing returning id::text`,
      [release, schedule.id, period.start, period.end, contentDigest, sha256, Buffer.from(bytes)],
    )
    if (!row) return false
    await appendAudit(sql, null, {
      action: 'makeBriefing',
      subject: `Briefing:${row.id}`,
      detail: { schedule: schedule.id, release, period: period.start, form: schedule.form, sha256 },
    })
    return true
  })
  forgetEdition(db)
  return kept
}
