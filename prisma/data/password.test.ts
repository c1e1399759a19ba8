import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'

describe('passwords', () => {
  test('are kept as Argon2id with the cost OWASP asks for, each with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('bốn từ dễ nhớ'), hashPassword('bốn từ dễ nhớ')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(two).not.toBe(one)
    expect(await verifyPassword(one, 'bốn từ dễ nhớ'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(two, 'bốn từ dễ nhơ')).toBe(false)
    expect(await verifyPassword(null, 'bốn từ dễ nhớ')).toBe(false)
  })

  test('are hashed off the event loop', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await Promise.all(Array.from({ length: 6 }, () => hashPassword('bốn từ dễ nhớ')))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })

  test('that many wait for are put off rather than piled up', async () => {
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword(null, 'x')))
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every((reason) => reason instanceof Refusal && reason.extensions.code === 'TOO_MANY_REQUESTS')).toBe(
      true,
    )
    expect(await verifyPassword(null, 'x')).toBe(false)
  })

  test.each([
    ['too short', 'mười ký tự'],
    ['too long', 'ab cd ef gh '.repeat(20)],
    ['the name of the account', 'con đường của Officer'],
    ['one sign again and again', 'aaaaaaaaaaaaaaaa'],
  ])('are refused when they are easily guessed: %s', (_what, password) => {
    expect(() => checkPassword(password, 'officer', 'input.password')).toThrow(/^input\.password: must/)
  })

  test('of several words will do', () => {
    expect(() => checkPassword('con đường mới mở', 'officer', 'input.password')).not.toThrow()
  })
})
