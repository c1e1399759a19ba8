import { expect, test } from 'vitest'
import { nextStages } from './case-stage.ts'

test('a case moves by the order of the procedure, an appeal may be left out', () => {
  expect(nextStages(['OPENED'])).toEqual(['CHARGED', 'SUSPENDED'])
  expect(nextStages(['OPENED', 'CHARGED', 'CONCLUDED', 'INDICTED', 'FIRST_INSTANCE'])).toEqual(['APPEAL', 'IN_FORCE'])
  expect(nextStages(['OPENED', 'CHARGED', 'CONCLUDED', 'INDICTED', 'FIRST_INSTANCE', 'IN_FORCE'])).toEqual([])
})

test('a suspended case goes on where it stood, and is suspended once', () => {
  expect(nextStages(['OPENED', 'CHARGED', 'SUSPENDED'])).toEqual(['CONCLUDED'])
})
