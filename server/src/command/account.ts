import { withSql } from '@hub/prisma/access'
import {
  accountByName,
  addAccount,
  areasOfAccount,
  changeAreas,
  disableAccount,
  listAccounts,
  revokeTokens,
} from '@hub/prisma/data/account'
import { changeAccount, issueSignInLink, makeAccount } from '@hub/prisma/data/account-write'
import type { NewArea } from '@hub/prisma/data/area'
import { databaseState } from '@hub/prisma/data/setting'
import { badInput, Refusal } from '@hub/prisma/refusal'
import { isScope, type Scope, scopes } from '@hub/schema/scope'
import type { Command } from 'commander'
import type { Work } from '../command.ts'
import { addressOfLink } from '../sign-in-link.ts'
import { type AreaOptions, areasFromOptions, checkAreas, withAreas } from './area.ts'

const scopeHelp = Object.entries(scopes)
  .map(([name, meaning]) => `  ${name.padEnd(16)} ${meaning}`)
  .join('\n')

/** What the command line does, it does in nobody's name. */
const actor = { access: { role: 'owner' }, requestId: 'command line' } as const

/** `hub account add|area|link|reset-factor|list|disable|revoke`. */
export function accountCommand(program: Command, work: () => Work): void {
  const account = program.command('account').description('accounts of people and programs, their links and tokens')
  withAreas(account.command('add'))
    .argument('<name>', 'small letters, digits, dots and hyphens, such as ca.bacninh')
    .requiredOption('--scope <scope...>', 'what the account may do; several may be given')
    .option('--days <n>', 'days until the token ends, 1 to 730', '90')
    .option('--password-link', 'for a person: print a link to set a password with, and no token')
    .option('--view-only', 'with --password-link: an account that can never be given a scope that writes')
    .description('add an account, or give one another token; what is printed is shown once and only its hash is kept')
    .addHelpText('after', `\nScopes:\n${scopeHelp}`)
    .action(async (name: string, options: AddOptions) => {
      const { db, io } = work()
      const wanted = scopesFromOption(options.scope)
      const areas = areasFromOptions(options)
      await checkAreas(db, name, wanted, areas)
      if (options.passwordLink) return await addPerson(work(), name, wanted, areas, options.viewOnly === true)
      if (options.viewOnly) throw badInput('--view-only', 'goes with --password-link.')
      const token = { name, scopes: wanted, expiresInDays: Number(options.days), areas }
      const issued = await addAccount(db, token).catch((error: unknown) => {
        throw instead(error, name)
      })
      io.err(
        `Account ${issued.name}, until ${issued.expiresAt.toISOString().slice(0, 10)}, with: ${issued.scopes.join(', ')}`,
      )
      io.err('The token below is shown this once. Send it as: Authorization: Bearer <token>')
      io.out(issued.token)
    })
  withAreas(account.command('area'))
    .argument('<name>')
    .option('--end <id>', 'end the area of this number; --to names its last day')
    .description('list the areas of an account, give it another, or end one')
    .action(async (name: string, options: AreaOptions & { end?: string }) => {
      const { db, io } = work()
      const given = options.end === undefined ? areasFromOptions(options) : []
      await changeAreas(db, name, given, options.end && { id: options.end, lastDay: options.to })
      const areas = await areasOfAccount(db, name)
      if (areas.length === 0) io.err(`${name} has no area and reaches no row. Give it one with --unit or --agency.`)
      for (const one of areas) {
        io.out(
          `${one.id}\t${one.unit ?? one.agency}\t${one.nameVi}\t${one.validFrom} – ${one.validTo ?? ''}\t${one.reason}`,
        )
      }
    })
  account
    .command('link')
    .argument('<name>')
    .option('--hours <n>', 'hours until the link ends, 1 to 168', '24')
    .option('--set-password', 'ask for a new password also where all records are invented')
    .description(
      'print a link that signs an account in, once. A new password must be set with it, unless all records are invented. Earlier links end',
    )
    .action(async (name: string, options: { hours: string; setPassword?: boolean }) => {
      const { db } = work()
      const direct = (await databaseState(db)).kind === 'SYNTHETIC' && options.setPassword !== true
      await printLink(work(), name, { hours: Number(options.hours), direct })
    })
  account
    .command('reset-factor')
    .argument('<name>')
    .description('forget the second factor of somebody who has lost both their app and their recovery codes')
    .action(async (name: string) => {
      const { db, io } = work()
      const { id } = await withSql(db, actor.access, (sql) => accountByName(sql, name))
      await changeAccount(db, actor, id, { removeSecondFactor: true })
      io.out(`${name} signs in without a code until they set one up again.`)
    })
  account
    .command('list')
    .description('list the accounts')
    .action(async () => {
      const { db, io } = work()
      const accounts = await listAccounts(db)
      if (accounts.length === 0) io.err('There is no account yet. Add one with: hub account add NAME --scope SCOPE')
      for (const one of accounts) {
        const tokens = `${one.tokens} token${one.tokens === 1 ? '' : 's'}`
        const ways = [
          tokens,
          one.passwordSet && 'password',
          one.secondFactor && 'second factor',
          one.viewOnly && 'view only',
        ]
        io.out(`${one.name}\t${one.disabledAt ? 'disabled' : ways.filter(Boolean).join(', ')}\t${one.scopes.join(',')}`)
      }
    })
  account
    .command('disable')
    .argument('<name>')
    .description('close an account: none of its sessions and tokens works any more')
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

interface AddOptions extends AreaOptions {
  readonly scope: string[]
  readonly days: string
  readonly passwordLink?: boolean
  readonly viewOnly?: boolean
}

function scopesFromOption(texts: readonly string[]): Scope[] {
  const wanted = texts.flatMap((text) => text.split(',')).filter((text) => text !== '')
  const unknown = wanted.filter((text) => !isScope(text))
  if (unknown.length > 0) {
    throw badInput('--scope', `there is no scope ${unknown.join(', ')}. The scopes are:\n${scopeHelp}`)
  }
  return wanted.filter(isScope)
}

/** A name that is taken, or an account that lacks a scope, with what can be done instead. */
function instead(error: unknown, name: string): unknown {
  if (!(error instanceof Refusal) || error.extensions.code !== 'CONFLICT') return error
  const ways = [
    [`hub account link ${name}`, 'another link to sign in with'],
    [`hub account area ${name} --unit CODE`, 'another area, or --agency CODE'],
    [`hub account add ${name} --scope SCOPE`, 'a token for a program, with scopes it holds'],
    ['the page /accounts', 'other scopes'],
  ] as const
  const list = ways.map(([way, what]) => `  ${way.padEnd(40)} ${what}`)
  return new Refusal('CONFLICT', `${error.message}\nWhat can be done with it:\n${list.join('\n')}`, error.extensions)
}

async function addPerson(
  surroundings: Work,
  name: string,
  wanted: readonly Scope[],
  areas: readonly NewArea[],
  viewOnly: boolean,
): Promise<void> {
  await makeAccount(surroundings.db, actor, { name, scopes: wanted, viewOnly, areas }).catch((error: unknown) => {
    throw instead(error, name)
  })
  surroundings.io.err(`Account ${name}, with: ${wanted.join(', ')}`)
  await printLink(surroundings, name, { hours: 72, direct: false })
}

async function printLink(
  { db, io, config }: Work,
  name: string,
  options: { readonly hours: number; readonly direct: boolean },
): Promise<void> {
  const link = await issueSignInLink(db, actor, { name }, options)
  io.err(
    `The link below signs ${name} in, once, until ${link.expiresAt.toISOString().slice(0, 16)}Z. It is shown this once.`,
  )
  io.out(addressOfLink(config, link))
}
