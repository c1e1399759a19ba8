import { verifyAudit } from '@hub/prisma/data/audit'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

/** `hub audit verify`. */
export function auditCommand(program: Command, work: () => Work, finish: (code: number) => void): void {
  program
    .command('audit')
    .description('the log of what accounts did')
    .command('verify')
    .description('check the chain of the log: an entry that was changed, removed or moved is found and named')
    .action(async () => {
      const { db, io } = work()
      const { entries, head, broken } = await verifyAudit(db)
      if (!broken) {
        io.out(`The log is whole: ${entries} entries, head ${head ?? 'none'}.`)
        return
      }
      io.err(
        `The log is broken at entry ${broken.id} of ${broken.at.toISOString()}: ${
          broken.reason === 'CHANGED' ? 'it is not what was written' : 'the entry before it is missing'
        }. Compare with the last backup whose log was whole.`,
      )
      finish(1)
    })
}
