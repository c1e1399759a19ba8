import { withSql } from '@hub/prisma/access'
import { appendAudit } from '@hub/prisma/data/audit'
import { foldFacts } from '@hub/prisma/data/fact-sum'
import { todayInVietnam } from '@hub/prisma/data/figure-live'
import { countKeys, rotateIdentity } from '@hub/prisma/data/identity-rotate'
import { databaseState, readSetting, writeSetting } from '@hub/prisma/data/setting'
import type { Database } from '@hub/prisma/database'
import { migrate } from '@hub/prisma/migrate'
import { referenceDigest } from '@hub/prisma/reference/digest'
import type { Finished } from '@hub/prisma/release/removal'

// What loads reference data, invents records and publishes is itself loaded when it is needed: most starts need none of it.

/** Tells of one step that took a while. */
export type Say = (line: string) => void

/** Runs a step; says what it is about to do when that takes long, what it did, and how long it took. */
async function timed<R>(
  say: Say,
  line: (result: R) => string | undefined,
  step: () => Promise<R>,
  long?: string,
): Promise<R> {
  const begun = performance.now()
  if (long) say(`  ${long} …`)
  const result = await step()
  const text = line(result)
  if (text) say(`  ${text} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  return result
}

const count = new Intl.NumberFormat('en-GB')

/** Brings the tables and the reference data up to date. Each is whole or not there, so a killed start is simply done again. */
export async function prepareReference(db: Database, say: Say): Promise<{ changed: boolean }> {
  await timed(
    say,
    ({ applied }) => (applied.length > 0 ? `tables: ${applied.length} migrations` : undefined),
    () => migrate(db),
  )
  const digest = await referenceDigest()
  if ((await withSql(db, { role: 'owner' }, (sql) => readSetting(sql, 'reference'))) === digest)
    return { changed: false }
  await timed(
    say,
    () => 'reference data: units and outlines, routes, parks, population, law',
    () =>
      withSql(db, { role: 'owner' }, async (sql) => {
        const { loadReference } = await import('@hub/prisma/reference/load')
        await loadReference(sql)
        await writeSetting(sql, 'reference', digest)
        await appendAudit(sql, null, { action: 'loadReference' })
      }),
    'loading the reference data',
  )
  return { changed: true }
}

/** Fills an empty database with the demonstration set, in one transaction, and sums it. False when there are records already. */
export async function prepareDemo(
  db: Database,
  say: Say,
  options: { scale?: number; seed?: string } = {},
): Promise<boolean> {
  if (!(await databaseState(db)).empty) return false
  const { defaultScale, defaultSeed } = await import('@hub/prisma/demo/generate')
  const { loadDemo } = await import('@hub/prisma/demo/load')
  const { scale = defaultScale, seed = defaultSeed } = options
  await timed(
    say,
    (made) =>
      `demonstration set ×${scale}: ${count.format(made.cases)} cases, ${count.format(made.victims)} victims, ${count.format(made.tips)} tips, ${count.format(made.events)} campaign events; all invented`,
    () =>
      withSql(db, { role: 'owner' }, async (sql) => {
        const made = await loadDemo(sql, { scale, seed, today: todayInVietnam() })
        await appendAudit(sql, null, { action: 'loadDemo', detail: { scale, seed } })
        return made
      }),
    'inventing the demonstration set (HUB_DEMO=0 starts without it)',
  )
  await timed(
    say,
    (folded) => `sums of ${count.format(folded)} units and periods, for exact figures`,
    () => foldFacts(db),
  )
  return true
}

/** Brings entries of the identity store from before records had keys of their own to the form of today, and tells of a secret that is missing. */
export async function prepareIdentity(db: Database, say: Say): Promise<void> {
  const { other, direct, unlinked } = await countKeys(db)
  if (other + unlinked > 0) {
    say(
      `  ${count.format(Math.max(other, unlinked))} records are sealed under another secret: run hub identity rotate, with HUB_SECRET_OLD set to it`,
    )
  } else if (direct > 0) {
    await timed(
      say,
      (done) => `identities: ${count.format(done)} records got keys of their own`,
      () => rotateIdentity(db),
    )
  }
}

/** Says what was left to do of removals of persons, and was done. */
export const wordsOfFinished = ({ removals, retired, release }: Finished): string =>
  `${removals === 1 ? 'a removal of a person was' : `${removals} removals of persons were`} interrupted and ${removals === 1 ? 'is' : 'are'} finished now: releases taken back: ${retired.join(', ') || 'none'}; in force: ${release ? `release ${release.no}` : 'none'}`

/**
 * Finishes removals of persons that an earlier process began, before anybody is served: what told of them must not be read again.
 */
export async function prepareRemovals(db: Database, say: Say): Promise<void> {
  const { finishRemovals } = await import('@hub/prisma/release/removal')
  await timed(
    say,
    (finished) => finished && wordsOfFinished(finished),
    () => finishRemovals(db),
  )
}

/** Publishes a release where there is none, or where what it would tell changed with this start. */
export async function prepareRelease(db: Database, say: Say, changed: boolean): Promise<void> {
  if ((await databaseState(db)).released && !changed) return
  await timed(
    say,
    (release) =>
      `release ${release.no}: ${count.format(release.published)} figures published, ${count.format(release.withheld)} withheld`,
    async () => {
      const { publish } = await import('@hub/prisma/release/publish')
      return await publish(db)
    },
    'publishing a release',
  )
}
