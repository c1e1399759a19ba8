import { listAccounts } from '@hub/prisma/data/account'
import { issueSignInLink, makeAccount } from '@hub/prisma/data/account-write'
import type { Database } from '@hub/prisma/database'
import type { Scope } from '@hub/schema/scope'
import type { Say } from './prepare.ts'
import { addressOfLink } from './sign-in-link.ts'

interface DemoAccount {
  readonly scopes: readonly Scope[]
  /** The unit whose rows it reaches; without one, none. */
  readonly unit?: string
}

/**
 * Who can be tried out where all records are invented, and what each may do: the officer in Yên Phong, as it was and as it is.
 * Real records are opened and removed by few, and seldom by one who records them: here one officer shows the page `/person` whole.
 */
const demoAccounts: Readonly<Record<string, DemoAccount>> = {
  planner: { scopes: ['figures:exact', 'review:read'], unit: '24' },
  leader: { scopes: ['figures:exact', 'alert:acknowledge'] },
  officer: {
    scopes: ['records:read', 'records:write', 'import:write', 'identity:open', 'person:remove'],
    unit: '27:258',
  },
  administrator: { scopes: ['account:admin', 'audit:read', 'release:publish'] },
}

const actor = { access: { role: 'owner' }, requestId: 'start' } as const

/** Makes the accounts to try the hub with, unless it has accounts already. */
export async function makeDemoAccounts(db: Database): Promise<{ made: boolean; there: boolean }> {
  const known = await listAccounts(db)
  if (known.length > 0) return { made: false, there: known.some(({ name }) => Object.hasOwn(demoAccounts, name)) }
  for (const [name, { scopes, unit }] of Object.entries(demoAccounts)) {
    const areas = unit ? [{ unit, reason: 'Dùng thử / Trial' }] : []
    await makeAccount(db, actor, { name, scopes, viewOnly: false, areas })
  }
  return { made: true, there: true }
}

/** Prints a link for each of them: there is no password that everybody knows. */
export async function tellDemoLinks(
  db: Database,
  at: { readonly host: string; readonly port: number },
  say: Say,
): Promise<void> {
  say('Sign in as one of these; each link works once, within a day:')
  for (const name of Object.keys(demoAccounts)) {
    const link = await issueSignInLink(db, actor, { name }, { hours: 24, direct: true })
    say(`  ${name.padEnd(14)} ${addressOfLink(at, link)}`)
  }
}

/** Says on later starts how to get a link. */
export function tellOfLinks(say: Say): void {
  say(`Sign in: npx --yes pnpm@10 hub account link NAME prints a link for ${Object.keys(demoAccounts).join(', ')}.`)
}
