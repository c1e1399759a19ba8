import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'

// Keys of second factors must be read back to check a code, so they are encrypted and not hashed. Their key is made from the secret of
// the hub and is none of the identity store's: whoever may open one may not open the other.

interface Keys {
  readonly now: Buffer
  /** of the secret that is being replaced */
  readonly before: Buffer | undefined
}

const keys = new WeakMap<Database, Keys>()

/** Makes the key that seals second factors from the secret of the hub (HKDF-SHA-256); with the secret before, what it sealed opens too. */
export function useFactorSecret(db: Database, secret: string, before?: string): void {
  const derive = (from: string) => Buffer.from(hkdfSync('sha256', from, 'hub second factor', 'aes-256-gcm 1', 32))
  keys.set(db, { now: derive(secret), before: before === undefined ? undefined : derive(before) })
}

function keysOf(db: Database): Keys {
  const known = keys.get(db)
  if (!known) throw new Error('Second factors have no key: the hub was opened without its secret (HUB_SECRET).')
  return known
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
  const cipher = createCipheriv('aes-256-gcm', keysOf(db).now, nonce)
  cipher.setAAD(place(accountId))
  return { nonce, sealed: Buffer.concat([cipher.update(factor), cipher.final(), cipher.getAuthTag()]) }
}

/** The key of a second factor, or undefined when it was sealed under another secret or for another account. */
export function openFactor(db: Database, accountId: string, factor: SealedFactor): Uint8Array | undefined {
  const { now, before } = keysOf(db)
  return openWith(now, accountId, factor) ?? (before && openWith(before, accountId, factor))
}

/** A second factor sealed anew, when it was sealed under the secret before; undefined when there is nothing to do, or it does not open. */
export function renewFactor(db: Database, accountId: string, factor: SealedFactor): SealedFactor | undefined {
  const { now, before } = keysOf(db)
  if (!before || openWith(now, accountId, factor)) return undefined
  const opened = openWith(before, accountId, factor)
  return opened && sealFactor(db, accountId, opened)
}

function openWith(key: Buffer, accountId: string, { nonce, sealed }: SealedFactor): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(place(accountId))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}
