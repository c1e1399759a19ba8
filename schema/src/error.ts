import type { SessionStage } from '@hub/prisma/data/session'
import { Refusal } from '@hub/prisma/refusal'
import type { Scope } from './scope.ts'

export { badInput, inInput, Refusal } from '@hub/prisma/refusal'

/** Nobody is signed in, and this needs an account. */
export function unauthenticated(): Refusal {
  return new Refusal(
    'UNAUTHENTICATED',
    'This needs an account: sign in, or send the header "Authorization: Bearer <token>".',
  )
}

/** The account is known but lacks scopes; `needs` names the missing ones. */
export function forbidden(needs: readonly Scope[]): Refusal {
  return new Refusal('FORBIDDEN', `This account lacks the scope ${needs.join(', ')}.`, { needs })
}

/** What people do to their own account needs a browser session that is signed in; a token is not enough. */
export function needsSession(stage: SessionStage | undefined): Refusal {
  return stage === 'PASSWORD'
    ? new Refusal('FORBIDDEN', 'Set a password of your own first (changePassword).', {
        needs: [],
        reason: 'CHANGE_PASSWORD',
      })
    : new Refusal('FORBIDDEN', 'This needs somebody who is signed in with a session; a token is not enough.', {
        needs: [],
        reason: 'NEEDS_SESSION',
      })
}

/** Something asked for by id or code that does not exist, or not for this viewer: the two are not told apart. */
export function notFound(what: string): Refusal {
  return new Refusal('NOT_FOUND', `${what} was not found.`)
}

/** A release that was taken back: what it told must not be told again. */
export function gone(number: number, at: Date): Refusal {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(at)
  return new Refusal('GONE', `Release ${number} was taken back on ${day}; ask for the newest one.`, { retiredOn: day })
}

/** A write that clashes with what is there already. */
export function conflict(message: string, field?: string): Refusal {
  return new Refusal('CONFLICT', message, field ? { field } : {})
}

/** A request that would answer more than one request may. */
export function tooLarge(message: string, limit: number): Refusal {
  return new Refusal('TOO_LARGE', message, { limit })
}

/** The refusal inside whatever GraphQL wrapped it in, or undefined when the error was not deliberate. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const original = error instanceof Error ? (error as { originalError?: unknown }).originalError : undefined
  return original === undefined ? undefined : refusalOf(original)
}
