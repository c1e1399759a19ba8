import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { useFactorSecret } from './factor-key.ts'

/** What the identity store may hold of a person. */
export interface IdentityFields {
  readonly NAME?: string | null
  readonly PAPER?: string | null
  readonly CONTACT?: string | null
  readonly ADDRESS?: string | null
}

interface IdentityKey {
  /** Names the key in each entry, so that keys can be changed later; it tells nothing about the key. */
  readonly id: string
  readonly bytes: Buffer
}

const keys = new WeakMap<Database, IdentityKey>()

/** Makes the keys of the identity store and of second factors from the secret of the hub (HKDF-SHA-256). Called once when the hub opens its database. */
export function useSecret(db: Database, secret: string): void {
  if (secret.length < 16) throw new Error('The secret of the hub must have at least 16 characters.')
  const bytes = Buffer.from(hkdfSync('sha256', secret, 'hub identity', 'aes-256-gcm 1', 32))
  useFactorSecret(db, secret)
  keys.set(db, { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 16), bytes })
}

/**
 * Seals fields of a person into the identity store, within the caller's transaction (AES-256-GCM; the entry's own place is
 * authenticated with it, so that a sealed text moved to another person cannot be opened). Absent and empty fields are left alone.
 *
 * @throws an Error when the hub runs without a secret
 */
export async function sealIdentity(
  db: Database,
  sql: Sql,
  subject: 'VICTIM' | 'TIP',
  subjectId: string,
  fields: IdentityFields,
): Promise<number> {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()))
  if (given.length === 0) return 0
  const key = keys.get(db)
  if (!key) throw new Error('The identity store has no key: the hub was opened without its secret (HUB_SECRET).')
  for (const [field, text] of given) {
    const { nonce, ciphertext } = seal(key.bytes, `${subject}:${subjectId}:${field}`, text.normalize('NFC').trim())
    await sql.query('select seal_identity($1, $2::bigint, $3, $4, $5, $6)', [
      subject,
      subjectId,
      field,
      key.id,
      nonce,
      ciphertext,
    ])
  }
  return given.length
}

/** The sealed text with its 16-byte tag at the end, and the nonce it was sealed with. */
function seal(key: Buffer, place: string, text: string): { nonce: Buffer; ciphertext: Buffer } {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { nonce, ciphertext }
}
