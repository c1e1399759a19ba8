import { describe, expect, it } from 'vitest'
import { type AuditState, auditFromSearch, searchFromAudit, variablesFromAudit, wholeLog } from './audit-state.ts'

const other: AuditState = {
  ...wholeLog,
  from: '2026-11-01',
  to: '2026-11-30',
  account: 'ca.bacninh',
  action: 'signInFailed',
  subject: 'Account:3',
  after: 'MTI=',
}

describe('the audit log in the address', () => {
  it('comes back as it was written, and is empty for the whole log', () => {
    expect(auditFromSearch(searchFromAudit(other))).toEqual(other)
    expect(searchFromAudit(wholeLog)).toBe('')
  })

  it('forgives nonsense, and never asks for two ends of a page', () => {
    const state = auditFromSearch('from=yesterday&to=2026-02-31&action=nope&after=x&before=y')
    expect(state).toEqual({ ...wholeLog, after: 'x' })
    expect(variablesFromAudit(state)).not.toHaveProperty('before')
  })

  it('asks for what is filtered alone', () => {
    expect(variablesFromAudit(other)).toEqual({
      period: { from: '2026-11-01', to: '2026-11-30' },
      accounts: ['ca.bacninh'],
      actions: ['signInFailed'],
      subject: 'Account:3',
      first: 50,
      after: 'MTI=',
    })
    expect(variablesFromAudit({ ...wholeLog, before: 'x' })).toMatchObject({ period: null, last: 50, before: 'x' })
  })
})
