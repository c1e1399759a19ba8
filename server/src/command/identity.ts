import { rotateIdentity } from '@hub/prisma/data/identity-rotate'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

/** `hub identity rotate`. */
export function identityCommand(program: Command, work: () => Work): void {
  program
    .command('identity')
    .description('what is sealed of victims and reporters')
    .command('rotate')
    .description('bring everything that is sealed under HUB_SECRET; set HUB_SECRET_OLD to the secret before')
    .addHelpText(
      'after',
      '\nStop the hub, start it with HUB_SECRET set to the new secret and HUB_SECRET_OLD to the old one, and run this. It may be stopped at any moment and run again. When it is done, destroy the old secret: then backups from before cannot be opened by anybody.',
    )
    .action(async () => {
      const { db, io } = work()
      const done = await rotateIdentity(db, {
        onProgress: (records, left) => io.progress(`${records} records done, ${left} left`),
      })
      io.out(
        done === 0
          ? 'Everything is sealed under HUB_SECRET already.'
          : `${done} records are now sealed under HUB_SECRET.`,
      )
    })
}
