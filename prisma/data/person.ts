import { type Access, type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { codeOf } from '../database-error.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { read } from './read.ts'
import { checkReason } from './reason.ts'
import { today } from './recording.ts'
import { groupedByKey } from './row.ts'

// ---- the same person, with several agencies

/** An agency that has another record of the same person. */
export interface OtherRecord {
  readonly victimId: string
  readonly agencyId: string
  /** Whether the papers say so; else name, year of birth and sex alone, which strangers may share. */
  readonly byPaper: boolean
}

/** For each record of a victim that the asker sees, the agencies of the other records of the person. No more is told of those. */
export async function otherRecordsOf(
  db: Database,
  access: Access,
  victimIds: readonly string[],
): Promise<OtherRecord[][]> {
  const rows = await read<OtherRecord>(
    db,
    access,
    `select v.id::text as "victimId", o.agency_id::text as "agencyId", o.by_paper as "byPaper"
     from victim v cross join lateral agencies_of_person(v.person_id, v.id) o
     where v.id = any($1::bigint[]) order by o.agency_id`,
    [victimIds],
  )
  return groupedByKey(victimIds, rows, (row) => row.victimId)
}

/** Two agencies, and how many persons both have records of. */
export interface OverlapPair {
  readonly agencyId: string
  readonly otherAgencyId: string
  readonly persons: number
  readonly byNameAlone: number
}

/** Which agencies have persons in common; the pairs with most first. Needs the scope for exact figures. */
export function personOverlap(db: Database, access: Access): Promise<OverlapPair[]> {
  return read<OverlapPair>(
    db,
    access,
    `select agency_id::text as "agencyId", other_agency_id::text as "otherAgencyId", persons::int, by_name_alone::int as "byNameAlone" from person_overlap()`,
  )
}

// ---- removing a person

/** A cell of a lattice in which somebody counts. */
export interface PersonFact {
  readonly metric: string
  readonly scheme: string
  readonly level: string
  readonly grain: string
  /** '' for the figure without a breakdown, and then `category` is '' too. */
  readonly breakdown: string
  readonly unitId: string
  /** First day of the period. */
  readonly start: string
  readonly category: string
}

/**
 * Which figures the records of a person count in, on every lattice, unit above and breakdown, as the live rows are now: what a release
 * told of them. Asked for before the person is removed; afterwards there is nothing to find. Empty for an unknown pseudonym.
 */
export function factsOfPerson(db: Database, access: Access, pseudonym: string): Promise<PersonFact[]> {
  return read<PersonFact>(
    db,
    access,
    `select metric_id as metric, scheme, level, grain, breakdown, unit_id::text as "unitId", period_start as start, category
     from figures_of_person($1)`,
    [pseudonym],
  )
}

/** What is left of a person who was removed. Counts and digests; nothing in it tells who it was. */
export interface RemovalProof {
  /** Records of victims that were removed: the one named, and those of the same paper. */
  readonly records: number
  /** Records of the same name, year of birth and sex without that paper: they may be somebody else's and were left. */
  readonly keptByName: number
  /** Rows removed, by table. */
  readonly removed: Readonly<Record<string, number>>
  /** SHA-256 over the numbers of all rows about victims, before and after. */
  readonly before: string
  readonly after: string
}

export interface Removal {
  readonly proof: RemovalProof
  /** How many figures of all lattices the person counted in until now. */
  readonly figures: number
  /** Numbers of the standing releases that tell any of these; they are still to be taken back. */
  readonly told: readonly number[]
}

/**
 * How long the releases that told of a person may still be read while the one without the person is made. Afterwards the database
 * gives them to nobody, whether or not a process is left to take them back.
 */
const serveFor = '10 minutes'

export const removalReasons = ['CONSENT_WITHDRAWN', 'RETENTION_ENDED', 'RECORDED_IN_ERROR'] as const
export type RemovalReason = (typeof removalReasons)[number]

/**
 * Removes one person: the record of a pseudonym, those of the same paper, all that hangs on them, and the keys of what is sealed, in
 * one transaction with its audit entry and with a note of what must follow: see `finishRemovals`, which every caller runs next. Counts
 * of people in cases stay: they are the investigation's, and name nobody. Backups from before still hold the person; with the secret
 * of that time they can be opened, so a new secret is due when that must not be.
 *
 * @throws NOT_FOUND when no record the actor sees has the pseudonym, FORBIDDEN when a record that would go lies outside the areas of the actor
 */
export async function removePerson(
  db: Database,
  actor: Actor,
  pseudonym: string,
  { code, words }: { readonly code: RemovalReason; readonly words: string },
): Promise<Removal> {
  const reason = checkReason(words, 'reason')
  return await withAudit(
    db,
    actor,
    (sql) => removal(sql, 'withdraw_person($1, $2, $3::interval)', [pseudonym, actor.requestId, serveFor]),
    ({ proof, figures, told }) => ({
      action: 'removePerson',
      subject: null,
      detail: { code, reason, ...proof, figures, releases: told },
    }),
  )
}

/**
 * What removing a person would change now: nothing is removed. Between this and the removal others may record and publish.
 *
 * @throws NOT_FOUND when no record the asker sees has the pseudonym, FORBIDDEN as the removal is
 */
export function previewRemoval(db: Database, access: Access, pseudonym: string): Promise<Removal> {
  return withSql(db, access, (sql) => removal(sql, 'removal_preview($1)', [pseudonym]))
}

/** What a function of the database answers of a removal; its first value is the pseudonym. Throws as `removePerson` does. */
async function removal(sql: Sql, call: string, values: readonly [pseudonym: string, ...unknown[]]): Promise<Removal> {
  const seen = await sql.one('select from victim where pseudonym = $1', [values[0]])
  if (!seen) throw new Refusal('NOT_FOUND', 'pseudonym: no record has it.', { field: 'pseudonym' })
  const row = await sql.one<{ removal: Removal | null }>(`select ${call} as removal`, values).catch(refuseOutside)
  if (!row?.removal) throw new Error('a record that was just seen is not there')
  return row.removal
}

/** The database removes nobody of whom the asker does not reach every record that would go; this says so in words. */
function refuseOutside(error: unknown): never {
  if (codeOf(error) !== 'HB002') throw error
  throw new Refusal(
    'FORBIDDEN',
    'pseudonym: other records of this person lie outside your area: somebody whose area holds the whole province must remove them.',
    { field: 'pseudonym', reason: 'OUTSIDE_AREA' },
  )
}

// ---- the time to keep a record

export interface DueRecord {
  readonly pseudonym: string
  readonly retainUntil: string
  readonly agencyId: string | null
}

/** Records whose time to be kept has ended before a day, the longest overdue first. */
export function dueRecords(db: Database, access: Access, day = today()): Promise<DueRecord[]> {
  return read<DueRecord>(
    db,
    access,
    `select pseudonym, retain_until as "retainUntil", agency_id::text as "agencyId" from victim
     where retain_until < $1::date order by retain_until, pseudonym`,
    [day],
  )
}
