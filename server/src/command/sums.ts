import { checkSums, foldFacts, type SumCheck } from '@hub/prisma/data/fact-sum'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

/** `hub sums verify`. */
export function sumsCommand(program: Command, work: () => Work, finish: (code: number) => void): void {
  program
    .command('sums')
    .description('the sums that figures of live rows are made from')
    .command('verify')
    .option('--repair', 'make anew the sums that are not what the rows say')
    .description('count every row anew and compare: a sum that is not what the rows say is found')
    .action(async ({ repair = false }: { repair?: boolean }) => {
      const { db, io } = work()
      await foldFacts(db)
      const checks = await checkSums(db, { repair })
      for (const { metric, faults } of checks) {
        if (faults > 0) io.err(`${metric}: the sums of ${faults} units and periods are not what the rows say.`)
      }
      if (!anyWrong(checks)) {
        io.out(`The sums of ${checks.length} metrics are what the rows say.`)
      } else if (repair) {
        await foldFacts(db)
        const left = anyWrong(await checkSums(db))
        io.out(left ? 'Some are still not.' : 'They were made anew and are now.')
        finish(left ? 1 : 0)
      } else {
        io.err('Make them anew with hub sums verify --repair.')
        finish(1)
      }
    })
}

const anyWrong = (checks: readonly SumCheck[]) => checks.some(({ faults }) => faults > 0)
