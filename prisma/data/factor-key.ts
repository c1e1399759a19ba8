import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'

// Keys of second factors must be read back to check a code, so they are encrypted and not hashed. Their key is made from the secret of
// the hub and is none of the identity store's: whoever may open one may not open the other.

const keys = new WeakMap<Database, Buffer>()

/** Makes the key that seals second factors from the secret of the hub (HKDF-SHA-256). */
export function useFactorSecret(db: Database, secret: string): void {
  keys.set(db, Buffer.from(hkdfSync('sha256', secret, 'hub second factor', 'aes-256-gcm 1', 32)))
}

function keyOf(db: Database): Buffer {
  const key = keys.get(db)
  if (!key) throw new Error('Second factors have no key: the hub was opened without its secret (HUB_SECRET).')
  return key
}

/** What is kept of a second factor; bound to its account, so that it is of no use on another. */
export interface SealedFactor {
  readonly nonce: Buffer
  readonly sealed: Buffer
}

const tagBytes = 16
const place = (accountId: string) => Buffer.from(`SecondFactor:${accountId}`, 'utf8')

/** Seals the key of a second factor (AES-256-GCM). */
export function sealFactor(db: Database, accountId: string, factor: Uint8Array): SealedFactor {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(db), nonce)
  cipher.setAAD(place(accountId))
  return { nonce, sealed: Buffer.concat([cipher.update(factor), cipher.final(), cipher.getAuthTag()]) }
}

/** The key of a second factor, or undefined when it was sealed under another secret or for another account. */
export function openFactor(db: Database, accountId: string, { nonce, sealed }: SealedFactor): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(db), nonce)
  decipher.setAAD(place(accountId))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}
