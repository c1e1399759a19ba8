import { type Count, exact, silent } from '@hub/contract/figure'
import { describe, expect, it } from 'vitest'
import { changeBreaks, changeShade, changeStep, directionOf, divergingPalette, middleStep } from './diverging.ts'
import { mapThemes } from './theme.ts'

const range = (low: number, high: number): Count => ({ kind: 'RANGE', value: null, low, high })

describe('the colours of a difference', () => {
  const breaks = changeBreaks([1, -3, 6, -9, 12, 40, 0])

  it('are as strong for a fall as for a rise of its size, and the middle one for no change', () => {
    expect(breaks).toHaveLength(3)
    for (const size of [1, 5, 8, 40]) {
      const [up, down] = [changeStep(size, breaks), changeStep(-size, breaks)]
      expect(up - middleStep).toBe(middleStep - down)
      expect(up).toBeGreaterThan(middleStep)
    }
    expect(changeStep(0, breaks)).toBe(middleStep)
    expect(changeStep(40, breaks)).toBe(6)
    expect(changeStep(-40, changeBreaks([7, -40]))).toBe(0)
    expect(changeBreaks([0, 0])).toEqual([])
  })

  it('are lined where a range reaches over several steps, and of no direction where it may be either', () => {
    expect(changeShade(exact(40), breaks)).toEqual({ kind: 'STEP', step: 6 })
    expect(changeShade(range(30, 40), breaks)).toEqual({ kind: 'STEP', step: 6 })
    expect(changeShade(range(1, 40), breaks).kind).toBe('RANGE')
    expect(changeShade(range(-4, 9), breaks)).toEqual({ kind: 'RANGE', step: middleStep })
    expect([exact(3), exact(-3), exact(0), range(-4, 9), range(1, 9), silent('WITHHELD')].map(directionOf)).toEqual([
      ...['up', 'down', null, null, 'up', null],
    ])
  })

  it('are a pattern where nothing is told', () => {
    for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const)
      expect(changeShade(silent(kind), breaks)).toEqual({ kind })
  })

  it('are seven in both themes', () => {
    for (const theme of [mapThemes.light, mapThemes.dark]) expect(new Set(divergingPalette(theme)).size).toBe(7)
  })
})
