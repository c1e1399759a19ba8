import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Actor } from '../data/audit.ts'
import { verifyAudit } from '../data/audit-check.ts'
import { readFigures } from '../data/figure.ts'
import { useSecret } from '../data/identity.ts'
import { previewRemoval } from '../data/person.ts'
import { releaseStanding } from '../data/release.ts'
import { addVictim, openSmallVictims } from '../data/small-victim.ts'
import { identifyVictim } from '../data/victim-write.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { publish } from './publish.ts'
import { withdrawPerson } from './withdraw.ts'

const why = { code: 'CONSENT_WITHDRAWN', words: 'Người đó đã rút lại sự đồng ý bằng văn bản' } as const

describe.each(testKinds)('withdrawing a person on the %s database', (kind) => {
  let made: TestDatabase
  let actor: Actor
  const ids: string[] = []

  beforeAll(async () => {
    made = await freshDatabase(kind)
    useSecret(made.db, 'a secret for tests that is long enough')
    actor = await openSmallVictims(made.db)
    // thirteen people of one commune, of whom the release tells about ten
    for (let n = 0; n < 13; n++) {
      const id = await addVictim(made.db, actor, '1', { PAPER: `02719900${String(1000 + n)}` }, { originId: `A-${n}` })
      await identifyVictim(made.db, actor, id, { status: 'CONFIRMED', on: '2025-09-01', evidence: ['A'] })
      ids.push(id)
    }
    await publish(made.db)
  }, 120_000)
  afterAll(() => made.drop())

  const pseudonymOf = async (at: number) => {
    const [row] = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ pseudonym: string }>('select pseudonym from victim where id = $1::bigint', [ids[at]]),
    )
    return row?.pseudonym ?? ''
  }
  const told = async () => {
    const { figures, release } = await readFigures(
      made.db,
      { role: 'public' },
      {
        metric: 'victims_identified',
        scheme: '24',
        level: 'COMMUNE',
        grain: 'YEAR',
        from: '2025-01-01',
        to: '2025-12-31',
        unitIds: ['8'],
      },
    )
    return `${release}: ${figures[0]?.value.kind} ${figures[0]?.value.value}`
  }

  test('a release that was shown before somebody was recorded did not tell of them, and would stand', async () => {
    const papers = { PAPER: '027199009999' }
    const late = await addVictim(made.db, actor, '1', papers, { originId: 'late' })
    await identifyVictim(made.db, actor, late, { status: 'CONFIRMED', on: '2025-09-01', evidence: ['A'] })
    const nameOf = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ pseudonym: string }>('select pseudonym from victim where id = $1::bigint', [late]),
    )
    const pseudonym = nameOf[0]?.pseudonym ?? ''
    expect(await previewRemoval(made.db, actor.access, await pseudonymOf(0))).toMatchObject({ told: [1] })
    const preview = await previewRemoval(made.db, actor.access, pseudonym)
    expect(preview.told).toEqual([])
    expect(preview.figures).toBeGreaterThan(0)
    // were the record older than the release, it may have told of them
    const older = "update victim set recorded_at = now() - interval '1 day' where id = $1::bigint"
    await withSql(made.db, { role: 'owner' }, (sql) => sql.query(older, [late]))
    expect(await previewRemoval(made.db, actor.access, pseudonym)).toMatchObject({ told: [1] })
    await withSql(made.db, { role: 'owner' }, (sql) => sql.query('select remove_person($1)', [pseudonym]))
  })

  test('the live rows forget the person, a new release stands, and those that told of them are gone', async () => {
    expect(await told()).toBe('1: ROUNDED 15')
    const done = await withdrawPerson(made.db, actor, await pseudonymOf(0), why)
    expect(done).toMatchObject({ retired: [1], release: { no: 2 }, proof: { records: 1 } })
    expect(done.figures).toBeGreaterThan(0)
    expect(done.proof.before).not.toBe(done.proof.after)
    expect(await releaseStanding(made.db, 1)).toMatchObject({ state: 'RETIRED' })
    expect(await releaseStanding(made.db, 2)).toMatchObject({ state: 'STANDING' })
    // twelve are not within what was told of thirteen, and a closed figure is not told anew: it becomes withheld
    expect(await told()).toBe('2: WITHHELD null')
    expect(done.digestBefore).not.toBe(done.digestAfter)
  })

  test('a release that told nothing of a person stands', async () => {
    const done = await withdrawPerson(made.db, actor, await pseudonymOf(1), why)
    expect(done).toMatchObject({ retired: [], release: { no: 3, change: { added: 0, revised: 0, withdrawn: 1 } } })
    expect(done.digestBefore).toBe(done.digestAfter)
    expect(await releaseStanding(made.db, 2)).toMatchObject({ state: 'STANDING' })
    expect(await releaseStanding(made.db, 99)).toEqual({ state: 'UNKNOWN' })
  })

  test('the log tells what was done and to which releases, and names nobody', async () => {
    const entries = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ action: string; detail: { release?: number; releases?: number[] } }>(
        `select action, detail from audit_entry where action in ('removePerson', 'publishRelease', 'retireRelease') order by id`,
      ),
    )
    expect(entries.map(({ action, detail }) => [action, detail.release ?? detail.releases])).toEqual([
      ['publishRelease', 1],
      ['removePerson', [1]],
      ['publishRelease', 2],
      ['retireRelease', 1],
      ['removePerson', []],
      ['publishRelease', 3],
    ])
    expect(JSON.stringify(entries)).not.toContain('027199')
    expect((await verifyAudit(made.db)).broken).toBeUndefined()
  })
})
