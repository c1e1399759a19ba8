import { createHash, randomBytes } from 'node:crypto'

/** A secret that lets its bearer in (a token, a session, a link): 32 random bytes. Only its hash is kept. */
export function newSecret(mark = ''): string {
  return `${mark}${randomBytes(32).toString('base64url')}`
}

/** The hash a secret is known by. 256 random bits need no slow hash: nobody can try them all. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
