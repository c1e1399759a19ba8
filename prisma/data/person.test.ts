import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import type { Actor } from './audit.ts'
import { useSecret } from './identity.ts'
import { factsOfPerson, otherRecordsOf, personOverlap } from './person.ts'
import { addVictim, openSmallVictims } from './small-victim.ts'
import { identifyVictim, recordIdentity } from './victim-write.ts'

describe.each(testKinds)('persons on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let actor: Actor
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
    useSecret(db, 'a secret for tests that is long enough')
    actor = await openSmallVictims(db)
  }, 120_000)
  afterAll(() => drop?.())

  const owned = <Row extends object>(text: string, params: readonly unknown[] = []) =>
    withSql(db, { role: 'owner' }, (sql) => sql.query<Row>(text, params))
  const personOf = async (id: string) =>
    (await owned<{ person: string }>('select person_id::text as person from victim where id = $1::bigint', [id]))[0]
      ?.person

  test('the same paper is the same person, however it is written and under whatever name', async () => {
    const one = await addVictim(db, actor, '1', {
      NAME: 'Nguyễn Thị Mẫu',
      PAPER: '027 199 001 234',
      BIRTH_YEAR: '1999',
    })
    const two = await addVictim(db, actor, '2', { NAME: 'Ng. Thị Mẫu', PAPER: 'CCCD 027199001234' })
    const other = await addVictim(db, actor, '2', { PAPER: '027199001235' })
    expect(await personOf(two)).toBe(one)
    expect(await personOf(other)).toBe(other)
    expect(await otherRecordsOf(db, actor.access, [one, two, other])).toEqual([
      [{ victimId: one, agencyId: '2', byPaper: true }],
      [{ victimId: two, agencyId: '1', byPaper: true }],
      [],
    ])
  })

  test('without a paper name, year of birth and sex link, and say that they are the weaker grade', async () => {
    const one = await addVictim(db, actor, '1', { NAME: 'Trần Văn Thử', BIRTH_YEAR: '2000' }, { sex: 'MALE' })
    const two = await addVictim(db, actor, '3', { NAME: 'TRAN VAN THU', BIRTH_YEAR: '2000' }, { sex: 'MALE' })
    const elder = await addVictim(db, actor, '3', { NAME: 'Trần Văn Thử', BIRTH_YEAR: '1999' }, { sex: 'MALE' })
    const unsaid = await addVictim(db, actor, '3', { NAME: 'Trần Văn Thử' }, { sex: 'MALE' })
    expect([await personOf(two), await personOf(elder), await personOf(unsaid)]).toEqual([one, elder, unsaid])
    expect(await otherRecordsOf(db, actor.access, [two])).toEqual([[{ victimId: two, agencyId: '1', byPaper: false }]])
  })

  test('a name on two papers of one kind is two persons, and who has no paper belongs to neither', async () => {
    const name = { NAME: 'Lê Thị Ví', BIRTH_YEAR: '2003' }
    const bare = await addVictim(db, actor, '1', name)
    const first = await addVictim(db, actor, '2', { ...name, PAPER: '027303000001' })
    expect(await personOf(first)).toBe(bare)
    const second = await addVictim(db, actor, '3', { ...name, PAPER: '027303000002' })
    expect([await personOf(bare), await personOf(first), await personOf(second)]).toEqual([bare, first, second])
    // an old and a new card of one person contradict nothing
    const old = await addVictim(db, actor, '1', { NAME: 'Đỗ Văn Dụ', BIRTH_YEAR: '1990', PAPER: '125000001' })
    const fresh = await addVictim(db, actor, '2', { NAME: 'Đỗ Văn Dụ', BIRTH_YEAR: '1990', PAPER: '027090000001' })
    expect(await personOf(fresh)).toBe(old)
  })

  test('a corrected paper takes a record to another person, and back', async () => {
    const one = await addVictim(db, actor, '1', { PAPER: '027304000001' })
    const two = await addVictim(db, actor, '2', { PAPER: '027304000009' })
    expect(await personOf(two)).toBe(two)
    await recordIdentity(db, actor, two, { PAPER: '027304000001' })
    expect(await personOf(two)).toBe(one)
    await recordIdentity(db, actor, one, { PAPER: '027304000002' })
    expect([await personOf(one), await personOf(two)]).toEqual([one, two])
  })

  test('a person with records at two agencies counts once, from the first day and where the first record says', async () => {
    const [before] = await owned<{ n: number }>(
      `select count(*)::int as n from fact where metric_id = 'victims_identified'`,
    )
    const one = await addVictim(db, actor, '1', { PAPER: '027305000001' })
    const two = await addVictim(db, actor, '2', { PAPER: '027305000001' }, { homeUnitId: '9' })
    for (const [id, on] of [
      [one, '2025-09-10'],
      [two, '2025-09-05'],
    ] as const)
      await identifyVictim(db, actor, id, { status: 'CONFIRMED', on, evidence: ['A'] })
    const rows = await owned(
      `select unit_id::text, day, subject_id::text from fact where metric_id = 'victims_identified' and subject_id = $1::bigint`,
      [one],
    )
    expect(rows).toEqual([{ unit_id: '8', day: '2025-09-05', subject_id: one }])
    const [after] = await owned<{ n: number }>(
      `select count(*)::int as n from fact where metric_id = 'victims_identified'`,
    )
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1)
  })

  test('what the records of a person count in is told cell by cell, and every metric of victims is asked', async () => {
    const [row] = await owned<{ pseudonym: string }>(
      `select v.pseudonym from victim v join fact f on f.subject_id = v.id and f.metric_id = 'victims_identified' limit 1`,
    )
    const facts = await factsOfPerson(db, actor.access, row?.pseudonym ?? '')
    const cell = { scheme: '24', grain: 'YEAR', start: '2025-01-01' }
    expect(facts).toContainEqual({
      ...cell,
      metric: 'victims_identified',
      level: 'COMMUNE',
      breakdown: '',
      unitId: '8',
      category: '',
    })
    expect(facts).toContainEqual({
      ...cell,
      metric: 'victims_identified',
      level: 'PROVINCE',
      breakdown: 'SEX',
      unitId: '7',
      category: 'FEMALE',
    })
    expect(facts).toContainEqual({
      ...cell,
      metric: 'deadlines_met_share',
      level: 'PROVINCE',
      breakdown: 'CLOCK',
      unitId: '7',
      category: 'VICTIM_FIRST_CHECK',
    })
    expect(await factsOfPerson(db, actor.access, 'V-NOBODY')).toEqual([])
    const [source] = await owned<{ text: string }>(
      `select pg_get_functiondef('live.figures_of_person'::regproc) as text`,
    )
    const metrics = await owned<{ id: string }>(`select id from metric where topic = 'VICTIM'`)
    for (const { id } of metrics) expect(source?.text).toContain(`'${id}'`)
  })

  test('the overlap tells how many persons two agencies share, to those who may read exact figures', async () => {
    const pairs = await personOverlap(db, actor.access)
    expect(pairs).toContainEqual({ agencyId: '1', otherAgencyId: '2', persons: 3, byNameAlone: 1 })
    expect(pairs).toContainEqual({ agencyId: '1', otherAgencyId: '3', persons: 1, byNameAlone: 1 })
    await expect(personOverlap(db, { role: 'staff', accountId: '1', scopes: ['records:read'] })).rejects.toThrow(
      /figures:exact/,
    )
  })

  test('the hashes are of the key, not of the number alone', async () => {
    const rows = await owned<{ hash: Buffer }>('select hash from identity.linkage')
    expect(rows.length).toBeGreaterThan(5)
    const { createHash } = await import('node:crypto')
    for (const text of ['027199001234', 'CCCD:027199001234']) {
      const plain = createHash('sha256').update(text).digest()
      expect(rows.some(({ hash }) => hash.equals(plain))).toBe(false)
    }
  })
})
