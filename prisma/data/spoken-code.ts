import { createHash, randomBytes } from 'node:crypto'

/** Crockford's alphabet: no letter that is taken for a digit or another letter. 16 of 32 signs are 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code that people write down or say: sixteen letters and digits in groups of four. */
export function newSpokenCode(): string {
  const signs = [...randomBytes(16)].map((byte) => alphabet[byte & 31])
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-')
}

/** The hash such a code is known by, or undefined for what is none; small letters, missing hyphens and O, I, L for 0 and 1 are forgiven. */
export function hashOfSpokenCode(code: string): Buffer | undefined {
  const signs = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs)) return undefined
  return createHash('sha256').update(signs).digest()
}
