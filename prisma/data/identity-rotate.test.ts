import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import type { Actor } from './audit.ts'
import { openFactor, type SealedFactor, sealFactor } from './factor-key.ts'
import { type IdentityField, useSecret } from './identity.ts'
import { openIdentity, readIdentity } from './identity-opening.ts'
import { countKeys, rotateIdentity } from './identity-rotate.ts'
import { addVictim, openSmallVictims } from './small-victim.ts'

const first = 'the first secret of the tests, long enough'
const second = 'the second secret of the tests, long enough'

describe.each(testKinds)('a new secret on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let actor: Actor
  const victims: string[] = []
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
    useSecret(db, first)
    actor = await openSmallVictims(db)
    for (const at of [0, 1, 2, 3]) {
      // the first two are one person
      victims.push(
        await addVictim(db, actor, at % 2 ? '2' : '1', { NAME: `Nguyễn Thị ${at}`, PAPER: `02719900000${at || 1}` }),
      )
    }
    await sealDirectly(victims[3] ?? '', 'ADDRESS', 'Ấp Thử')
    const { nonce, sealed } = sealFactor(db, '1', Buffer.from('factor'))
    await withSql(db, { role: 'owner' }, (sql) =>
      sql.query('insert into second_factor (account_id, nonce, sealed) values (1, $1, $2)', [nonce, sealed]),
    )
  }, 120_000)
  afterAll(() => drop?.())

  /** An entry of the form before data keys: sealed with a key made from the secret. */
  async function sealDirectly(id: string, field: IdentityField, text: string): Promise<void> {
    const key = Buffer.from(hkdfSync('sha256', first, 'hub identity', 'aes-256-gcm 1', 32))
    const keyId = createHash('sha256').update('key id').update(key).digest('hex').slice(0, 16)
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(`VICTIM:${id}:${field}`))
    const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    await withSql(db, { role: 'owner' }, (sql) =>
      sql.query(
        `insert into identity.entry (subject, subject_id, field, key_id, nonce, ciphertext) values ('VICTIM', $1::bigint, $2, $3, $4, $5)`,
        [id, field, keyId, nonce, ciphertext],
      ),
    )
  }

  async function readAll(id: string) {
    const fields = ['NAME', 'PAPER', 'ADDRESS'] as const
    await openIdentity(db, actor, {
      subject: 'VICTIM',
      subjectId: id,
      fields,
      reasonCode: 'CORRECTION',
      reason: 'Kiểm tra sau khi đổi khóa bí mật',
    })
    return (await readIdentity(db, actor, 'VICTIM', id))?.fields
  }
  const persons = () =>
    withSql(db, { role: 'owner' }, (sql) =>
      sql.query<{ person_id: string }>('select person_id::text from victim order by id'),
    )

  test('an entry of the form before data keys is read as it is, and brought to the new form', async () => {
    expect(await countKeys(db)).toEqual({ current: 4, other: 0, direct: 1, unlinked: 0 })
    expect(await readAll(victims[3] ?? '')).toEqual({ NAME: 'Nguyễn Thị 3', PAPER: '027199000003', ADDRESS: 'Ấp Thử' })
    expect(await rotateIdentity(db)).toBe(1)
    expect(await countKeys(db)).toEqual({ current: 4, other: 0, direct: 0, unlinked: 0 })
    expect(await readAll(victims[3] ?? '')).toMatchObject({ ADDRESS: 'Ấp Thử' })
  })

  test('without the secret before nothing is lost and nothing opens: it says what to do', async () => {
    useSecret(db, second)
    await expect(readAll(victims[0] ?? '')).rejects.toThrow(/another secret/)
    await expect(rotateIdentity(db)).rejects.toThrow(/another secret/)
    expect(await countKeys(db)).toEqual({ current: 0, other: 4, direct: 0, unlinked: 4 })
  })

  test('a rotation that is stopped goes on where it was; meanwhile everything opens, and who was one person stays one', async () => {
    useSecret(db, second, first)
    const before = await persons()
    const stopped = rotateIdentity(db, {
      batch: 1,
      onProgress: (done) => {
        if (done === 1) throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    expect(await countKeys(db)).toEqual({ current: 1, other: 3, direct: 0, unlinked: 3 })
    for (const [at, id] of victims.entries()) expect(await readAll(id)).toMatchObject({ NAME: `Nguyễn Thị ${at}` })
    expect(await persons()).toEqual(before)
    expect(await rotateIdentity(db, { batch: 2 })).toBe(3)
    expect(await countKeys(db)).toEqual({ current: 4, other: 0, direct: 0, unlinked: 0 })
    expect(await persons()).toEqual(before)
    expect(await rotateIdentity(db)).toBe(0)
  })

  test('afterwards the new secret is enough, the old one opens nothing, and records are linked by the new hashes', async () => {
    useSecret(db, second)
    const [factor] = await withSql(db, { role: 'owner' }, (sql) =>
      sql.query<SealedFactor>('select nonce, sealed from second_factor'),
    )
    expect(Buffer.from((factor && openFactor(db, '1', factor)) ?? []).toString()).toBe('factor')
    for (const [at, id] of victims.entries()) expect(await readAll(id)).toMatchObject({ NAME: `Nguyễn Thị ${at}` })
    const again = await addVictim(db, actor, '3', { PAPER: '027199000001' })
    expect((await persons()).map((row) => row.person_id)).toEqual([
      victims[0],
      victims[0],
      victims[2],
      victims[3],
      victims[0],
    ])
    expect(again).toBeTruthy()
    useSecret(db, first)
    await expect(readAll(victims[0] ?? '')).rejects.toThrow(/another secret/)
  })
})
