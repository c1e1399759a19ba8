import { describe, expect, it } from 'vitest'
import { classScale } from './class-scale.ts'
import { legendEntries } from './legend-entry.ts'
import type { Shade } from './shade.ts'
import { mapThemes } from './theme.ts'

const scale = classScale([5, 10, 15, 20, 25], { method: 'EQUAL_INTERVAL', classes: 4, scheme: 'sea', reversed: false })
const shades: readonly Shade[] = [
  { kind: 'STEP', step: 0 },
  { kind: 'STEP', step: 1 },
  { kind: 'RANGE', step: 1 },
  { kind: 'STEP', step: 4 },
  { kind: 'WITHHELD' },
  { kind: 'WITHHELD' },
]
const facts = { scale, shades, provisional: false, rounded: false, tellsZero: true }

describe('a legend', () => {
  it('counts the units of each class, a range in that of its middle and once more by its mark', () => {
    const entries = legendEntries(mapThemes.light, facts)
    expect(
      entries.map((entry) => [entry.kind === 'CLASS' ? entry.step : entry.kind, 'units' in entry && entry.units]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 1],
      ['WITHHELD', 2],
      ['RANGE', 1],
    ])
  })

  it('joins each class to the next, and leaves the highest open', () => {
    const classes = legendEntries(mapThemes.light, facts).filter((entry) => entry.kind === 'CLASS' && entry.step > 0)
    expect(classes.map((entry) => entry.kind === 'CLASS' && [entry.low, entry.next])).toEqual([
      [5, 15],
      [15, 20],
      [20, 25],
      [25, null],
    ])
  })

  it('gives every class and every mark a look of its own', () => {
    const entries = legendEntries(mapThemes.light, {
      ...facts,
      shades: [...shades, { kind: 'NO_DATA' }, { kind: 'NOT_REPORTED' }],
      provisional: true,
      rounded: true,
    })
    const looks = entries.map((entry) => (entry.kind === 'CLASS' ? entry.colour : entry.kind))
    expect(new Set(looks).size).toBe(looks.length)
    expect(looks).toHaveLength(11)
  })

  it('names no zero of a metric whose zero is withheld, and no class before there are figures', () => {
    expect(legendEntries(mapThemes.light, { ...facts, tellsZero: false })[0]).toMatchObject({ step: 1 })
    expect(legendEntries(mapThemes.light, { ...facts, shades: [] })).toEqual([])
  })
})
