import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { addAccount } from './account.ts'
import type { Actor } from './audit.ts'
import { verifyAudit } from './audit-check.ts'
import { useSecret } from './identity.ts'
import { openIdentity, openingsOf, readIdentity } from './identity-opening.ts'
import { addVictim, openSmallVictims } from './small-victim.ts'

const reason = 'Cần liên hệ để đưa đi khám bệnh'

describe.each(testKinds)('opening an identity on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let actor: Actor
  let other: Actor
  let victim: string
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
    useSecret(db, 'a secret for tests that is long enough')
    actor = await openSmallVictims(db)
    const scopes = ['records:read', 'identity:open']
    await addAccount(db, { name: 'other', scopes, expiresInDays: 1 })
    const areas = { units: 'all', agencies: '' }
    other = { access: { role: 'staff', accountId: '2', scopes, areas }, requestId: 'other' }
    victim = await addVictim(db, actor, '1', { NAME: 'Nguyễn Thị Mẫu', CONTACT: '0900000000', PAPER: '027199001234' })
  }, 120_000)
  afterAll(() => drop?.())

  const given = (more: object = {}) => ({
    subject: 'VICTIM' as const,
    subjectId: victim,
    fields: ['NAME', 'CONTACT'] as const,
    reasonCode: 'CONTACT' as const,
    reason,
    ...more,
  })
  const owned = (text: string) => withSql(db, { role: 'owner' }, (sql) => sql.query<{ detail: object }>(text))

  test('nothing is open before a reason is given, in words that name nobody', async () => {
    expect(await readIdentity(db, actor, 'VICTIM', victim)).toBeUndefined()
    await expect(openIdentity(db, actor, given({ reason: 'cần gấp' }))).rejects.toThrow(/20 characters/)
    await expect(openIdentity(db, actor, given({ reason: 'Cần gọi chị Nguyễn Thị Mẫu ở Vũ Ninh' }))).rejects.toThrow(
      /NAME/,
    )
    await expect(openIdentity(db, actor, given({ fields: ['ADDRESS'] }))).rejects.toThrow(/CONTACT, NAME, PAPER/)
    await expect(openIdentity(db, actor, given({ subjectId: '99' }))).rejects.toThrow(/not found/)
  })

  test('the account that opened them reads those fields, of that person, and nobody else does', async () => {
    const opening = await openIdentity(db, actor, given())
    expect(opening).toMatchObject({ accountName: 'tester', fields: ['NAME', 'CONTACT'], reasonCode: 'CONTACT', reason })
    expect(opening.expiresAt.getTime() - opening.openedAt.getTime()).toBe(15 * 60_000)
    const read = await readIdentity(db, actor, 'VICTIM', victim)
    expect(read?.fields).toEqual({ NAME: 'Nguyễn Thị Mẫu', CONTACT: '0900000000' })
    expect(await readIdentity(db, other, 'VICTIM', victim)).toBeUndefined()
    const next = await addVictim(db, actor, '1', { NAME: 'Trần Văn Thử' })
    expect(await readIdentity(db, actor, 'VICTIM', next)).toBeUndefined()
  })

  test('the scope is asked for at every read, by the database too', async () => {
    const areas = { units: 'all', agencies: '' }
    const without: Access = { role: 'staff', accountId: '1', scopes: ['records:read'], areas }
    expect(await readIdentity(db, { access: without, requestId: 'x' }, 'VICTIM', victim)).toBeUndefined()
    await expect(openIdentity(db, { access: without, requestId: 'x' }, given())).rejects.toThrow(/identity:open/)
    await expect(
      withSql(db, actor.access, (sql) =>
        sql.query(`update identity_opening set expires_at = now() + interval '10 minutes'`),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  test('opening and each reading leave an entry, without what was read, and everybody concerned sees the opening', async () => {
    const rows = await owned(
      `select action, subject, request_id, detail from audit_entry where action in ('openIdentity', 'readIdentity') order by id`,
    )
    expect(rows).toEqual([
      {
        action: 'openIdentity',
        subject: `Victim:${victim}`,
        request_id: 'test',
        detail: { opening: '1', code: 'CONTACT', fields: ['NAME', 'CONTACT'] },
      },
      {
        action: 'readIdentity',
        subject: `Victim:${victim}`,
        request_id: 'test',
        detail: { openings: ['1'], fields: ['CONTACT', 'NAME'] },
      },
    ])
    expect((await verifyAudit(db)).broken).toBeUndefined()
    const [seen] = await openingsOf(db, other.access, 'VICTIM', [victim])
    expect(seen).toMatchObject([{ accountName: 'tester', reason }])
  })

  test('after 15 minutes it is closed again, and no opening is longer', async () => {
    await owned(
      `update identity_opening set opened_at = opened_at - interval '15 minutes', expires_at = expires_at - interval '15 minutes'`,
    )
    expect(await readIdentity(db, actor, 'VICTIM', victim)).toBeUndefined()
    await expect(owned(`update identity_opening set expires_at = expires_at + interval '1 minute'`)).rejects.toThrow(
      /check/,
    )
  })

  test('the ciphertext of another record does not open in the place of this one', async () => {
    const next = await addVictim(db, actor, '1', { NAME: 'Lê Văn Dụ' })
    await owned(
      `update identity.entry e set nonce = f.nonce, ciphertext = f.ciphertext from identity.entry f
       where e.subject_id = ${victim} and e.field = 'NAME' and f.subject_id = ${next} and f.field = 'NAME'`,
    )
    await openIdentity(db, actor, given())
    await expect(readIdentity(db, actor, 'VICTIM', victim)).rejects.toThrow(/does not open/)
  })
})
