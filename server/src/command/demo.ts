import { defaultScale, defaultSeed } from '@hub/prisma/demo/generate'
import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import type { Work } from '../command.ts'
import { prepareDemo, prepareRelease } from '../prepare.ts'

/** `hub demo`: the demonstration set, into an empty database. */
export function demoCommand(program: Command, work: () => Work): void {
  program
    .command('demo')
    .option('--scale <n>', '1 is about the true order of magnitude', String(defaultScale))
    .option('--seed <text>', 'the same seed makes the same rows', defaultSeed)
    .description('fill an empty database with invented records and publish a release of them')
    .action(async (options: { scale: string; seed: string }) => {
      const { db, io } = work()
      const scale = Number(options.scale)
      if (!(scale > 0 && scale <= 5000)) throw badInput('--scale', 'must be a number above 0 and up to 5000.')
      const done = await prepareDemo(db, (line) => io.out(line.trim()), { scale, seed: options.seed })
      if (!done) {
        throw badInput(
          'demo',
          'this database already holds records; the demonstration set only goes into an empty one. Choose another HUB_DATA_DIR or DATABASE_URL. Nothing was written.',
        )
      }
      await prepareRelease(db, (line) => io.out(line.trim()), true)
    })
}
