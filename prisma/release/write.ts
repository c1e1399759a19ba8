import { setTimeout as sleep } from 'node:timers/promises'
import { dayAfter } from '@hub/contract/period'
import { type Sql, withSql } from '../access.ts'
import { appendAudit } from '../data/audit.ts'
import type { ReleaseHead } from '../data/figure-catalogue.ts'
import type { Cell } from '../data/figure-cell.ts'
import type { Database } from '../database.ts'
import { closeRemovals, lastRemoval } from './removal.ts'
import type { Table } from './table.ts'

/** Rows of one insert, a transaction each: large enough to be quick, small enough to let other work between. */
const batch = 4000

/** A writer that shows no sign of life for so long is taken to have died. */
const lease = `interval '2 minutes'`

const owner = { role: 'owner' } as const

interface Beginning {
  readonly today: string
  readonly through: string
  readonly by: string | undefined
  readonly progress: (step: string) => void
}

const beginSql = `
  insert into release.release (no, province_code, published_by_id, synthetic, scale_factor, data_through, method, digest, working_until)
  select coalesce((select max(no) from release.release), 0) + 1,
    coalesce((select code from admin_unit where level = 'PROVINCE' and $1::date between valid_from and coalesce(valid_to, 'infinity')
      order by valid_from desc limit 1), '24'),
    $2, coalesce((select kind = 'SYNTHETIC' from data_kind), false), (select scale_factor from data_kind), $3, '{}', '', now() + ${lease}
  returning no`

/** A release that is being written. */
interface Begun {
  readonly no: number
  /** Number of the last person's removal before it was begun: of later ones it may still count. */
  readonly lastRemoval: string
}

/**
 * Takes the next number. A release that another process is writing is waited for; one whose writer has died is cleared away.
 */
export async function beginRelease(db: Database, { today, through, by, progress }: Beginning): Promise<Begun> {
  for (;;) {
    const begun = await withSql(db, owner, async (sql) => {
      await sql.query('lock table release.release in share row exclusive mode')
      const unfinished = await sql.query<{ no: number; alive: boolean }>(
        'select no, working_until > now() as alive from release.release where completed_at is null',
      )
      // One process owns an embedded database, and it publishes one release at a time: whatever is unfinished was left behind.
      const abandoned = unfinished.filter(({ alive }) => !alive || db.kind === 'embedded')
      for (const { no } of abandoned) await sql.query('select release.clear_unfinished($1)', [no])
      if (abandoned.length < unfinished.length) return undefined
      const row = await sql.one<{ no: number }>(beginSql, [today, by ?? null, dayAfter(through, -1)])
      return row && { no: row.no, lastRemoval: await lastRemoval(sql) }
    })
    if (begun) return begun
    progress('waiting for another publishing to end')
    await sleep(1000)
  }
}

/** Shows that the writer of a release is alive. */
export async function keepAlive(db: Database, no: number): Promise<void> {
  await withSql(db, owner, (sql) => stillOurs(sql, no))
}

async function stillOurs(sql: Sql, no: number): Promise<void> {
  const rows = await sql.query(
    `update release.release set working_until = now() + ${lease} where no = $1 and completed_at is null returning no`,
    [no],
  )
  if (rows.length === 0)
    throw new Error(
      `Release ${no} was cleared away while it was being written, since its writer seemed to have died. Publish again.`,
    )
}

/** Clears away a release that was begun and failed. */
export async function clearRelease(db: Database, no: number): Promise<void> {
  await withSql(db, owner, (sql) => sql.query('select release.clear_unfinished($1)', [no]))
}

/** Copies every public column of every public table into a release. */
export async function copyPublic(db: Database, no: number): Promise<void> {
  await withSql(db, owner, async (sql) => {
    await stillOurs(sql, no)
    await sql.query('select release.copy_public($1)', [no])
  })
}

/** The told cells of one lattice row as columns, in the order of the insert. */
const columnsOf = (cells: readonly Cell[]) => [
  cells.map((cell) => cell.unitId),
  cells.map((cell) => cell.start),
  cells.map((cell) => cell.category),
  cells.map((cell) => cell.kind),
  cells.map((cell) => cell.value),
  cells.map((cell) => cell.low),
  cells.map((cell) => cell.high),
  cells.map((cell) => cell.numerator),
  cells.map((cell) => cell.denominator),
  cells.map((cell) => cell.provisional),
]

/** Writes the told cells of one lattice row. */
export async function writeCells(db: Database, no: number, { lattice, cells }: Table): Promise<void> {
  const { metric_id, scheme, level, grain, breakdown } = lattice
  for (let start = 0; start < cells.length; start += batch) {
    await withSql(db, owner, async (sql) => {
      await stillOurs(sql, no)
      await sql.query(
        `insert into release.figure (release_no, metric_id, scheme, level, grain, breakdown,
           unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional)
         select $1, $2, $3, $4, $5, $6, c.*
         from unnest($7::bigint[], $8::date[], $9::text[], $10::text[], $11::numeric[], $12::numeric[], $13::numeric[], $14::numeric[], $15::numeric[], $16::boolean[]) c`,
        [no, metric_id, scheme, level, grain, breakdown, ...columnsOf(cells.slice(start, start + batch))],
      )
    })
  }
}

/** Who publishes or takes back: an account in a request, or the hub itself. */
export interface Author {
  readonly by?: string | undefined
  readonly requestId?: string | undefined
}

/** A person was removed while a release was being written: it may still count them, and is not shown. */
export class Overtaken extends Error {}

/**
 * Shows a release: from now on it is what the public reads. Taken back with it, so that no retirement ever brings one of them up again,
 * are those before it that were not shielded, and those that told of persons who were removed before it was begun.
 *
 * @throws Overtaken when a person was removed since it was begun
 */
export async function completeRelease(
  db: Database,
  { no, lastRemoval: before }: Begun,
  told: Pick<ReleaseHead, 'method' | 'cells_published' | 'cells_withheld' | 'digest'>,
  { by, requestId }: Author,
): Promise<void> {
  await withSql(db, owner, async (sql) => {
    // Statistics of what was written, so that the first reads are planned well.
    await sql.query(
      `analyze release.figure, release.admin_unit, release.unit_rollup, release.campaign_event, release.key_route, release.key_area,
         release.base_feature, release.industrial_park`,
    )
    await stillOurs(sql, no) // waits for a removal that is under way, and makes the next one wait
    if ((await lastRemoval(sql)) !== before) throw new Overtaken(`Release ${no} may count somebody who was removed.`)
    await sql.query(
      `update release.release set method = $2::jsonb, cells_published = $3, cells_withheld = $4, digest = $5,
         published_at = now(), completed_at = now(), working_until = null where no = $1`,
      [no, JSON.stringify(told.method), told.cells_published, told.cells_withheld, told.digest],
    )
    // Whoever is told of alerts is told of new ones alone.
    await sql.query(
      `insert into alert_delivery (release_no)
       select $1 where exists (select from release.alert where release_no = $1 and since_release = $1)`,
      [no],
    )
    if (told.method.steps.includes('shield-withheld')) {
      await sql.query(
        `update release.release set retired_at = now(), retired_reason = 'Made before withheld figures were protected from differencing'
         where no < $1 and retired_at is null and not (method->'steps' ? 'shield-withheld')`,
        [no],
      )
    }
    await appendAudit(sql, by ?? null, {
      action: 'publishRelease',
      requestId: requestId ?? null,
      detail: { release: no },
    })
    await closeRemovals(sql, before, { by, requestId })
  })
}
