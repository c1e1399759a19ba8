import { describe, expect, it } from 'vitest'
import type { Told } from '../../format.ts'
import type { FlowQuery } from '../../gql/graphql.ts'
import { vi as words } from '../../message/vi.ts'
import type { World } from '../shell/world.ts'
import { flowsFrom, isDrawn, marksFromFlows } from './flow.ts'
import { flowTable } from './flow-file.ts'

const text = (id: keyof typeof words) => words[id]

function answer(values: Readonly<Record<string, Told>>, provisional = false): FlowQuery {
  const codes = Object.keys(values)
  return {
    figures: {
      threshold: 11,
      metric: {
        labelVi: 'Nạn nhân được xác định',
        labelEn: 'Victims identified',
        unitVi: 'nạn nhân',
        unitEn: 'victims',
        formulaVi: 'f',
        formulaEn: 'f',
        measure: 'COUNT',
        openMonths: 3,
        lagMonths: 0,
        source: { titleVi: 's', titleEn: 's' },
      },
      categories: codes.map((code) => ({ code, labelVi: `${code} vi`, labelEn: `${code} en` })),
      figures: codes.map((category) => ({ category, provisional, value: values[category] as never })),
    },
  }
}

const mixed = answer({
  DOMESTIC: { kind: 'ROUNDED', value: 335 },
  CHINA: { kind: 'RANGE', low: 40, high: 50 },
  LAOS: { kind: 'WITHHELD' },
  MYANMAR: { kind: 'NO_DATA' },
  CAMBODIA: { kind: 'EXACT', value: 0 },
  UNKNOWN: { kind: 'WITHHELD' },
})

describe('where people were taken', () => {
  it('draws countries with a number or a withheld one, and lists everything', () => {
    const flows = flowsFrom(mixed, '2025')
    expect(flows.rows.map(({ code }) => code)).toEqual(['DOMESTIC', 'CHINA', 'LAOS', 'MYANMAR', 'CAMBODIA', 'UNKNOWN'])
    expect(flows.rows.filter(isDrawn).map(({ code }) => code)).toEqual(['CHINA', 'LAOS'])
    expect(marksFromFlows(flows, 'vi')).toEqual([
      { target: 'CHINA', nameVi: 'CHINA vi', nameEn: 'CHINA en', label: '40–50', bounds: [40, 50] },
      { target: 'LAOS', nameVi: 'LAOS vi', nameEn: 'LAOS en', label: '▨', bounds: null },
    ])
  })

  it('marks a provisional figure', () => {
    const [mark] = marksFromFlows(flowsFrom(answer({ CHINA: { kind: 'EXACT', value: 12 } }, true), '2026'), 'en')
    expect(mark).toMatchObject({ label: '12 *', bounds: [12, 12] })
  })

  it('tells a year without figures from one whose figures are withheld', () => {
    expect(flowsFrom(answer({ CHINA: { kind: 'NO_DATA' } }), '2026').told).toBe(false)
    expect(flowsFrom(answer({ CHINA: { kind: 'WITHHELD' } }), '2024').told).toBe(true)
  })

  it('writes the same into a file: no single number for a range, none at all for a withheld one', () => {
    const world: World = { kind: 'RELEASED', name: 'Release 1', synthetic: 'Synthetic ×75', line: '', mark: [] }
    const shown = { basis: 'districts', world, kindWord: (kind: string) => kind, now: '2026-11-25T00:00:00Z' }
    const { rows, notes, name } = flowTable(flowsFrom(mixed, '2025'), shown, text, 'en')
    expect(name).toBe('victims_identified-destination-2025')
    expect(rows.map(({ cells }) => cells.slice(0, 6))).toEqual([
      ['DOMESTIC', 'DOMESTIC en', 335, 335, 335, 'ROUNDED'],
      ['CHINA', 'CHINA en', null, 40, 50, 'RANGE'],
      ['LAOS', 'LAOS en', null, null, null, 'WITHHELD'],
      ['MYANMAR', 'MYANMAR en', null, null, null, 'NO_DATA'],
      ['CAMBODIA', 'CAMBODIA en', 0, 0, 0, 'EXACT'],
      ['UNKNOWN', 'UNKNOWN en', null, null, null, 'WITHHELD'],
    ])
    expect(notes.map(({ words }) => words).join(' ')).toMatch(
      /Synthetic ×75.*Release 1.*không phải lộ trình.*không được tổng hợp/,
    )
  })
})
