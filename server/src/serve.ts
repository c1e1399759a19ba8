import { serveControl } from '@hub/prisma/control'
import { sealAudit } from '@hub/prisma/data/audit-check'
import { foldFacts } from '@hub/prisma/data/fact-sum'
import { useSecret } from '@hub/prisma/data/identity'
import { databaseState } from '@hub/prisma/data/setting'
import type { Database } from '@hub/prisma/database'
import { createApp } from './app.ts'
import { startKeeping } from './briefing/keep.ts'
import type { Config } from './config.ts'
import { makeDemoAccounts, tellDemoLinks, tellOfLinks } from './demo-account.ts'
import { prepareDemo, prepareIdentity, prepareReference, prepareRelease, prepareRemovals, type Say } from './prepare.ts'
import { startRepeating } from './repeating.ts'
import { findSecret } from './secret.ts'
import { startDelivering } from './webhook.ts'

/** What is not sealed yet can be cut off the end of the log unseen: this long at most, while a hub runs. */
const sealEveryMs = 5000
/** What is stale is counted from the rows: this long at most, while a hub runs. */
const foldEveryMs = 5000

/** A hub that is serving. */
export interface Running {
  readonly address: string
  close(): Promise<void>
}

/** Prepares an open database and serves the hub from it. */
export async function serve(config: Config, db: Database, { say, dev }: { say: Say; dev: boolean }): Promise<Running> {
  const { changed } = await prepareReference(db, say)
  const filled = config.demo && (await prepareDemo(db, say))
  const { kind } = await databaseState(db)
  const secret = await findSecret(config, kind)
  useSecret(db, secret.value, secret.before)
  if (secret.made)
    say(`  made a key for sealing identities in ${secret.keptIn}; for real records set HUB_SECRET instead`)
  await prepareIdentity(db, say)
  await prepareRemovals(db, say)
  await prepareRelease(db, say, changed || filled)

  const app = await createApp(config, db, { dev })
  const control =
    db.kind === 'embedded'
      ? await serveControl(config.dataDir, async (argv, cwd, io) => {
          const { runCommand } = await import('./command.ts') // not before the first command: a start should be quick
          if (argv[0] === 'identity' && argv[1] === 'rotate' && !config.secretBefore) {
            io.err(
              'The running hub knows one secret only, and not the one you may have set for this command. Stop it and run this with HUB_SECRET (the new one) and HUB_SECRET_OLD (the one before), or start it with both.',
            )
            return 1
          }
          return await runCommand({ config, db, cwd, io }, argv)
        })
      : undefined
  const address = await app.listen({ port: config.port, host: config.host })
  if (kind === 'SYNTHETIC' && config.demo) {
    const { made, there } = await makeDemoAccounts(db)
    const port = Number(new URL(address).port || 80)
    if (made) await tellDemoLinks(db, { host: config.host, port }, say)
    else if (there) tellOfLinks(say)
  }
  if (kind === 'SYNTHETIC') say('All records are synthetic: no person, case or designation in it is real.')
  say(`The hub is ready: ${address}`)
  const tell = (error: unknown) => app.log.error({ fault: String(error) })
  // several hubs on one database take turns at both
  const sealing = startRepeating(sealEveryMs, () => sealAudit(db), tell)
  const folding = startRepeating(foldEveryMs, (goesOn) => foldFacts(db, goesOn), tell)
  // after the hub is ready: nobody waits for papers
  const keeping = startKeeping(db, tell)
  const delivering = config.webhook && startDelivering(db, config.webhook, (fault) => app.log.warn({ fault }))
  return {
    address,
    async close() {
      await app.close()
      await control?.close()
      await delivering?.stop()
      await keeping.stop()
      await folding.stop()
      await sealing.stop()
    },
  }
}
