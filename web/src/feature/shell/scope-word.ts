import type { MessageId, Text } from '../../message/text.ts'

/** The scopes that the page has words for, in the order of the hub. */
export const knownScopes = [
  'records:read',
  'records:write',
  'review:read',
  'figures:exact',
  'identity:open',
  'person:remove',
  'import:write',
  'alert:acknowledge',
  'release:publish',
  'audit:read',
  'account:admin',
] as const

/** Scopes that change something or open what is sealed: an account that may only look cannot hold them. */
export const writingScopes: ReadonlySet<string> = new Set([
  'records:write',
  'import:write',
  'alert:acknowledge',
  'release:publish',
  'identity:open',
  'person:remove',
  'account:admin',
])

/** Scopes that open rows, each within the areas of the account alone. */
export const rowScopes: ReadonlySet<string> = new Set([
  'records:read',
  'records:write',
  'review:read',
  'import:write',
  'identity:open',
])

const words: Readonly<Record<string, MessageId>> = Object.fromEntries(
  knownScopes.map((scope) => [scope, `scope.${scope}` satisfies MessageId]),
)

/** What a scope allows, in the reader's words; its own name when the page does not know it yet. */
export function scopeWord(scope: string, text: Text): string {
  const id = words[scope]
  return id ? text(id) : scope
}
