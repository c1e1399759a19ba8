import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Actor } from '../data/audit.ts'
import { verifyAudit } from '../data/audit-check.ts'
import { useSecret } from '../data/identity.ts'
import { removePerson } from '../data/person.ts'
import { currentRelease, forgetRelease, releaseStanding } from '../data/release.ts'
import { addVictim, openSmallVictims } from '../data/small-victim.ts'
import { identifyVictim } from '../data/victim-write.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { publish } from './publish.ts'
import { finishRemovals, rewriteFiles } from './removal.ts'
import { retire } from './retire.ts'
import { beginRelease, copyPublic } from './write.ts'

const why = { code: 'CONSENT_WITHDRAWN', words: 'Người đó đã rút lại sự đồng ý bằng văn bản' } as const
const owner = { role: 'owner' } as const

describe.each(testKinds)('a removal whose process dies, on the %s database', (kind) => {
  let made: TestDatabase
  let actor: Actor
  const people: string[] = []

  beforeEach(async () => {
    made = await freshDatabase(kind)
    useSecret(made.db, 'a secret for tests that is long enough')
    actor = await openSmallVictims(made.db)
    people.length = 0
    for (let n = 0; n < 13; n++) {
      const id = await addVictim(made.db, actor, '1', { PAPER: `02719900${String(1000 + n)}` })
      await identifyVictim(made.db, actor, id, { status: 'CONFIRMED', on: '2025-09-01', evidence: ['A'] })
      const [row] = await ask<{ pseudonym: string }>(`select pseudonym from victim where id = ${id}`)
      people.push(row?.pseudonym ?? '')
    }
    await publish(made.db)
  }, 120_000)
  afterEach(() => made?.drop())

  const ask = <Row extends object>(text: string) => withSql(made.db, owner, (sql) => sql.query<Row>(text))
  const remove = (at: number) => removePerson(made.db, actor, people[at] ?? '', why)
  const publicly = async () => {
    forgetRelease(made.db)
    return (await currentRelease(made.db))?.no
  }
  const standings = async (...numbers: number[]) => {
    const all = await Promise.all(numbers.map((no) => releaseStanding(made.db, no)))
    return all.map(({ state }) => state)
  }
  const unfinished = () => ask(`select id from removal where finished_at is null`)

  test('after the rows are gone: the next one publishes, takes back and closes, once', async () => {
    expect(await remove(0)).toMatchObject({ told: [1], proof: { records: 1 } })
    expect(await unfinished()).toHaveLength(1)
    expect(await finishRemovals(made.db)).toMatchObject({ removals: 1, retired: [1], release: { no: 2 } })
    expect(await standings(1, 2)).toEqual(['RETIRED', 'STANDING'])
    expect(await unfinished()).toEqual([])
    expect(await finishRemovals(made.db)).toBeUndefined()
    expect(await publicly()).toBe(2)
  })

  test('and nobody comes: once its time is over the database gives the release that told of the person to nobody', async () => {
    await remove(0)
    expect(await publicly()).toBe(1)
    await ask(`update removal set serve_until = now()`)
    expect(await publicly()).toBeUndefined()
    expect(await standings(1)).toEqual(['RETIRED'])
    await finishRemovals(made.db)
    expect(await publicly()).toBe(2)
  })

  test('while the files are written anew: publishing does it again before it counts', async () => {
    await remove(0)
    await rewriteFiles(made.db)
    expect(await unfinished()).toHaveLength(1)
    await remove(1) // of this one not even that was begun
    expect((await publish(made.db)).no).toBe(2)
    expect(await ask('select id from removal where rewritten_at is null')).toEqual([])
    expect(await unfinished()).toEqual([])
    expect(await standings(1, 2)).toEqual(['RETIRED', 'STANDING'])
  })

  test('while the release is being written: it is cleared away, and another one made', async () => {
    await remove(0)
    const begun = { today: '2026-11-25', through: '2026-11-01', by: undefined, progress: () => {} }
    const { no } = await beginRelease(made.db, begun)
    await copyPublic(made.db, no)
    await ask(`update release.release set working_until = now() - interval '1 second' where no = ${no}`)
    expect(await publicly()).toBe(1)
    expect(await finishRemovals(made.db)).toMatchObject({ retired: [1], release: { no: 2 } })
    expect(await standings(1, 2)).toEqual(['RETIRED', 'STANDING'])
  })

  test('a release that cannot be published is not kept for it', async () => {
    await remove(0)
    await expect(
      finishRemovals(made.db, {
        onProgress: (step) => {
          if (step.startsWith('writing')) throw new Error('no room left')
        },
      }),
    ).rejects.toThrow('no room left')
    expect(await standings(1)).toEqual(['RETIRED'])
    expect(await publicly()).toBeUndefined()
    expect(await unfinished()).toEqual([])
  })

  test('a release under way when a person is removed counts them, and is begun anew', async () => {
    let removed = false
    const started: Promise<unknown>[] = []
    const release = await publish(made.db, {
      onProgress: (step) => {
        if (removed || !step.startsWith('writing')) return
        removed = true
        started.push(remove(0))
      },
    })
    await Promise.all(started)
    expect(release.no).toBe(2)
    expect(await standings(1, 2)).toEqual(['RETIRED', 'STANDING'])
    const [row] = await ask<{ value: number }>(
      `select value::float8 as value from release.figure where release_no = 2 and metric_id = 'victims_identified' and level = 'COMMUNE' and unit_id = 8`,
    )
    expect(row).toBeUndefined() // twelve are not within what was told of thirteen
    expect((await verifyAudit(made.db)).broken).toBeUndefined()
  })

  test('where no release is in force none is made', async () => {
    await retire(made.db, 1, 'Published by mistake')
    expect(await remove(0)).toMatchObject({ told: [] })
    expect(await finishRemovals(made.db)).toEqual({ removals: 1, retired: [], release: null })
    expect(await unfinished()).toEqual([])
  })
})
