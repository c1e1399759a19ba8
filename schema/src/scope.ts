/** Every scope an account may hold, and what it opens. A scope is granted to an account and cut down by its token, nowhere else. */
export const scopes = {
  'records:read':
    'Read live tips, cases, victims (under a pseudonym), support, trials and deadlines, and live open data.',
  'records:write': 'Record and correct tips, cases, victims, support, trials and campaign events.',
  'review:read': 'Read the counts of the reviewed population groups.',
  'figures:exact': 'Read exact live figures on any lattice, without thresholds, and figures by map cell.',
  'identity:open': 'Open what is sealed of one person, with a reason, for 15 minutes; everybody concerned sees it.',
  'person:remove': 'Remove the records of one person: consent withdrawn, or the time to keep them ended.',
  'import:write': 'Import files of records and read the notes of imports.',
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
  'release:publish',
  'identity:open',
  'account:admin',
])

/** Whether a text is one of the scopes, for tokens, accounts and the command line. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text)
}
