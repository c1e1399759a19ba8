import { ApiError } from '../../http.ts'
import type { MessageId, Text } from '../../message/text.ts'

/** Reasons of the hub that the page has words for. */
const byReason: Readonly<Record<string, MessageId>> = {
  WRONG_PASSWORD: 'refusal.WRONG_PASSWORD',
  WRONG_CODE: 'refusal.WRONG_CODE',
  LINK_ENDED: 'refusal.LINK_ENDED',
  SESSION_ENDED: 'refusal.SESSION_ENDED',
  PLAIN_HTTP: 'refusal.PLAIN_HTTP',
  FOREIGN_ORIGIN: 'refusal.FOREIGN_ORIGIN',
  NEEDS_SESSION: 'refusal.NEEDS_SESSION',
  CHANGE_PASSWORD: 'refusal.CHANGE_PASSWORD',
}

/** Fields of an input whose fault is told in the page's own words. */
const byField: Readonly<Record<string, MessageId>> = {
  'input.password': 'refusal.badPassword',
  'input.account': 'refusal.ownAccount',
}

/** Why something about an account was refused, in the reader's words; the hub's own where the page has none. */
export function refusalWords(error: Error | null, text: Text): string | undefined {
  if (!error) return undefined
  if (!(error instanceof ApiError)) return error.message
  if (error.kind === 'offline') return text('state.offline')
  const { reason, retryAfterSeconds, field } = error.details
  if (error.code === 'TOO_MANY_REQUESTS')
    return text('refusal.tooMany', { minutes: Math.max(1, Math.ceil(Number(retryAfterSeconds ?? 60) / 60)) })
  const id = byReason[String(reason)] ?? byField[String(field)]
  if (id) return text(id)
  return error.kind === 'forbidden' ? text('refusal.forbidden') : error.message
}

const shortest = 12
const longest = 200
const fewestSigns = 6

/** What the hub would refuse in a new password, told before it is sent; undefined when it will do. */
export function passwordFault(password: string, name: string): MessageId | undefined {
  const typed = password.normalize('NFKC')
  if (typed.length < shortest) return 'signIn.tooShort'
  if (typed.length > longest) return 'signIn.tooLong'
  if (name !== '' && typed.toLowerCase().includes(name)) return 'signIn.hasName'
  return new Set(typed).size < fewestSigns ? 'signIn.tooPlain' : undefined
}
