import { describe, expect, it } from 'vitest'
import { canJudge, effortDrawing, hotspotDrawing, signsOf, type UnitEffort, type UnitHotspot } from './judged.ts'

const silent = { kind: 'WITHHELD', value: null, low: null, high: null } as const
const told = { kind: 'ROUNDED', value: 40, low: null, high: null } as const
const spot: UnitHotspot = {
  unitId: 'AdminUnit:1',
  class: 'HOT_95',
  tentative: null,
  reason: null,
  quadrant: null,
  observed: told,
  expected: 20,
  rate: told,
  ratio: { value: 2, low: 1.9, high: 2.1 },
  smoothed: 1.9,
  q: 0.03,
  denominator: { value: 10_000, year: 2025 },
  provisional: false,
}
const effort: UnitEffort = {
  unitId: 'AdminUnit:1',
  class: 'FEW_TIPS_LITTLE_EFFORT',
  reason: null,
  tips: told,
  tipRate: null,
  effort: told,
  effortRate: null,
  tipRatio: { value: 0.5, low: 0.4, high: 0.6 },
  effortRatio: { value: 0.5, low: 0.5, high: 0.5 },
  provisional: false,
}

describe('judged places', () => {
  it('are of metrics with a denominator alone', () => {
    expect(canJudge({ measure: 'COUNT', per: 10_000 })).toBe(true)
    expect(canJudge({ measure: 'SHARE', per: null })).toBe(true)
    expect(canJudge({ measure: 'COUNT', per: null })).toBe(false)
    expect(canJudge({ measure: 'MEDIAN', per: null })).toBe(false)
  })

  it('are drawn with a colour, a sign and how many times the usual rate they have', () => {
    expect(hotspotDrawing(spot, 'vi')).toMatchObject({ shade: { kind: 'STEP' }, label: '▲▲ ×2' })
    expect(effortDrawing(effort, 'vi')).toMatchObject({ shade: { kind: 'STEP' }, label: '↓↓' })
  })

  it('have lines over them where only protected numbers leave them open', () => {
    const maybe: UnitHotspot = { ...spot, class: 'NOT_SIGNIFICANT', tentative: 'HOT' }
    expect(hotspotDrawing(maybe, 'vi')).toMatchObject({ shade: { kind: 'RANGE' }, label: '△? ×2' })
  })

  it('keep the pattern of what is withheld or missing, and are grey for every other reason', () => {
    const quiet: UnitHotspot = { ...spot, class: 'NOT_ENOUGH_DATA', ratio: null, expected: null, observed: silent }
    expect(hotspotDrawing({ ...quiet, reason: 'WITHHELD' }, 'vi').shade).toEqual({ kind: 'WITHHELD' })
    expect(hotspotDrawing({ ...quiet, reason: 'NO_DATA' }, 'vi').shade).toEqual({ kind: 'NO_DATA' })
    expect(hotspotDrawing({ ...quiet, reason: 'FEW_NEIGHBOURS' }, 'vi').shade.kind).toBe('STEP')
    expect(effortDrawing({ ...effort, class: 'NOT_ENOUGH_DATA', reason: 'WITHHELD' }, 'vi').shade).toEqual({
      kind: 'WITHHELD',
    })
  })

  it('bear no sign far out where they are not judged', () => {
    expect([...signsOf('hotspot', [spot, { ...spot, unitId: 'AdminUnit:2', reason: 'WITHHELD' }])]).toEqual([
      ['AdminUnit:1', '▲▲'],
    ])
    expect([...signsOf('effort', [effort])]).toEqual([['AdminUnit:1', '↓↓']])
  })
})
