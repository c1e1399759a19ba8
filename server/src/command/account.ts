import { addAccount, disableAccount, listAccounts, revokeTokens } from '@hub/prisma/data/account'
import { badInput } from '@hub/prisma/refusal'
import { isScope, scopes } from '@hub/schema/scope'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

const scopeHelp = Object.entries(scopes)
  .map(([name, meaning]) => `  ${name.padEnd(16)} ${meaning}`)
  .join('\n')

/** `hub account add|list|disable|revoke`. */
export function accountCommand(program: Command, work: () => Work): void {
  const account = program.command('account').description('accounts of people and programs, and their tokens')
  account
    .command('add')
    .argument('<name>', 'small letters, digits, dots and hyphens, such as ca.bacninh')
    .requiredOption('--scope <scope...>', 'what the token may do; several may be given')
    .option('--days <n>', 'days until the token ends, 1 to 730', '90')
    .description('add an account, or give one another token; the token is printed once and only its hash is kept')
    .addHelpText('after', `\nScopes:\n${scopeHelp}`)
    .action(async (name: string, options: { scope: string[]; days: string }) => {
      const { db, io } = work()
      const wanted = options.scope.flatMap((text) => text.split(',')).filter((text) => text !== '')
      const unknown = wanted.filter((text) => !isScope(text))
      if (unknown.length > 0) {
        throw badInput('--scope', `there is no scope ${unknown.join(', ')}. The scopes are:\n${scopeHelp}`)
      }
      const issued = await addAccount(db, { name, scopes: wanted, expiresInDays: Number(options.days) })
      io.err(
        `Account ${issued.name}, until ${issued.expiresAt.toISOString().slice(0, 10)}, with: ${issued.scopes.join(', ')}`,
      )
      io.err('The token below is shown this once. Send it as: Authorization: Bearer <token>')
      io.out(issued.token)
    })
  account
    .command('list')
    .description('list the accounts')
    .action(async () => {
      const { db, io } = work()
      const accounts = await listAccounts(db)
      if (accounts.length === 0) io.err('There is no account yet. Add one with: hub account add NAME --scope SCOPE')
      for (const one of accounts) {
        const state = one.disabledAt ? 'disabled' : `${one.tokens} token${one.tokens === 1 ? '' : 's'}`
        io.out(`${one.name}\t${state}\t${one.scopes.join(',')}`)
      }
    })
  account
    .command('disable')
    .argument('<name>')
    .description('close an account: none of its tokens works any more')
    .action(async (name: string) => {
      const { db, io } = work()
      await disableAccount(db, name)
      io.out(`Account ${name} is disabled.`)
    })
  account
    .command('revoke')
    .argument('<name>')
    .description('end every token of an account; it may be given new ones')
    .action(async (name: string) => {
      const { db, io } = work()
      io.out(`${await revokeTokens(db, name)} tokens of ${name} were ended.`)
    })
}
