import { expect, test } from 'vitest'
import { faultFrom } from './log.ts'

test('a fault of the database is logged without what it was about', () => {
  const error = Object.assign(new Error('invalid input syntax for type integer: "canary"\nDETAIL: canary'), {
    name: 'error',
    code: '22P02',
    detail: 'Key (summary)=(canary) already exists.',
    where: 'canary',
    hint: 'canary',
    table: 'tip',
    constraint: 'tip_pkey',
    routine: 'pg_strtoint32_safe',
  })
  const { fault, stack } = faultFrom(error)
  expect(fault).toBe('error 22P02 tip tip_pkey pg_strtoint32_safe')
  expect(stack).toMatch(/^\s+at .*log\.test\.ts/)
  expect(fault + stack).not.toContain('canary')
})

test('the causes of a fault are logged behind it, and what was thrown that is no error by its type alone', () => {
  const error = new TypeError('canary one', { cause: new SyntaxError('canary two') })
  expect(faultFrom(error).fault).toBe('TypeError < SyntaxError')
  expect(faultFrom('canary')).toEqual({ fault: 'string', stack: '' })
  expect(JSON.stringify(faultFrom(error))).not.toContain('canary')
})
