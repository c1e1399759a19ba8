import type { Database } from '../database.ts'
import { codeOf } from '../database-error.ts'
import { badInput, Refusal } from '../refusal.ts'
import { giveArea, type NewArea } from './area.ts'
import { type Actor, withAudit } from './audit.ts'
import { hashOfSecret, newSecret } from './bearer-secret.ts'
import { accountOf } from './recording.ts'

const namePattern = /^[a-z0-9][a-z0-9._-]{1,62}$/

/** Refuses what cannot be the name of an account. */
export function checkAccountName(name: string, field: string): void {
  if (namePattern.test(name)) return
  throw badInput(field, 'must be 2 to 63 small letters, digits, dots, hyphens or underscores, such as "ca.bacninh".')
}

/** The database keeps view-only accounts from every scope that writes; this says so in words. */
function viewOnlyRefused(error: unknown): unknown {
  if (codeOf(error) !== '23514') return error
  const words =
    'input.scopes: a view-only account can hold no scope that writes, publishes, opens identities, removes persons or administers.'
  return new Refusal('BAD_USER_INPUT', words, { field: 'input.scopes' })
}

/** An account to be made. Its holder signs in by a link first, and sets a password of their own. */
export interface AccountToAdd {
  readonly name: string
  readonly scopes: readonly string[]
  readonly viewOnly: boolean
  /** Whose rows it reaches; without any it reaches none. */
  readonly areas?: readonly NewArea[]
}

/**
 * Makes an account that cannot be signed in to yet, with its areas, in one transaction; gives its id. Throws CONFLICT when the name is
 * taken, and what `giveArea` throws; then there is no account.
 */
export async function makeAccount(
  db: Database,
  actor: Actor,
  { name, scopes, viewOnly, areas = [] }: AccountToAdd,
): Promise<string> {
  checkAccountName(name, 'input.name')
  return await withAudit(
    db,
    actor,
    async (sql) => {
      const made = await sql.one<{ id: string }>('select id::text from add_account($1, $2::text[], $3) id', [
        name,
        scopes,
        viewOnly,
      ])
      if (!made)
        throw new Refusal('CONFLICT', `input.name: there is an account ${name} already.`, { field: 'input.name' })
      for (const area of areas) await giveArea(sql, made.id, area)
      return made.id
    },
    (id) => ({
      action: 'addAccount',
      subject: `Account:${id}`,
      detail: { scopes, viewOnly, ...(areas.length > 0 && { areas: areas.map(({ unit, agency }) => unit ?? agency) }) },
    }),
  ).catch((error: unknown) => {
    throw viewOnlyRefused(error)
  })
}

/** Refuses to administer the account of who asks. */
export function refuseOwn({ access }: Actor, id: string): void {
  if (accountOf(access) !== id) return
  const words = 'input.account: nobody administers their own account; ask another administrator.'
  throw new Refusal('FORBIDDEN', words, { field: 'input.account', needs: [] })
}

/** What is told of an account that is not there. */
export function noAccount(what: string): Refusal {
  return new Refusal('NOT_FOUND', `input.account: ${what} was not found, or is disabled.`, { field: 'input.account' })
}

/** What to change of an account; what is left out stays. */
export interface AccountChange {
  readonly scopes?: readonly string[] | null
  readonly viewOnly?: boolean | null
  readonly disabled?: boolean | null
  /** For somebody who lost their device and their recovery codes. */
  readonly removeSecondFactor?: boolean | null
}

/** Changes an account other than one's own. Throws NOT_FOUND, FORBIDDEN for one's own. */
export async function changeAccount(db: Database, actor: Actor, id: string, change: AccountChange): Promise<void> {
  refuseOwn(actor, id)
  const { scopes = null, viewOnly = null, disabled = null, removeSecondFactor } = change
  await withAudit(
    db,
    actor,
    async (sql) => {
      const changed = await sql.one('select id from change_account($1::bigint, $2::text[], $3, $4, $5) id', [
        id,
        scopes,
        viewOnly,
        disabled,
        removeSecondFactor ?? false,
      ])
      if (!changed) throw noAccount(`Account:${id}`)
    },
    () => ({ action: 'changeAccount', subject: `Account:${id}`, detail: { ...change } }),
  ).catch((error: unknown) => {
    throw viewOnlyRefused(error)
  })
}

/** A link that signs in once. */
export interface SignInLink {
  /** Path and fragment of the page that takes it; a fragment is sent to no server, so the secret reaches no log. */
  readonly path: string
  readonly expiresAt: Date
}

/**
 * Makes a link that signs an account in, once; earlier ones end. Whoever follows it must set a password, unless `direct`, which only a
 * database of invented records allows. Throws NOT_FOUND, FORBIDDEN for one's own account.
 */
export function issueSignInLink(
  db: Database,
  actor: Actor,
  account: { readonly id: string } | { readonly name: string },
  { hours, direct }: { readonly hours: number; readonly direct: boolean },
): Promise<SignInLink> {
  if (!(Number.isInteger(hours) && hours >= 1 && hours <= 168)) throw badInput('input.hours', 'must be 1 to 168.')
  const secret = newSecret()
  return withAudit(
    db,
    actor,
    async (sql) => {
      const [id, name] = 'id' in account ? [account.id, null] : [null, account.name]
      const found = await sql.one<{ id: string }>(
        'select id::text from account where (id = $1::bigint or name = $2) and disabled_at is null',
        [id, name],
      )
      if (!found) throw noAccount(name ?? `Account:${id}`)
      refuseOwn(actor, found.id)
      const issued = await sql.one<{ expiresAt: Date }>(
        'select issue_sign_in_link($1::bigint, $2, $3, $4) as "expiresAt"',
        [found.id, hashOfSecret(secret), hours, direct],
      )
      if (!issued) throw new Error('a link was kept and is not there')
      return { id: found.id, path: `/sign-in#link=${secret}`, expiresAt: issued.expiresAt }
    },
    ({ id }) => ({ action: 'issueSignInLink', subject: `Account:${id}`, detail: { hours, direct } }),
  )
}
