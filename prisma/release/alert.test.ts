import { silent } from '@hub/contract/figure'
import { describe, expect, test } from 'vitest'
import type { FigureCatalogue, FigureUnit, LatticeRow, MetricRow } from '../data/figure-catalogue.ts'
import type { Cell } from '../data/figure-cell.ts'
import { randomFrom } from '../demo/random.ts'
import { type AlertCheck, expectedFalseAlarms, judgeAlerts } from './alert.ts'
import type { AlertRule } from './alert-rule.ts'
import { roundedCell } from './rounding.ts'
import type { Table } from './table.ts'

const through = '2026-11-01'
const unitCount = 8
const units = Array.from(
  { length: unitCount },
  (_, index) =>
    ({
      ...{ id: String(index + 1), scheme: '27', level: 'DISTRICT', code: String(index + 1) },
      ...{ valid_from: '1997-01-01', valid_to: null, covered_from: null, covered_to: null },
    }) as FigureUnit,
)
const metric = (id: string, measure: MetricRow['measure'], sensitive: boolean): MetricRow => ({
  ...{ id, topic: 'TIP', measure, per_statistic: null, per_amount: null, sensitive, open_months: 3, lag_months: 0 },
  ...{ direction: 'NEUTRAL', coverage_from: '2019-01-01' },
})
const metrics = [metric('tips', 'COUNT', true), metric('share', 'SHARE', true), metric('events', 'COUNT', false)]
const catalogue = {
  metrics: new Map(metrics.map((one) => [one.id, one])),
  unitsOf: () => units,
  codes: new Map(),
} as unknown as FigureCatalogue

const none = {
  breakdown: '',
  limit_value: null,
  periods: null,
  baseline_years: null,
  season_from: null,
  season_to: null,
} as const
const place = { scheme: '27', level: 'DISTRICT', ...none, false_discovery: 0.05 } as const
const rules = {
  tips: {
    ...place,
    code: 'tips',
    kind: 'COUNT_ABOVE_EXPECTED',
    metric_id: 'tips',
    grain: 'MONTH',
    periods: 2,
    baseline_years: 3,
  },
  share: { ...place, code: 'share', kind: 'SHARE_BELOW', metric_id: 'share', grain: 'QUARTER', limit_value: 90 },
  events: {
    ...place,
    ...{ code: 'events', kind: 'NONE_IN_SEASON', metric_id: 'events', grain: 'MONTH', season_from: 7, season_to: 8 },
    false_discovery: null,
  },
} as const satisfies Record<string, AlertRule>

const cell = (unitId: string, start: string, told: Partial<Cell>): Cell => ({
  ...{
    unitId,
    start,
    category: '',
    kind: 'EXACT',
    value: null,
    low: null,
    high: null,
    numerator: null,
    denominator: null,
  },
  ...{ provisional: false, weight: 100, ...told },
})
const tableOf = (id: keyof typeof rules, cells: readonly Cell[]): ReadonlyMap<string, readonly Table[]> => {
  const { scheme, level, grain, breakdown } = rules[id]
  const lattice: LatticeRow = {
    ...{ metric_id: id, scheme, level, grain, breakdown, threshold: id === 'events' ? 0 : 5 },
    ...{ valid_from: '2019-01-01', valid_to: null },
  }
  return new Map([[id, [{ lattice, cells }]]])
}
function judge(id: keyof typeof rules, cells: readonly Cell[]): AlertCheck {
  const [check] = judgeAlerts([rules[id]], catalogue, tableOf(id, cells), through)
  if (!check) throw new Error('nothing was judged')
  return check
}

const months = ['2026-09-01', '2026-10-01']
/** Tips of each unit in the two newest months of four years; `now` may make the newest other than those before. */
function tipCells(count: (unit: number, year: number) => number): Cell[] {
  return units.flatMap(({ id }, unit) =>
    months.flatMap((month) =>
      [0, 1, 2, 3].map((ago) =>
        roundedCell(cell(id, `${2026 - ago}${month.slice(4)}`, { value: count(unit, ago) }), 'COUNT'),
      ),
    ),
  )
}

