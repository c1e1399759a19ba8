import { describe, expect, it } from 'vitest'
import { ApiError } from '../../http.ts'
import type { Text } from '../../message/text.ts'
import { vi } from '../../message/vi.ts'
import { passwordFault, refusalWords } from './refusal.ts'

const text: Text = (id, values) =>
  Object.entries(values ?? {}).reduce(
    (words, [key, value]) => words.replace(`{${key}}`, String(value)),
    vi[id] as string,
  )
const refused = (details: Readonly<Record<string, unknown>>) => new ApiError('refused', 'words of the hub', details)

describe('why somebody is not let in', () => {
  it('is told in the reader’s words', () => {
    expect(refusalWords(refused({ code: 'UNAUTHENTICATED', reason: 'WRONG_PASSWORD' }), text)).toBe(
      'Không có tài khoản nào với tên và mật khẩu này.',
    )
    expect(refusalWords(refused({ code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 61 }), text)).toContain('đợi 2 phút')
    expect(refusalWords(refused({ code: 'BAD_USER_INPUT' }), text)).toBe('words of the hub')
    expect(refusalWords(null, text)).toBeUndefined()
  })
})

describe('a new password', () => {
  it('is checked as the hub checks it, before it is sent', () => {
    expect(passwordFault('eleven sign', 'planner')).toBe('signIn.tooShort')
    expect(passwordFault('a'.repeat(201), 'planner')).toBe('signIn.tooLong')
    expect(passwordFault('I am Planner One', 'planner')).toBe('signIn.hasName')
    expect(passwordFault('abababababababab', 'planner')).toBe('signIn.tooPlain')
    expect(passwordFault('sông Đuống chảy', 'planner')).toBeUndefined()
  })
})
