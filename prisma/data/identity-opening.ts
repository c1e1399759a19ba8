import { type Access, type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, appendAudit, withAudit } from './audit.ts'
import { type IdentityField, type IdentitySubject, identityFields } from './identity.ts'
import { directKey, placeOfField, unseal, unwrapKey } from './identity-key.ts'
import { read } from './read.ts'
import { checkReason } from './reason.ts'
import { accountOf } from './recording.ts'
import { groupedByKey } from './row.ts'

export const openingReasons = [
  'CONTACT',
  'PROTECTION',
  'INVESTIGATION',
  'COURT',
  'CORRECTION',
  'REQUEST_OF_PERSON',
] as const
export type OpeningReason = (typeof openingReasons)[number]

/** One time that somebody opened what is sealed of a person. */
export interface IdentityOpening {
  readonly id: string
  readonly subject: IdentitySubject
  readonly subjectId: string
  readonly accountName: string
  readonly fields: readonly IdentityField[]
  readonly reasonCode: OpeningReason
  readonly reason: string
  readonly openedAt: Date
  readonly expiresAt: Date
}

const columns = `o.id::text, o.subject, o.subject_id::text as "subjectId", o.account_name as "accountName", o.fields, o.reason_code as "reasonCode", o.reason,
  o.opened_at as "openedAt", o.expires_at as "expiresAt"`

/** The type of a subject as global ids and the audit log name it. */
const typeOf = { VICTIM: 'Victim', TIP: 'Tip' } as const
const tableOf = { VICTIM: 'victim', TIP: 'tip' } as const

/**
 * Opens sealed fields of one person to an account for 15 minutes, with a reason, and leaves an entry in the audit log. Nothing is decrypted
 * yet.
 *
 * @throws NOT_FOUND for a record the account does not see; CONFLICT when none of the fields is sealed
 */
export async function openIdentity(
  db: Database,
  actor: Actor,
  given: {
    readonly subject: IdentitySubject
    readonly subjectId: string
    readonly fields: readonly IdentityField[]
    readonly reasonCode: OpeningReason
    readonly reason: string
  },
): Promise<IdentityOpening> {
  const { subject, subjectId, reasonCode } = given
  const reason = checkReason(given.reason, 'input.reason')
  const fields = identityFields.filter((field) => given.fields.includes(field))
  if (fields.length === 0) throw badInput('input.fields', `name at least one of ${identityFields.join(', ')}.`)
  if (accountOf(actor.access) === null) throw new Error('only an account opens an identity')
  return await withAudit(
    db,
    actor,
    async (sql) => {
      const seen = await sql.one(`select from ${tableOf[subject]} where id = $1::bigint`, [subjectId])
      if (!seen) throw new Refusal('NOT_FOUND', 'input.subjectId was not found.', { field: 'input.subjectId' })
      await checkSealed(sql, subject, subjectId, fields)
      const opened = await sql.one<{ id: string }>(
        'select id::text from open_identity($1, $2::bigint, $3::text[], $4, $5)',
        [subject, subjectId, fields, reasonCode, reason],
      )
      const row = await sql.one<IdentityOpening>(`select ${columns} from identity_opening o where o.id = $1::bigint`, [
        opened?.id,
      ])
      if (!row) throw new Error('an opening that was just written is not there')
      return row
    },
    ({ id }) => ({
      action: 'openIdentity',
      subject: `${typeOf[subject]}:${subjectId}`,
      detail: { opening: id, code: reasonCode, fields },
    }),
  )
}

async function checkSealed(sql: Sql, subject: IdentitySubject, subjectId: string, fields: readonly string[]) {
  const held = await sql.one<{ fields: string[] }>('select fields from sealed_fields($1, array[$2::bigint])', [
    subject,
    subjectId,
  ])
  if (held?.fields.some((field) => fields.includes(field))) return
  throw new Refusal('CONFLICT', `input.fields: of this record ${held?.fields.join(', ') || 'nothing'} is sealed.`, {
    field: 'input.fields',
    sealed: held?.fields ?? [],
  })
}

/** What was sealed of a person, for as long as it is open to the account. */
export interface OpenIdentity {
  readonly fields: Partial<Record<IdentityField, string>>
  readonly expiresAt: Date
}

interface SealedRow {
  readonly openingId: string
  readonly expiresAt: Date
  readonly field: IdentityField
  readonly keyId: string | null
  readonly nonce: Buffer
  readonly ciphertext: Buffer
  readonly kekId: string
  readonly keyNonce: Buffer
  readonly wrapped: Buffer
}

/**
 * Decrypts what the account has opened of a person; undefined when nothing is open to it, or is no longer. Each read leaves an entry in
 * the audit log, in the same transaction: without the entry there is no answer.
 */
export function readIdentity(
  db: Database,
  { access, requestId }: Actor,
  subject: IdentitySubject,
  subjectId: string,
): Promise<OpenIdentity | undefined> {
  return withSql(db, access, async (sql) => {
    const seen = await sql.one(`select from ${tableOf[subject]} where id = $1::bigint`, [subjectId])
    if (!seen) return undefined
    const rows = await sql.query<SealedRow>(
      `select opening_id::text as "openingId", expires_at as "expiresAt", field, key_id as "keyId", nonce, ciphertext, kek_id as "kekId",
         key_nonce as "keyNonce", wrapped from read_sealed($1, $2::bigint)`,
      [subject, subjectId],
    )
    const [first] = rows
    if (!first) return undefined
    const texts = rows.map((row) => [row.field, openRow(db, subject, subjectId, row)] as const)
    await appendAudit(sql, accountOf(access), {
      action: 'readIdentity',
      subject: `${typeOf[subject]}:${subjectId}`,
      requestId,
      detail: {
        openings: [...new Set(rows.map(({ openingId }) => openingId))],
        fields: rows.map(({ field }) => field),
      },
    })
    const expiresAt = new Date(Math.min(...rows.map((row) => row.expiresAt.getTime())))
    return { fields: Object.fromEntries(texts), expiresAt }
  })
}

function openRow(db: Database, subject: string, subjectId: string, row: SealedRow): string {
  const key =
    row.keyId === null
      ? unwrapKey(db, subject, subjectId, { kekId: row.kekId, nonce: row.keyNonce, wrapped: row.wrapped })
      : directKey(db, row.keyId)
  return unseal(key, placeOfField(subject, subjectId, row.field), row).toString('utf8')
}

/** Who opened what is sealed of records, the last first; seen by whoever sees the record, and by the auditors. */
export async function openingsOf(
  db: Database,
  access: Access,
  subject: IdentitySubject,
  ids: readonly string[],
): Promise<IdentityOpening[][]> {
  const rows = await read<IdentityOpening>(
    db,
    access,
    `select ${columns} from identity_opening o
     where o.subject = $1 and o.subject_id = any($2::bigint[]) order by o.opened_at desc, o.id desc`,
    [subject, ids],
  )
  return groupedByKey(ids, rows, (row) => row.subjectId)
}
