import type { Actor } from '../data/audit.ts'
import { type Removal, type RemovalReason, removePerson } from '../data/person.ts'
import { listReleases } from '../data/release.ts'
import type { Database } from '../database.ts'
import type { Published } from './publish.ts'
import { finishRemovals } from './removal.ts'

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

const inForce = async (db: Database) => (await listReleases(db)).find(({ retired_at }) => retired_at === null)

/**
 * Removes a person who withdrew consent, from the live rows and from what the public reads: publishes a release without them, and takes
 * back every release that told a figure they counted in. Answers kept in memory go with the release they belong to; the hub keeps no
 * exports. What follows the removal is written down with it: when this process dies, the next start finishes it.
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
  const before = await inForce(db)
  const { proof, figures, told } = await removePerson(db, actor, pseudonym, reason)
  const by = actor.access.role === 'staff' ? (actor.access.accountId ?? undefined) : undefined
  await finishRemovals(db, { by, requestId: actor.requestId })
  const after = await inForce(db)
  return {
    proof,
    figures,
    retired: told,
    release: after?.method.change ? { no: after.no, change: after.method.change } : null,
    digestBefore: before?.digest ?? null,
    digestAfter: after?.digest ?? null,
  }
}
