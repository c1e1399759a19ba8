import { expect, it } from 'vitest'
import { ApiError } from '../../http.ts'
import type { Text } from '../../message/text.ts'
import { vi } from '../../message/vi.ts'
import { scheduleRefusal } from './refusal.ts'

const text: Text = (id) => vi[id] as string
const told = (code: string, field?: string) =>
  scheduleRefusal(new ApiError('refused', 'words of the hub', { code, field }), text)

it('says in the reader’s words why a schedule is refused', () => {
  expect(told('BAD_USER_INPUT', 'input.title')).toBe(vi['briefing.namePersonal'])
  expect(told('BAD_USER_INPUT', 'input.validFrom')).toBe(vi['briefing.fromWrong'])
  // a day that is none never reaches the field: the hub refuses the whole input
  expect(told('BAD_USER_INPUT')).toBe(vi['briefing.inputWrong'])
  expect(told('BAD_USER_INPUT', 'input.units')).toBe(vi['briefing.inputWrong'])
  expect(told('NOT_PUBLISHED')).toBe(vi['briefing.notTold'])
  expect(told('CONFLICT')).toBe(vi['briefing.tooManySchedules'])
  expect(scheduleRefusal(new ApiError('offline', 'Failed to fetch'), text)).toBe(vi['state.offline'])
  expect(scheduleRefusal(null, text)).toBeUndefined()
})
