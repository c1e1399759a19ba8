import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'
import { DatabaseError } from '../database-error.ts'
import { useFactorSecret } from './factor-key.ts'

/** The keys that are made from one secret of the hub; none of them is ever stored. */
export interface KeyRing {
  /** Names the secret in the database; it tells nothing about it. */
  readonly id: string
  /** Wraps the data keys of records. */
  readonly wrapping: Buffer
  /** Makes the hashes that link records of the same person. */
  readonly linking: Buffer
  /** What sealed entries directly before records had data keys, and the id it goes by. */
  readonly direct: { readonly id: string; readonly bytes: Buffer }
}

/** A text or a key, encrypted with AES-256-GCM; its 16-byte tag is at the end. */
export interface Sealed {
  readonly nonce: Buffer
  readonly ciphertext: Buffer
}

/** A data key as it is stored, and the secret it depends on. */
export interface WrappedKey {
  readonly kekId: string
  readonly nonce: Buffer
  readonly wrapped: Buffer
}

interface Rings {
  readonly now: KeyRing
  /** of the secret before, while data keys may still be wrapped under it */
  readonly before: KeyRing | undefined
}

const rings = new WeakMap<Database, Rings>()

function ringOf(secret: string): KeyRing {
  if (secret.length < 16) throw new Error('The secret of the hub must have at least 16 characters.')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'hub identity', purpose, 32))
  const nameOf = (bytes: Buffer) => createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 16)
  const wrapping = derive('key-wrapping 1')
  const direct = derive('aes-256-gcm 1')
  return { id: nameOf(wrapping), wrapping, linking: derive('linkage 1'), direct: { id: nameOf(direct), bytes: direct } }
}

/**
 * Makes the keys of the identity store and of second factors from the secret of the hub (HKDF-SHA-256, one for each purpose). Called
 * once when the hub opens its database. `before` is the secret that is being replaced: what is sealed under it can still be opened, nothing new is.
 */
export function useSecret(db: Database, secret: string, before?: string): void {
  useFactorSecret(db, secret, before)
  rings.set(db, { now: ringOf(secret), before: before === undefined ? undefined : ringOf(before) })
}

/** The keys in use. Throws when the hub runs without a secret. */
export function ringInUse(db: Database): KeyRing {
  return ringsOf(db).now
}

function ringsOf(db: Database): Rings {
  const known = rings.get(db)
  if (!known) throw new Error('The identity store has no key: the hub was opened without its secret (HUB_SECRET).')
  return known
}

export function seal(key: Buffer, place: string, text: Buffer): Sealed {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  return { nonce, ciphertext: Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]) }
}

/** Opens what was sealed for a place. The error of a wrong key or another place says no more than that. */
export function unseal(key: Buffer, place: string, { nonce, ciphertext }: Sealed): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(place, 'utf8'))
  decipher.setAuthTag(ciphertext.subarray(-16))
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()])
  } catch {
    throw new Error(`What is sealed at ${place} does not open: it was altered, moved, or sealed with another key.`)
  }
}

/** Place of a field of a record; it is authenticated, so that a sealed text moved elsewhere cannot be opened. */
export const placeOfField = (subject: string, subjectId: string, field: string) => `${subject}:${subjectId}:${field}`
const placeOfKey = (subject: string, subjectId: string) => `KEY:${subject}:${subjectId}`

/** Wraps a data key for its record under the secret in use; a new random one when none is given. */
export function wrapKey(
  db: Database,
  subject: string,
  subjectId: string,
  key: Buffer = randomBytes(32),
): { readonly key: Buffer; readonly wrapped: WrappedKey } {
  const ring = ringInUse(db)
  const { nonce, ciphertext } = seal(ring.wrapping, placeOfKey(subject, subjectId), key)
  return { key, wrapped: { kekId: ring.id, nonce, wrapped: ciphertext } }
}

/** Opens a data key with the secret it depends on. Throws a DatabaseError when the hub has not been given that secret. */
export function unwrapKey(
  db: Database,
  subject: string,
  subjectId: string,
  { kekId, nonce, wrapped }: WrappedKey,
): Buffer {
  const { now, before } = ringsOf(db)
  const ring = [now, before].find((one) => one?.id === kekId)
  if (!ring) throw unknownSecret()
  return unseal(ring.wrapping, placeOfKey(subject, subjectId), { nonce, ciphertext: wrapped })
}

/** Key of an entry from before records had data keys. Throws a DatabaseError when the hub has not been given its secret. */
export function directKey(db: Database, keyId: string): Buffer {
  const { now, before } = ringsOf(db)
  const ring = [now, before].find((one) => one?.direct.id === keyId)
  if (!ring) throw unknownSecret()
  return ring.direct.bytes
}

function unknownSecret(): DatabaseError {
  return new DatabaseError(
    'Some of what is sealed in this database was sealed under another secret than HUB_SECRET.',
    'Set HUB_SECRET_OLD to the secret before, start the hub again and run: hub identity rotate. `hub doctor` counts what is under which.',
  )
}

/** Hash by which the same identifier is found again, in hex (HMAC-SHA-256). Without the secret it tells nothing. */
export function markOf(db: Database, identifier: string): string {
  return createHmac('sha256', ringInUse(db).linking).update(identifier, 'utf8').digest('hex')
}
