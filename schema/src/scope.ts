/**
 * Every scope an account may hold, and what it opens. A scope is granted to an account and cut down by its token, nowhere else. The
 * scopes of rows open those of the account's areas alone: its units and agencies, by validity date.
 */
export const scopes = {
  'records:read':
    'Read live tips, cases, victims (under a pseudonym), support, trials and deadlines of the areas of the account, and live open data.',
  'records:write':
    'Record and correct tips, cases, victims, support, trials and campaign events in the areas of the account.',
  'review:read': 'Read the counts of the reviewed population groups in the areas of the account.',
  'figures:exact':
    'Read exact live figures of the whole province on any lattice, without thresholds, and figures by map cell; no row.',
  'identity:open':
    'Open what is sealed of one person of the areas of the account, with a reason, for 15 minutes; everybody concerned sees it.',
  'person:remove': 'Remove the records of one person: consent withdrawn, or the time to keep them ended.',
  'import:write': 'Import files of records into the areas of the account and read the notes of its imports.',
  'alert:acknowledge': 'Acknowledge alerts with a note, and read the notes of others.',
  'release:publish': 'Publish a release, and retire one.',
  'audit:read': 'Read the audit log.',
  'account:admin': 'Make and change accounts, and see their scopes, tokens and sessions.',
} as const satisfies Record<string, string>

export type Scope = keyof typeof scopes

export const allScopes = Object.keys(scopes) as readonly Scope[]

/** Scopes that change something or open what is sealed: not for view-only accounts, and those who hold one should have a second factor. */
export const writingScopes: ReadonlySet<string> = new Set([
  'records:write',
  'import:write',
  'alert:acknowledge',
  'release:publish',
  'identity:open',
  'person:remove',
  'account:admin',
])

/** The scopes that open rows: an account without an area has nothing to use them on. */
const rowScopes: ReadonlySet<Scope> = new Set([
  'records:read',
  'records:write',
  'review:read',
  'import:write',
  'identity:open',
])

/** Whether a scope opens rows, and so needs an area. */
export function needsArea(scope: Scope): boolean {
  return rowScopes.has(scope)
}

/** Whether a text is one of the scopes, for tokens, accounts and the command line. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text)
}