describe('counts above what earlier years lead to expect', () => {
  test('a steep rise of one unit in both months is an alert, the steady ones are none', () => {
    const check = judge(
      'tips',
      tipCells((unit, ago) => (unit === 2 && ago === 0 ? 90 : 40)),
    )
    expect(check).toMatchObject({ tested: unitCount, untested: 0, period: { start: '2026-09-01', end: '2026-10-31' } })
    expect(check.alerts).toHaveLength(1)
    expect(check.alerts[0]).toMatchObject({
      unitId: '3',
      told: { kind: 'ROUNDED', value: 90 },
      provisional: true,
    })
    expect(check.alerts[0]?.expected.high).toBeLessThan(90)
    expect(check.alerts[0]?.falseDiscovery).toBeLessThan(0.001)
  })

  test('a rise that rounding may have made is none, nor one in a single month', () => {
    expect(
      judge(
        'tips',
        tipCells((_, ago) => (ago === 0 ? 12 : 8)),
      ).alerts,
    ).toEqual([])
    const once = tipCells(() => 40).map((one) =>
      one.unitId === '3' && one.start === '2026-10-01' ? { ...one, value: 120 } : one,
    )
    expect(judge('tips', once).alerts).toEqual([])
  })

  test('what is withheld in any of the years is not judged, and is counted as not judged', () => {
    const cells = tipCells((unit, ago) => (unit === 2 && ago === 0 ? 90 : 40))
    const gap = cells.filter(({ unitId, start }) => !(unitId === '3' && start === '2024-09-01'))
    expect(judge('tips', gap)).toMatchObject({ tested: unitCount - 1, untested: 1, alerts: [] })
  })

  test('where nothing is wrong, no more false alarms come than are stated, also when years scatter', () => {
    const random = randomFrom('null')
    const poisson = (mean: number) => {
      let count = 0
      for (let left = Math.exp(-mean), product = random.next(); product > left; product *= random.next()) count += 1
      return count
    }
    for (const scatter of [0, 0.25]) {
      let alarms = 0
      const releases = 400
      for (let release = 0; release < releases; release++) {
        alarms += judge(
          'tips',
          tipCells((unit) => poisson((15 + unit * 8) * Math.exp(random.normal(0, scatter)))),
        ).alerts.length
      }
      expect(alarms / releases, `scatter ${scatter}`).toBeLessThanOrEqual(expectedFalseAlarms(0.05))
    }
  })
})

describe('shares below a limit', () => {
  const shareCells = (share: (unit: number) => number, records: number) =>
    units.map(({ id }, unit) => {
      const kept = Math.round((share(unit) * records) / 100)
      return roundedCell(
        cell(id, '2026-04-01', { value: (kept / records) * 100, denominator: records, weight: records, part: kept }),
        'SHARE',
      )
    })

  test('the newest quarter that late records cannot change is judged, a low share of many is an alert, of few none', () => {
    const check = judge(
      'share',
      shareCells((unit) => (unit === 0 ? 75 : 93), 200),
    )
    expect(check).toMatchObject({ period: { start: '2026-04-01', end: '2026-06-30' }, tested: unitCount })
    expect(check.alerts.map(({ unitId }) => unitId)).toEqual(['1'])
    expect(check.alerts[0]).toMatchObject({ expected: { low: 90, high: null }, provisional: false, base: 200 })
    expect(
      judge(
        'share',
        shareCells((unit) => (unit === 0 ? 80 : 93), 20),
      ).alerts,
    ).toEqual([])
  })

  test('where every unit keeps just the limit, no more false alarms come than are stated', () => {
    const random = randomFrom('share')
    let alarms = 0
    const releases = 400
    for (let release = 0; release < releases; release++) {
      const cells = units.map(({ id }, unit) => {
        const records = 40 + unit * 60
        let kept = 0
        for (let record = 0; record < records; record++) kept += random.next() < 0.9 ? 1 : 0
        const exact = { value: (kept / records) * 100, denominator: records, weight: records, part: kept }
        return roundedCell(cell(id, '2026-04-01', exact), 'SHARE')
      })
      alarms += judge('share', cells).alerts.length
    }
    expect(alarms / releases).toBeLessThanOrEqual(expectedFalseAlarms(0.05))
    expect(
      judge(
        'share',
        shareCells(() => 90, 200),
      ).falseAlarms,
    ).toBeCloseTo(0.0554, 4)
  })
})

describe('seasons without anything', () => {
  test('a unit without an event in all months is an alert, one that did not report is not judged', () => {
    const cells = units.slice(2).map(({ id }) => cell(id, '2026-08-01', { value: 1 }))
    const unheard = cell('2', '2026-07-01', silent('NOT_REPORTED'))
    const check = judge('events', [...cells, unheard])
    expect(check).toMatchObject({ tested: unitCount - 1, untested: 1, falseAlarms: 0 })
    expect(check.period).toEqual({ start: '2026-07-01', end: '2026-08-31' })
    expect(check.alerts).toEqual([
      {
        ...{ unitId: '1', category: '', told: { kind: 'EXACT', value: 0, low: null, high: null }, base: null },
        ...{ expected: { low: 1, high: null }, falseDiscovery: null, provisional: true },
      },
    ])
  })

  test('of a metric that was never fed nothing is judged', () => {
    expect(judgeAlerts([rules.events], catalogue, tableOf('events', []), through)).toEqual([])
  })
})
