import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { briefedLevel } from '@hub/contract/briefing'
import { type Period, periodLabel } from '@hub/contract/period'
import { keepBriefing, lastContentDigest } from '@hub/prisma/data/briefing'
import { periodsOfSchedule } from '@hub/prisma/data/briefing-period'
import { type BriefingSchedule, noteLookedAt, schedulesToLookAt } from '@hub/prisma/data/briefing-schedule'
import { releaseCatalogue } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { refusalOf } from '@hub/schema/error'
import { type BriefingContent, readBriefing } from './content.ts'
import { briefingBytes } from './make.ts'

// What is due is found by looking at what is there, never remembered: a schedule is done with a release when it was looked at to the end.
// So a process that dies in between leaves only what the next look finds and finishes.

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** What a briefing says, without the release it says it from: two releases that tell the same make no second paper. */
const digestOf = ({ origin: { sources, synthetic, scaleFactor }, ...said }: BriefingContent) =>
  sha256(JSON.stringify({ ...said, origin: { sources, synthetic, scaleFactor } }))

/** A release came or went while briefings were made: the next look begins anew. */
class Passed extends Error {}

/** Makes one briefing unless the newest one says the same. Gives its name for the list, undefined when none was needed. */
async function keepOne(
  db: Database,
  schedule: BriefingSchedule,
  period: Period,
  release: number,
): Promise<string | undefined> {
  const { metrics, metric, scheme, units, grain, baseline, form } = schedule
  const level = briefedLevel(scheme)
  const content = await readBriefing(
    db,
    { role: 'public' },
    { metrics, metric, scheme, level, units, grain, baseline, period: period.start },
  )
  if (content.origin.release !== release) throw new Passed()
  const contentDigest = digestOf(content)
  if ((await lastContentDigest(db, schedule.id, period.start)) === contentDigest) return undefined
  const bytes = await briefingBytes(content, form)
  const kept = await keepBriefing(db, { schedule, period, release, contentDigest, sha256: sha256(bytes), bytes })
  return kept ? `${schedule.title}: ${periodLabel(period, 'vi')}, release ${release}` : undefined
}

/** Everything that a release makes due for one schedule, the oldest period first. */
async function keepAll(
  db: Database,
  schedule: BriefingSchedule,
  release: number,
  onMade: (name: string) => void,
): Promise<void> {
  let fault: string | null = null
  for (const period of periodsOfSchedule(await releaseCatalogue(db), schedule)) {
    try {
      const name = await keepOne(db, schedule, period, release)
      if (name) onMade(name)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal || refusal.extensions.code === 'CONFLICT') throw error
      fault = refusal.plain.slice(0, 500)
    }
    await breathe() // drawing keeps this process from everything else: what waits comes in between
  }
  await noteLookedAt(db, schedule.id, release, fault)
}

const under = new WeakMap<Database, Promise<unknown>>()

/**
 * Makes every briefing that the newest release makes due and keeps it with that release: for each schedule the periods whose figures are
 * told and of which no briefing says the same yet. Nothing when all is done. Callers in one process wait for each other; of several
 * processes one keeps each briefing.
 *
 * @param onMade told of each as it is kept
 * @throws what reading figures throws; what was kept until then stays, and the next call makes the rest
 */
export async function makeDue(db: Database, onMade: (name: string) => void = () => {}): Promise<void> {
  const turn = (under.get(db) ?? Promise.resolve()).catch(() => {}).then(() => makeNow(db, onMade))
  under.set(db, turn)
  await turn
}

async function makeNow(db: Database, onMade: (name: string) => void): Promise<void> {
  const { release } = await releaseCatalogue(db)
  if (!release) return
  try {
    for (const schedule of await schedulesToLookAt(db, release.no)) await keepAll(db, schedule, release.no, onMade)
  } catch (error) {
    if (!(error instanceof Passed) && refusalOf(error)?.extensions.code !== 'CONFLICT') throw error
  }
}

/** How often it is looked whether a release or a schedule has come: one short statement where nothing has. */
const everyMs = 5000

/** Makes what is due while the hub runs: at its start, and soon after each release and each new schedule. */
export function startKeeping(db: Database, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  let busy: Promise<void> | undefined
  const look = () => {
    busy ??= makeDue(db)
      .catch(onFault)
      .finally(() => {
        busy = undefined
      })
  }
  const timer = setInterval(look, everyMs).unref()
  look()
  return {
    async stop() {
      clearInterval(timer)
      await busy
    },
  }
}
