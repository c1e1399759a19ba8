import { dueRecords, removalReasons } from '@hub/prisma/data/person'
import { badInput } from '@hub/prisma/refusal'
import { withdrawPerson } from '@hub/prisma/release/withdraw'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

/** `hub person remove|due`. */
export function personCommand(program: Command, work: () => Work): void {
  const person = program.command('person').description('the persons behind records of victims')
  person
    .command('remove')
    .argument('<pseudonym>', 'pseudonym of a record of the person, such as V-7XK29QMT4B')
    .requiredOption('--reason <text>', 'why, in at least 20 characters, without naming anybody; it stays in the log')
    .option('--code <code>', removalReasons.join(', '), 'CONSENT_WITHDRAWN')
    .description('remove all records of a person for good, with the keys of what is sealed, and print the proof')
    .action(async (pseudonym: string, options: { reason: string; code: string }) => {
      const { db, io } = work()
      const code = removalReasons.find((one) => one === options.code)
      if (!code) throw badInput('--code', `must be one of ${removalReasons.join(', ')}.`)
      const actor = { access: { role: 'owner' }, requestId: 'hub person remove' } as const
      const done = await withdrawPerson(db, actor, pseudonym, { code, words: options.reason })
      const { proof, retired, release } = done
      io.out(`Removed ${proof.records} record${proof.records === 1 ? '' : 's'} of the person.`)
      for (const [table, rows] of Object.entries(proof.removed)) io.out(`  ${table.padEnd(18)} ${rows}`)
      if (proof.keptByName > 0) {
        io.out(
          `  ${proof.keptByName} more of the same name, without that paper, were left: they may be of somebody else.`,
        )
      }
      io.out(`Digest of the rows about victims before ${proof.before}`)
      io.out(`                                  after ${proof.after}`)
      io.out(`The person counted in ${done.figures} figures. Live ones no longer count them.`)
      io.out(
        `Releases taken back: ${retired.join(', ') || 'none told of the person'}. In force: ${release ? `release ${release.no}` : 'none'}.`,
      )
      io.out(`Digest of the published figures before ${done.digestBefore ?? 'none'}`)
      io.out(`                                 after ${done.digestAfter ?? 'none'}`)
      io.out(
        'Backups from before still hold the records. When they must not be opened: change the secret (hub identity rotate).',
      )
    })
  person
    .command('due')
    .description('list the records whose time to be kept has ended')
    .action(async () => {
      const { db, io } = work()
      const due = await dueRecords(db, { role: 'owner' })
      for (const { pseudonym, retainUntil } of due) io.out(`${pseudonym}\t${retainUntil}`)
      if (due.length === 0) io.err('No record has outlived the time it may be kept.')
    })
}
