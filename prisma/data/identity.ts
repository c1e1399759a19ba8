import type { Access, Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { markOf, placeOfField, ringInUse, seal, unwrapKey, type WrappedKey, wrapKey } from './identity-key.ts'
import { identifiersOf } from './identity-mark.ts'
import { read } from './read.ts'
import { today } from './recording.ts'

export { useSecret } from './identity-key.ts'

/** Whose identity is kept: victims, and those who told a tip. */
export type IdentitySubject = 'VICTIM' | 'TIP'

export const identityFields = ['NAME', 'PAPER', 'CONTACT', 'ADDRESS', 'BIRTH_YEAR', 'DOCUMENT'] as const
export type IdentityField = (typeof identityFields)[number]

/** What the identity store may hold of a person. */
export type IdentityFields = { readonly [Field in IdentityField]?: string | null | undefined }

/** Most characters of a field. */
const longest = 500

/**
 * Seals fields of a person into the identity store, within the caller's transaction, under the data key of the record (AES-256-GCM;
 * the entry's own place is authenticated with it). Absent and empty fields are left alone. Gives how many were sealed.
 *
 * @throws an Error when the hub runs without a secret; a Refusal for a field that cannot be kept
 */
export async function sealIdentity(
  db: Database,
  sql: Sql,
  subject: IdentitySubject,
  subjectId: string,
  fields: IdentityFields,
): Promise<number> {
  const given = givenFields(fields)
  if (given.length === 0) return 0
  const key = await dataKeyOf(db, sql, subject, subjectId)
  for (const [field, text] of given) {
    const { nonce, ciphertext } = seal(key, placeOfField(subject, subjectId, field), Buffer.from(text, 'utf8'))
    await sql.query('select seal_identity($1, $2::bigint, $3, $4, $5)', [subject, subjectId, field, nonce, ciphertext])
  }
  return given.length
}

/** The fields that hold something, as they are kept. The errors name the field and never repeat what it holds. */
function givenFields(fields: IdentityFields): [field: IdentityField, text: string][] {
  return identityFields.flatMap((field): [IdentityField, string][] => {
    const text = fields[field]?.normalize('NFC').trim()
    if (!text) return []
    if (text.length > longest) throw badInput(`identity.${field}`, `must have at most ${longest} characters.`)
    if (field === 'BIRTH_YEAR' && !(/^\d{4}$/.test(text) && text >= '1900' && text <= today().slice(0, 4))) {
      throw badInput(`identity.${field}`, 'must be a year from 1900 to this one.')
    }
    return [[field, text]]
  })
}

/** The data key of a record, made with its first sealed field. */
async function dataKeyOf(db: Database, sql: Sql, subject: IdentitySubject, subjectId: string): Promise<Buffer> {
  const fresh = wrapKey(db, subject, subjectId)
  const held = await sql.one<WrappedKey>(
    'select kek_id as "kekId", nonce, wrapped from claim_data_key($1, $2::bigint, $3, $4, $5)',
    [subject, subjectId, fresh.wrapped.kekId, fresh.wrapped.nonce, fresh.wrapped.wrapped],
  )
  if (!held) throw new Error('claim_data_key gave no row')
  return held.wrapped.equals(fresh.wrapped.wrapped) ? fresh.key : unwrapKey(db, subject, subjectId, held)
}

/**
 * Links a victim's record to others of the same person by keyed hashes of what is given, within the caller's transaction. A new paper
 * takes the place of the one before, and so does a name; without a year of birth a name links nothing. Gives the person's number.
 */
export async function linkVictim(
  db: Database,
  sql: Sql,
  victimId: string,
  sex: string,
  fields: IdentityFields,
): Promise<string | undefined> {
  const given = Object.fromEntries(givenFields(fields))
  const grades = [...(given.PAPER ? ['CCCD', 'CMND', 'OTHER_PAPER'] : []), ...(given.NAME ? ['NAME'] : [])]
  if (grades.length === 0) return undefined
  const hashes = Object.entries(identifiersOf({ ...given, sex })).map(([grade, text]) => [grade, markOf(db, text)])
  const row = await sql.one<{ person: string }>(
    'select link_victim($1::bigint, $2, $3::text[], $4::jsonb)::text as person',
    [victimId, ringInUse(db).id, grades, JSON.stringify(Object.fromEntries(hashes))],
  )
  return row?.person
}

/** Seals the contact of whoever has just filed a tip, within the transaction that filed it; the receipt says which one. */
export async function sealReporter(db: Database, sql: Sql, receiptHash: Buffer, contact: string): Promise<void> {
  const place = await sql.one<{ id: string | null }>('select reporter_place($1)::text as id', [receiptHash])
  if (!place?.id) throw new Error('a tip that was just filed is not there')
  const { key, wrapped } = wrapKey(db, 'TIP', place.id)
  const { nonce, ciphertext } = seal(key, placeOfField('TIP', place.id, 'CONTACT'), Buffer.from(contact, 'utf8'))
  await sql.query('select seal_reporter($1, $2, $3, $4, $5, $6)', [
    receiptHash,
    wrapped.kekId,
    wrapped.nonce,
    wrapped.wrapped,
    nonce,
    ciphertext,
  ])
}

/** Names of the fields that are sealed of each record, in the order of the ids; never what they hold. */
export async function sealedFieldsOf(
  db: Database,
  access: Access,
  subject: IdentitySubject,
  ids: readonly string[],
): Promise<IdentityField[][]> {
  const rows = await read<{ id: string; fields: IdentityField[] }>(
    db,
    access,
    'select subject_id::text as id, fields from sealed_fields($1, $2::bigint[])',
    [subject, ids],
  )
  const known = new Map(rows.map(({ id, fields }) => [id, fields]))
  return ids.map((id) => known.get(id) ?? [])
}
