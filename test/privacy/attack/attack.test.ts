import { freshDatabase } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../kit/app.ts'
import { testKinds } from '../../kit/database.ts'
import { serveDatabase, type TestApp } from '../../kit/serve.ts'
import { fill, testDemo } from '../../kit/template.ts'
import { assault, boundsOfRemainder, everyIdentity } from './assault.ts'
import { intervalsOf } from './interval.ts'
import { publishNaively } from './naive.ts'
import { mistakes, readTruth, type Truth } from './owner.ts'
import { brokenCells, leastRetention, retention, total } from './report.ts'
import { type Knowledge, learn } from './stranger.ts'

/** The demonstration set of the other tests, and one of the true order of magnitude, where nearly everything is small. */
const scales = [testDemo.scale, 1] as const
const size = { cells: 300, tries: 20_000, seed: 'attack' } as const

async function serveScale(kind: (typeof testKinds)[number], scale: number): Promise<TestApp> {
  if (scale === testDemo.scale) return await testApp(kind)
  const { db, drop } = await freshDatabase(kind, { migrated: false })
  await fill(db, { ...testDemo, scale })
  return await serveDatabase(db, drop)
}

/** Each scale once, on both databases where there are two: a release has the same figures on either. */
const worlds = scales.map((scale, index) => ({ scale, kind: testKinds[index % testKinds.length] ?? 'embedded' }))

describe.each(worlds)('what the release of a set ×$scale gives away, on the $kind database', ({ kind, scale }) => {
  let hub: TestApp
  let knowledge: Knowledge
  let truth: Truth

  beforeAll(async () => {
    hub = await serveScale(kind, scale)
    knowledge = await learn((document, variables) => hub.query(document, variables))
    const token = await hub.token('figures:exact')
    truth = await readTruth((document, variables) => hub.query(document, variables, token), knowledge)
  }, 300_000)
  afterAll(() => hub.close())

  test('all that the attackers reckon with is true', () => {
    const identities = everyIdentity(knowledge)
    expect(identities.length).toBeGreaterThan(5000)
    expect(mistakes(identities, truth)).toEqual([])
    const astray = [...intervalsOf(knowledge, 'INFORMED')].filter(([name, { low, high }]) => {
      const exact = truth.exact.get(name) ?? 0
      return exact < low || exact > high
    })
    expect(astray).toEqual([])
  })

  test('no withheld cell is known to be more or less than below its threshold', async () => {
    const { breaks, withheld } = await assault(knowledge, size)
    expect(withheld.size).toBeGreaterThan(5)
    expect(breaks).toEqual([])
  }, 120_000)

  test('what is left of the merged province without the one before, and told by no cell, is not known either', async () => {
    const exact = (name: string) => truth.exact.get(name) ?? 0
    const rest = await boundsOfRemainder(knowledge)
    const small = rest.filter(({ outer, inner, target }) => exact(outer) - exact(inner) <= target.most)
    expect(small.length).toBeGreaterThan(5)
    expect(small.filter(({ broken }) => broken)).toEqual([])
  }, 120_000)

  test('nearly all that may be told is told', () => {
    const rows = retention(knowledge, truth)
    const all = total(rows)
    expect(all.told / all.tellable, JSON.stringify(rows)).toBeGreaterThanOrEqual(leastRetention)
  })

  // the last one, since it publishes
  test('a release that only hides small counts is broken', async () => {
    await publishNaively(hub.db, testDemo.today)
    const naive = await learn((document, variables) => hub.query(document, variables))
    const outcome = await assault(naive, size)
    const broken = brokenCells(outcome)
    const all = [...broken.values()].reduce((sum, cells) => sum + cells.size, 0)
    expect(all).toBeGreaterThan(50)
    for (const by of ['PROGRAMME', 'ATTEMPT'] as const)
      for (const attacker of ['PLAIN', 'INFORMED'] as const)
        expect(outcome.breaks.filter((one) => one.by === by && one.attacker === attacker).length).toBeGreaterThan(10)
    // what they claim to know is so
    for (const { quantity, found } of outcome.breaks) {
      const exact = truth.exact.get(quantity) ?? 0
      expect(exact, quantity).toBeGreaterThanOrEqual(found.low - 1e-4)
      expect(exact, quantity).toBeLessThanOrEqual(found.high + 1e-4)
    }
    const kept = total(retention(naive, truth))
    expect(kept).toMatchObject({ told: kept.tellable, numbers: kept.tellable })
  }, 240_000)
})
