import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { finishRemovals } from '../release/removal.ts'
import { findInDatabase } from '../test-canary.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import type { Actor } from './audit.ts'
import { verifyAudit } from './audit-check.ts'
import { useSecret } from './identity.ts'
import { openIdentity } from './identity-opening.ts'
import { dueRecords, factsOfPerson, removePerson } from './person.ts'
import { addVictim, openSmallVictims } from './small-victim.ts'
import { recordSupport } from './support.ts'
import { identifyVictim } from './victim-write.ts'

const name = 'Nguyễn Thị Chimhoangyen'
const contact = '0912345678'
const why = { code: 'CONSENT_WITHDRAWN', words: 'Người đó đã rút lại sự đồng ý bằng văn bản' } as const

describe.each(testKinds)('removing a person on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let actor: Actor
  const ids: string[] = []
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
    useSecret(db, 'a secret for tests that is long enough')
    actor = await openSmallVictims(db)
    const person = { NAME: name, CONTACT: contact, BIRTH_YEAR: '1999' }
    ids.push(await addVictim(db, actor, '1', { ...person, PAPER: '027199001234' }, { originId: 'A-1' }))
    ids.push(await addVictim(db, actor, '2', { ...person, PAPER: '027199001234' }))
    ids.push(await addVictim(db, actor, '3', person)) // by name alone: it may be somebody else
    ids.push(await addVictim(db, actor, '1', { NAME: 'Trần Thị Thử', PAPER: '027199009999' }))
    for (const id of ids)
      await identifyVictim(db, actor, id, { status: 'CONFIRMED', on: '2025-09-01', evidence: ['A'] })
    await recordSupport(db, actor, {
      victimId: ids[0] ?? '',
      supportCode: 'MEDICAL',
      legalBasis: 'STATE',
      fromOn: '2025-09-02',
    })
    const opened = { subject: 'VICTIM', subjectId: ids[0] ?? '', fields: ['NAME'], reasonCode: 'COURT' } as const
    await openIdentity(db, actor, { ...opened, reason: 'Tòa án yêu cầu xác nhận danh tính' })
  }, 120_000)
  afterAll(() => drop?.())

  const owned = <Row extends object>(text: string) => withSql(db, { role: 'owner' }, (sql) => sql.query<Row>(text))
  const pseudonymOf = async (at: number) =>
    (await owned<{ pseudonym: string }>(`select pseudonym from victim where id = ${ids[at]}`))[0]?.pseudonym ?? ''

  test('what is sealed is nowhere in the database, in no table, text, byte or document', async () => {
    for (const secret of [name, contact, '027199001234', 'Chimhoangyen']) {
      expect(await findInDatabase(db, secret), secret).toEqual([])
    }
    // the search would find it
    expect(await findInDatabase(db, 'Người nào đó')).toEqual([])
    await owned(`update directive_task set duty_vi = 'Người nào đó' where id = 1`)
    expect(await findInDatabase(db, 'Người nào đó')).toEqual(['live.directive_task.duty_vi'])
    await owned(
      `update identity.data_key set wrapped = convert_to(rpad('${contact}', 48, 'x'), 'UTF8') where subject_id = ${ids[3]}`,
    )
    expect(await findInDatabase(db, contact)).toEqual(['identity.data_key.wrapped'])
  })

  test('it needs the scope, a reason that names nobody, and a pseudonym that is there', async () => {
    const weak: Actor = {
      access: {
        role: 'staff',
        accountId: '1',
        scopes: ['records:read', 'records:write'],
        areas: { units: 'all', agencies: '' },
      },
      requestId: '',
    }
    const pseudonym = await pseudonymOf(0)
    await expect(removePerson(db, weak, pseudonym, why)).rejects.toThrow(/person:remove/)
    await expect(factsOfPerson(db, weak.access, pseudonym)).rejects.toThrow(/person:remove/)
    await expect(removePerson(db, actor, pseudonym, { ...why, words: 'rút' })).rejects.toThrow(/20 characters/)
    await expect(removePerson(db, actor, 'V-NOBODY', why)).rejects.toThrow(/no record/)
    await expect(withSql(db, actor.access, (sql) => sql.query('delete from victim where false'))).rejects.toThrow(
      /permission/,
    )
    expect(await owned('select id from victim')).toHaveLength(4)
  })

  test('every record of the same paper goes with all that hangs on it and its key, proved by counts and digests', async () => {
    const figures = await factsOfPerson(db, actor.access, await pseudonymOf(0))
    const removal = await removePerson(db, actor, await pseudonymOf(0), why)
    expect(removal.figures).toBe(figures.length)
    expect(figures).toContainEqual(
      expect.objectContaining({ metric: 'victims_supported', breakdown: 'SUPPORT_TYPE', category: 'MEDICAL' }),
    )
    expect(removal.proof).toMatchObject({
      records: 2,
      keptByName: 1,
      removed: {
        victim: 2,
        victim_status: 4,
        consent: 2,
        support_service: 1,
        deadline: 2,
        entry: 8,
        data_key: 2,
        linkage: 4,
        identity_opening: 1,
      },
      before: expect.stringMatching(/^[0-9a-f]{64}$/),
      after: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(removal.proof.before).not.toBe(removal.proof.after)
    const [now] = await owned<{ digest: string }>('select victim_digest() as digest')
    expect(now?.digest).toBe(removal.proof.after)
    expect(await owned('select id::text, person_id::text from victim order by id')).toEqual([
      { id: ids[2], person_id: ids[2] },
      { id: ids[3], person_id: ids[3] },
    ])
    for (const table of ['data_key', 'entry']) {
      expect(await owned(`select from identity.${table} where subject_id in (${ids[0]}, ${ids[1]})`)).toEqual([])
    }
  })

  const onFiles = kind === 'embedded' ? test : undefined // a server's files are its operator's
  onFiles?.('the key of a person is not in the files of the tables either, where a backup would copy it', async () => {
    const [held] = await owned<{ pseudonym: string; wrapped: Buffer }>(
      `select pseudonym, wrapped from identity.data_key k join victim v on v.id = k.subject_id where v.id = ${ids[2]}`,
    )
    if (!held) throw new Error('the third record has a key')
    await owned('checkpoint')
    const files = async () => {
      const base = join(db.place, 'base')
      const names = (await readdir(base, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      const contents = await Promise.all(names.map((one) => readFile(join(one.parentPath, one.name))))
      return contents.filter((content) => content.includes(held.wrapped)).length
    }
    expect(await files()).toBe(1)
    await removePerson(db, actor, held.pseudonym, why)
    await finishRemovals(db)
    expect(await files()).toBe(0)
  })

  test('the log holds that it was done, and nothing of who it was', async () => {
    const [entry] = await owned<{ subject: null; detail: { records: number; reason: string } }>(
      `select subject, detail from audit_entry where action = 'removePerson' order by id`,
    )
    expect(entry).toMatchObject({ subject: null, detail: { records: 2, reason: why.words, code: why.code } })
    expect(JSON.stringify(entry)).not.toMatch(/V-|A-1|Nguy/)
    expect((await verifyAudit(db)).broken).toBeUndefined()
  })

  test('the record does not come back under its number, and its number cannot be read', async () => {
    await expect(addVictim(db, actor, '1', {}, { originId: 'A-1' })).rejects.toThrow(/may not come back/)
    await addVictim(db, actor, '1', {}, { originId: 'A-2' })
    expect(await findInDatabase(db, 'A-1')).toEqual([])
  })

  test('records whose time has ended are told by their pseudonyms', async () => {
    await owned(`update victim set retain_until = '2026-01-01' where id = ${ids[3]}`)
    await owned(`update victim set retain_until = '2036-01-01' where id <> ${ids[3]}`)
    expect(await dueRecords(db, actor.access, '2026-01-02')).toEqual([
      { pseudonym: await pseudonymOf(3), retainUntil: '2026-01-01', agencyId: '1' },
    ])
    expect(await dueRecords(db, actor.access, '2026-01-01')).toEqual([])
  })
})
