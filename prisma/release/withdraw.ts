import { withSql } from '../access.ts'
import { type Actor, recordOperation } from '../data/audit.ts'
import { type PersonFact, type Removal, type RemovalReason, removePerson } from '../data/person.ts'
import { listReleases } from '../data/release.ts'
import type { Database } from '../database.ts'
import type { Published } from './publish.ts'
import { retire } from './retire.ts'

/** What a person's removal changed, for whoever asked for it and for the file. Nothing in it tells who it was. */
export interface Withdrawal {
  readonly proof: Removal['proof']
  /** How many places of the lattice the person counted in. */
  readonly figures: number
  /** Numbers of the releases that told of any of them, and are taken back. */
  readonly retired: readonly number[]
  /** The release that stands instead; null when none was in force before. */
  readonly release: Pick<Published, 'no' | 'change'> | null
  /** Digests of the figures that the public read before and reads now: equal when the person made no difference to what is told. */
  readonly digestBefore: string | null
  readonly digestAfter: string | null
}

/** Numbers of the standing releases that tell any of these figures; a withheld one tells nothing. */
async function releasesTelling(db: Database, figures: readonly PersonFact[]): Promise<number[]> {
  const rows = await withSql(db, { role: 'owner' }, (sql) =>
    sql.query<{ no: number }>(
      `select distinct f.release_no as no
       from jsonb_to_recordset($1::jsonb) as p (metric text, scheme text, level text, grain text, breakdown text, "unitId" bigint, start date, category text)
         join release.figure f on f.metric_id = p.metric and f.scheme = p.scheme and f.level = p.level and f.grain = p.grain and f.breakdown = p.breakdown
           and f.unit_id = p."unitId" and f.period_start = p.start and f.category = p.category
         join release.release r on r.no = f.release_no
       where f.kind in ('EXACT', 'ROUNDED', 'RANGE') and r.retired_at is null and r.completed_at is not null
       order by 1`,
      [JSON.stringify(figures)],
    ),
  )
  return rows.map(({ no }) => no)
}

const newestDigest = async (db: Database) =>
  (await listReleases(db)).find(({ retired_at }) => retired_at === null)?.digest ?? null

/**
 * Removes a person who withdrew consent, from the live rows and from what the public reads: publishes a release without them, and takes
 * back every release that told a figure they counted in. Answers kept in memory go with the release they belong to; the hub keeps no
 * exports.
 *
 * Where a metric could not be protected beside the releases before, the new one tells of it what they told and still holds, and nothing
 * else: a removal never leaves the public without a release.
 */
export async function withdrawPerson(
  db: Database,
  actor: Actor,
  pseudonym: string,
  reason: { readonly code: RemovalReason; readonly words: string },
): Promise<Withdrawal> {
  const digestBefore = await newestDigest(db)
  const { proof, figures } = await removePerson(db, actor, pseudonym, reason)
  const telling = await releasesTelling(db, figures)
  const by = actor.access.role === 'staff' ? (actor.access.accountId ?? undefined) : undefined
  try {
    const { publish } = await import('./publish.ts') // not before it is needed: it brings a solver along
    const release =
      digestBefore === null ? null : await publish(db, { tellsNothingNew: true, by, requestId: actor.requestId })
    return {
      proof,
      figures: figures.length,
      retired: telling,
      release: release && { no: release.no, change: release.change },
      digestBefore,
      digestAfter: release && (await newestDigest(db)),
    }
  } finally {
    for (const no of telling)
      await retire(db, no, 'A record that it counted was removed', { by, requestId: actor.requestId })
    await recordOperation(db, actor.access, {
      action: 'retireReleases',
      requestId: actor.requestId,
      detail: { releases: telling },
    })
  }
}
