import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { undelivered } from '@hub/prisma/data/alert-delivery'
import { verifyAudit } from '@hub/prisma/data/audit-check'
import { listBriefingSchedules } from '@hub/prisma/data/briefing-schedule'
import { checkSums, foldFacts } from '@hub/prisma/data/fact-sum'
import { useSecret } from '@hub/prisma/data/identity'
import { countKeys } from '@hub/prisma/data/identity-rotate'
import { currentRelease } from '@hub/prisma/data/release'
import { databaseState } from '@hub/prisma/data/setting'
import { migrate } from '@hub/prisma/migrate'
import { finishRemovals } from '@hub/prisma/release/removal'
import type { Command } from 'commander'
import { makeDue } from '../briefing/keep.ts'
import type { Work } from '../command.ts'
import { wordsOfFinished } from '../prepare.ts'
import { findSecret } from '../secret.ts'

/** `hub doctor`: looks at everything the hub leans on and says what is wrong and what to do. */
export function doctorCommand(program: Command, work: () => Work, finish: (code: number) => void): void {
  program
    .command('doctor')
    .description('check the settings, the data directory, the database, the release and the log')
    .action(async () => {
      const { db, io, config } = work()
      let faults = 0
      const check = async (name: string, look: () => Promise<string>) => {
        try {
          io.out(`ok    ${name}: ${await look()}`)
        } catch (error) {
          faults++
          io.out(`FAULT ${name}: ${error instanceof Error ? error.message : String(error)}`)
          if (error instanceof Error && 'hint' in error) io.out(`      ${String(error.hint)}`)
        }
      }
      await check('Node.js', async () => process.version)
      await check('data directory', async () => {
        await access(config.dataDir, constants.W_OK)
        return config.dataDir
      })
      await check('database', async () => `${db.kind}, ${db.place}`)
      await check('tables', async () => {
        const { applied } = await migrate(db)
        return applied.length > 0 ? `${applied.length} migrations were missing and have been applied` : 'up to date'
      })
      await check('records', async () => {
        const { kind, empty } = await databaseState(db)
        return empty ? 'none yet' : kind === 'REAL' ? 'real' : 'synthetic'
      })
      await check('secret', async () => {
        if (config.secret) return 'HUB_SECRET is set'
        const { kind } = await databaseState(db)
        if (kind === 'REAL') throw new Error('real records, and HUB_SECRET is not set: the hub will refuse to start.')
        const mode = (await stat(join(config.dataDir, 'secret')).catch(() => undefined))?.mode
        if (mode !== undefined && (mode & 0o077) !== 0) {
          throw new Error(`others may read ${join(config.dataDir, 'secret')}: run chmod 600 on it.`)
        }
        return 'kept in the data directory, which is enough for synthetic records only'
      })
      await check('identities', async () => {
        const { kind } = await databaseState(db)
        const { value, before } = await findSecret(config, kind)
        useSecret(db, value, before)
        const { current, other, direct, unlinked } = await countKeys(db)
        const told = `${current} records under this secret, ${other} under another, ${direct} fields of the old form, ${unlinked} to be linked anew`
        if (other + direct + unlinked === 0) return told
        throw Object.assign(new Error(`${told}.`), {
          hint: before
            ? 'Run hub identity rotate; when it is done, HUB_SECRET_OLD can go.'
            : 'Set HUB_SECRET_OLD to the secret before, start the hub again, and run hub identity rotate.',
        })
      })
      await check('removals of persons', async () => {
        const finished = await finishRemovals(db)
        return finished ? wordsOfFinished(finished) : 'none was left unfinished'
      })
      await check('sums', async () => {
        const folded = await foldFacts(db)
        const wrong = (await checkSums(db)).filter(({ faults }) => faults > 0)
        if (wrong.length === 0) return `what the rows say; ${folded} units and periods were summed now`
        throw Object.assign(new Error(`not what the rows say: ${wrong.map(({ metric }) => metric).join(', ')}.`), {
          hint: 'Run hub sums verify --repair.',
        })
      })
      await check('release', async () => {
        const release = await currentRelease(db)
        if (!release) throw new Error('none is published: run hub publish.')
        return `${release.no}, data through ${release.data_through}`
      })
      await check('briefings', async () => {
        let made = 0
        await makeDue(db, () => {
          made += 1
        })
        const schedules = await listBriefingSchedules(db, { role: 'owner' })
        const faulty = schedules.filter(({ lastFault, validTo }) => lastFault !== null && validTo === null)
        if (faulty.length === 0) return `${schedules.length} schedules, ${made} briefings were due and are kept now`
        throw Object.assign(new Error(faulty.map(({ id, lastFault }) => `schedule ${id}: ${lastFault}`).join(' ')), {
          hint: 'End it with hub briefing end NUMBER, and schedule what the newest release tells.',
        })
      })
      await check('webhook', async () => {
        if (!config.webhook) return 'none is set'
        const failed = await undelivered(db)
        const told = failed.map(
          ({ release, attempts, fault, givenUp }) =>
            `the alerts of release ${release} were not taken (try ${attempts}: ${fault}; ${givenUp ? 'given up' : 'to be tried again'})`,
        )
        if (failed.every(({ givenUp }) => !givenUp)) return told.join('; ') || 'took everything that was sent'
        throw Object.assign(new Error(`${told.join('; ')}.`), {
          hint: 'See that HUB_WEBHOOK_URL answers with a status of 2xx. What was given up is not sent again: read it on the page /alerts.',
        })
      })
      await check('audit log', async () => {
        const { entries, broken } = await verifyAudit(db)
        if (broken) throw new Error('it is broken: run hub audit verify.')
        return `whole, ${entries} entries`
      })
      finish(faults === 0 ? 0 : 1)
    })
}
