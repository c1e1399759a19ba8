import { expect, test } from 'vitest'
import { tallyOf } from './target-tally.ts'

test('judged cells are counted, and what is open by its reason', () => {
  expect(
    tallyOf([
      { state: 'MET', openReason: null },
      { state: 'OPEN', openReason: 'WITHHELD' },
      { state: 'OPEN', openReason: 'PROTECTED' },
      { state: 'MISSED' },
      { state: 'OPEN', openReason: 'PROTECTED' },
    ]),
  ).toEqual({
    of: 5,
    met: 1,
    missed: 1,
    open: 3,
    reasons: [
      ['PROTECTED', 2],
      ['WITHHELD', 1],
    ],
  })
  expect(tallyOf([])).toEqual({ of: 0, met: 0, missed: 0, open: 0, reasons: [] })
})
