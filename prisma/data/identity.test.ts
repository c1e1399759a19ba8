import { createDecipheriv, hkdfSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { sealIdentity, useSecret } from './identity.ts'

const secret = 'a secret for tests that is long enough'

describe.each(testKinds)('the identity store on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  const staff: Access = { role: 'staff', accountId: null, scopes: [] }
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
  }, 120_000)
  afterAll(() => drop?.())

  interface Entry {
    readonly subject_id: string
    readonly field: string
    readonly nonce: Buffer
    readonly ciphertext: Buffer
  }
  const entries = () =>
    withSql(db, { role: 'owner' }, (sql) =>
      sql.query<Entry>('select subject_id, field, nonce, ciphertext from identity.entry order by field, subject_id'),
    )

  test('nothing is sealed without the secret of the hub, and a short one is refused', async () => {
    await expect(withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'A' }))).rejects.toThrow(
      /HUB_SECRET/,
    )
    expect(() => useSecret(db, 'short')).toThrow(/16 characters/)
    expect(await withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: ' ', PAPER: null }))).toBe(0)
  })

  test('a sealed text opens with the secret, in its own place alone, and two of the same text differ', async () => {
    useSecret(db, secret)
    await withSql(db, staff, async (sql) => {
      await sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'Một Cái Tên', CONTACT: '0900' })
      await sealIdentity(db, sql, 'VICTIM', '2', { NAME: 'Một Cái Tên' })
    })
    const [, one, two] = await entries()
    if (!one || !two) throw new Error('three entries were written')
    expect(one.ciphertext.equals(two.ciphertext)).toBe(false)
    const key = Buffer.from(hkdfSync('sha256', secret, 'hub identity', 'aes-256-gcm 1', 32))
    const open = ({ nonce, ciphertext }: Entry, place: string) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(ciphertext.subarray(-16))
      return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]).toString('utf8')
    }
    expect(open(one, 'VICTIM:1:NAME')).toBe('Một Cái Tên')
    expect(() => open(one, 'VICTIM:2:NAME')).toThrow()
  })

  test('a field written again takes the place of the one before, and staff cannot read it', async () => {
    useSecret(db, secret)
    const before = await entries()
    await withSql(db, staff, (sql) => sealIdentity(db, sql, 'VICTIM', '1', { NAME: 'Tên Khác' }))
    const after = await entries()
    expect(after).toHaveLength(before.length)
    expect(after.map((entry) => entry.ciphertext.toString('hex'))).not.toEqual(
      before.map((entry) => entry.ciphertext.toString('hex')),
    )
    await expect(withSql(db, staff, (sql) => sql.query('select * from identity.entry'))).rejects.toThrow(
      /permission denied/,
    )
  })
})
