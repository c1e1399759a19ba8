import { auditActions } from '@hub/contract/audit-action'
import { isDay } from '@hub/contract/period'
import type { AuditLogQueryVariables } from '../../gql/graphql.ts'

/** What of the log is shown; kept in the address, so that a finding can be shown to a colleague who may see it too. */
export interface AuditState {
  readonly from: string
  readonly to: string
  readonly account: string
  readonly action: string
  readonly subject: string
  /** Cursor that the page starts after, or ends before; at most one of them. */
  readonly after: string
  readonly before: string
}

const parts = ['from', 'to', 'account', 'action', 'subject', 'after', 'before'] as const

/** The whole log, newest first. */
export const wholeLog: AuditState = { from: '', to: '', account: '', action: '', subject: '', after: '', before: '' }

/** Reads what is shown from a query string; a day that is none is left out. */
export function auditFromSearch(search: string): AuditState {
  const query = new URLSearchParams(search)
  const read = (part: (typeof parts)[number]) => query.get(part)?.trim() ?? ''
  const day = (part: 'from' | 'to') => (isDay(read(part)) ? read(part) : '')
  return {
    from: day('from'),
    to: day('to'),
    account: read('account'),
    action: auditActions.find((action) => action === read('action')) ?? '',
    subject: read('subject'),
    after: read('after'),
    before: read('after') === '' ? read('before') : '',
  }
}

/** Writes what is shown as a query string; what is not asked for is left out. */
export function searchFromAudit(state: AuditState): string {
  const query = new URLSearchParams()
  for (const part of parts) if (state[part] !== '') query.set(part, state[part])
  return query.toString()
}

const pageSize = 50

/** What to ask the hub for. */
export function variablesFromAudit(state: AuditState): AuditLogQueryVariables {
  const { from, to, account, action, subject, after, before } = state
  return {
    period: from || to ? { from: from || null, to: to || null } : null,
    accounts: account ? [account] : null,
    actions: action ? [action] : null,
    subject: subject || null,
    ...(before ? { last: pageSize, before } : { first: pageSize, after: after || null }),
  }
}
