import { listReleases } from '@hub/prisma/data/release'
import { badInput } from '@hub/prisma/refusal'
import { publish } from '@hub/prisma/release/publish'
import { finishRemovals } from '@hub/prisma/release/removal'
import { retire } from '@hub/prisma/release/retire'
import type { Command } from 'commander'
import { makeDue } from '../briefing/keep.ts'
import type { Work } from '../command.ts'
import { wordsOfFinished } from '../prepare.ts'

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** `hub publish`. */
export function publishCommand(program: Command, work: () => Work): void {
  program
    .command('publish')
    .description('publish a release: the protected snapshot that everybody without an account reads')
    .option('--nothing-new', 'where publishing is refused: of the metrics in question tell only what was told before')
    .action(async (options: { nothingNew?: boolean }) => {
      const { db, io } = work()
      const finished = await finishRemovals(db)
      if (finished) io.out(sentence(wordsOfFinished(finished)))
      const done = await publish(db, {
        tellsNothingNew: options.nothingNew === true,
        onProgress: (step) => io.progress(step),
      })
      io.out(
        `Release ${done.no}: ${done.published} figures published, ${done.withheld} withheld, in ${done.seconds.toFixed(1)} s.`,
      )
      const { added, kept, revised, withdrawn } = done.change
      io.out(
        `Sensitive figures since the releases before: ${added} new, ${kept} in the same words, ${revised} revised while provisional, ${withdrawn} withheld now.`,
      )
      await makeDue(db, (name) => io.out(`Briefing kept: ${name}.`))
    })
}

/** `hub release list|retire`. */
export function releaseCommand(program: Command, work: () => Work): void {
  const release = program.command('release').description('the releases there are')
  release
    .command('list')
    .description('list the releases, the newest first')
    .action(async () => {
      const { db, io } = work()
      for (const one of await listReleases(db)) {
        io.out(
          `${one.no}\t${one.published_at}\t${one.cells_published} published\t${one.cells_withheld} withheld\t${one.retired_at ? `retired: ${one.retired_reason}` : 'in force'}`,
        )
      }
    })
  release
    .command('retire')
    .argument('<number>')
    .requiredOption('--reason <text>', 'why it is taken back')
    .description('take a release back: nobody is served from it any more')
    .action(async (number: string, options: { reason: string }) => {
      const { db, io } = work()
      if (!/^\d{1,9}$/.test(number)) throw badInput('number', 'must be the number of a release; see: hub release list')
      await retire(db, Number(number), options.reason)
      io.out(`Release ${number} is retired.`)
    })
}
