import { createDecipheriv, hkdfSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { sealedFieldsOf, sealIdentity, useSecret } from './identity.ts'

const secret = 'a secret for tests that is long enough'

describe.each(testKinds)('the identity store on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  const staff: Access = { role: 'staff', accountId: null, scopes: [], areas: { units: 'all', agencies: '' } }
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
  }, 120_000)
  afterAll(() => drop?.())

  interface Entry {
    readonly subject_id: string
    readonly field: string
    readonly nonce: Buffer
    readonly ciphertext: Buffer
    readonly key_nonce: Buffer
    readonly wrapped: Buffer
  }
  const entries = () =>
    withSql(db, { role: 'owner' }, (sql) =>
      sql.query<Entry>(
        `select subject_id::text, field, e.nonce, ciphertext, k.nonce as key_nonce, wrapped
         from identity.entry e join identity.data_key k using (subject, subject_id) order by field, subject_id`,
      ),
    )

  /** AES-256-GCM as anybody would write it, so that the store is not its own witness. */
  function open(key: Buffer, place: string, nonce: Buffer, ciphertext: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(ciphertext.subarray(-16))
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()])
  }

  test('nothing is sealed without the secret of the hub, and a short one is refused', async () => {
    await expect(withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'A' }))).rejects.toThrow(
      /HUB_SECRET/,
    )
    expect(() => useSecret(db, 'short')).toThrow(/16 characters/)
    expect(await withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: ' ', PAPER: null }))).toBe(0)
  })

  test('a sealed text opens with the data key of its record, which opens with the secret; each in its own place alone', async () => {
    useSecret(db, secret)
    await withSql(db, staff, async (sql) => {
      await sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'Một Cái Tên', CONTACT: '0900' })
      await sealIdentity(db, sql, 'VICTIM', '2', { NAME: 'Một Cái Tên' })
    })
    const [, one, two] = await entries()
    if (!one || !two) throw new Error('three entries were written')
    expect(one.ciphertext.equals(two.ciphertext)).toBe(false)
    const wrapping = Buffer.from(hkdfSync('sha256', secret, 'hub identity', 'key-wrapping 1', 32))
    const key = open(wrapping, 'KEY:VICTIM:1', one.key_nonce, one.wrapped)
    expect(open(key, 'VICTIM:1:NAME', one.nonce, one.ciphertext).toString('utf8')).toBe('Một Cái Tên')
    expect(() => open(key, 'VICTIM:2:NAME', one.nonce, one.ciphertext)).toThrow()
    expect(() => open(wrapping, 'KEY:VICTIM:2', one.key_nonce, one.wrapped)).toThrow()
    expect(() => open(key, 'VICTIM:2:NAME', two.nonce, two.ciphertext)).toThrow()
  })

  test('a field written again takes the place of the one before under the same data key, and staff cannot read it', async () => {
    useSecret(db, secret)
    const before = await entries()
    await withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'Tên Khác' }))
    const after = await entries()
    expect(after).toHaveLength(before.length)
    const names = (rows: Entry[]) => rows.filter((row) => row.field === 'NAME' && row.subject_id === '1')
    expect(names(after)[0]?.ciphertext.equals(names(before)[0]?.ciphertext ?? Buffer.alloc(0))).toBe(false)
    expect(names(after)[0]?.wrapped.equals(names(before)[0]?.wrapped ?? Buffer.alloc(0))).toBe(true)
    for (const table of ['entry', 'data_key', 'linkage', 'removed_record']) {
      await expect(
        withSql(db, staff, (sql) => sql.query(`select * from identity.${table}`)),
        table,
      ).rejects.toThrow(/permission denied/)
    }
  })

  test('which fields are sealed is told, not what they hold; faults name the field and never repeat it', async () => {
    expect(await sealedFieldsOf(db, staff, 'VICTIM', ['2', '1', '9'])).toEqual([['NAME'], ['CONTACT', 'NAME'], []])
    for (const fields of [{ BIRTH_YEAR: '19x9' }, { NAME: 'x'.repeat(501) }]) {
      const fault = await withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', fields)).catch(
        (error: Error) => error.message,
      )
      expect(fault).toMatch(/identity\.(BIRTH_YEAR|NAME)/)
      expect(fault).not.toMatch(/19x9|xxx/)
    }
  })
})
