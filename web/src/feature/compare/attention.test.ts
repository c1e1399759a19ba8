import { describe, expect, it } from 'vitest'
import { attentionOf } from './attention.ts'

type Looked = Parameters<typeof attentionOf>[0][number]['cell']

const exact = (value: number) => ({ kind: 'EXACT', value }) as const
const unsaid = { absolute: { kind: 'NO_DATA' }, percent: { kind: 'NO_DATA' } } as const
const fallen = { absolute: { kind: 'RANGE', low: -12, high: -4 }, percent: { kind: 'NO_DATA' } } as const
const cell = (row: string, more: Partial<Looked> = {}) => ({
  row,
  cell: { value: exact(50), standing: 'AS_EXPECTED', rankOf: 8, provisional: false, change: unsaid, ...more } as Looked,
})
const named = (found: ReturnType<typeof attentionOf>) =>
  found.map(({ row, reasons, solidity }) => [row, reasons, solidity])

describe('the units that need attention', () => {
  it('are those on the bad side, the most solid first', () => {
    const cells = [
      cell('better', { standing: 'MUCH_HIGHER' }),
      cell('missed', { targetMet: false, value: exact(60) }),
      cell('low', { standing: 'LOWER', targetMet: false }),
      cell('very low', { standing: 'MUCH_LOWER' }),
      cell('fell', { moved: true, change: fallen }),
      cell('fell by chance', { moved: false, change: fallen }),
    ]
    expect(named(attentionOf(cells, 'MORE_IS_BETTER', 'PREVIOUS_PERIOD', true))).toEqual([
      ['very low', ['STANDING'], 'SURE'],
      ['low', ['STANDING', 'TARGET'], 'LIKELY'],
      ['fell', ['MOVED'], 'LIKELY'],
    ])
  })

  it('are named as uncertain where they are the last and chance may have made them so', () => {
    const cells = [
      cell('lowest', { value: exact(70), ranks: { low: 2, high: 8 } }),
      cell('low', { value: exact(75), ranks: { low: 2, high: 7 } }),
      cell('highest', { value: exact(90), ranks: { low: 1, high: 5 } }),
    ]
    expect(named(attentionOf(cells, 'MORE_IS_BETTER', 'PREVIOUS_PERIOD', true))).toEqual([
      ['lowest', ['LAST'], 'OPEN'],
      ['low', ['LAST'], 'OPEN'],
    ])
    expect(attentionOf(cells, 'NEUTRAL', 'PREVIOUS_PERIOD', true)).toEqual([])
  })

  it('may stand on either side where a metric has no good one', () => {
    const cells = [cell('high', { standing: 'HIGHER' }), cell('low', { standing: 'LOWER', value: exact(9) })]
    expect(attentionOf(cells, 'NEUTRAL', 'PREVIOUS_PERIOD', true).map(({ row }) => row)).toEqual(['high', 'low'])
  })

  it('are the last ones where chance has no part, as far as the order is certain', () => {
    const cells = [
      cell('last', { value: exact(1), ranks: { low: 8, high: 8 } }),
      cell('perhaps', { value: exact(3), ranks: { low: 5, high: 6 } }),
      cell('first', { value: exact(90), ranks: { low: 1, high: 1 } }),
    ]
    expect(named(attentionOf(cells, 'MORE_IS_BETTER', 'PREVIOUS_PERIOD', false))).toEqual([
      ['last', ['LAST'], 'SURE'],
      ['perhaps', ['LAST'], 'OPEN'],
    ])
  })

  it('are none that are withheld or provisional', () => {
    const cells = [
      cell('withheld', { value: { kind: 'WITHHELD' }, standing: 'MUCH_LOWER' }),
      cell('provisional', { provisional: true, targetMet: false }),
    ]
    expect(attentionOf(cells, 'MORE_IS_BETTER', 'PREVIOUS_PERIOD', true)).toEqual([])
  })
})
