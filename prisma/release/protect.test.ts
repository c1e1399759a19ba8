import { describe, expect, it } from 'vitest'
import { catalogueFromRow, type LatticeRow, type MetricRow } from '../data/figure-catalogue.ts'
import { type Cell, cellFromCounted } from '../data/figure-cell.ts'
import { nothingEarlier } from './earlier.ts'
import { gridSize } from './grid-size.ts'
import { protect } from './protect.ts'
import type { Frame } from './table.ts'

const metric: MetricRow = {
  id: 'tips_received',
  topic: 'TIP',
  measure: 'COUNT',
  per_statistic: null,
  per_amount: null,
  sensitive: true,
  open_months: 3,
  lag_months: 0,
  direction: 'MORE_IS_WORSE',
  coverage_from: '2019-01-01',
}
const lattice: LatticeRow = {
  metric_id: metric.id,
  scheme: '27',
  level: 'DISTRICT',
  grain: 'MONTH',
  breakdown: '',
  threshold: 5,
  valid_from: '2025-01-01',
  valid_to: null,
}
const unit = (id: string, covered_from: string | null) =>
  ({
    id,
    scheme: '27',
    level: 'DISTRICT',
    code: id,
    covered_from,
    covered_to: null,
    valid_from: '1997-01-01',
    valid_to: null,
  }) as const
const catalogue = catalogueFromRow({
  release: null,
  metrics: [metric],
  lattice: [lattice],
  targets: null,
  units: [unit('a', null), unit('b', '2025-04-01')],
  denominators: null,
  parts: null,
  codes: null,
})
const frame = (more: Partial<Frame> = {}): Frame => ({
  catalogue,
  metric,
  through: '2025-06-01',
  isSilent: () => false,
  partsOf: () => new Set(),
  earlier: nothingEarlier,
  toldOf: () => undefined,
  expose: (places) => {
    throw new Error(`${places.length} places are exposed`)
  },
  ...more,
})
const cell = (unitId: string, start: string, subjects: number): Cell =>
  cellFromCounted(
    {
      unit_id: unitId,
      period_start: start,
      category: '',
      subjects,
      facts: subjects,
      num: subjects,
      den: null,
      median: 1,
    },
    'COUNT',
  )
const told = async (cells: Cell[], more?: Partial<Frame>) =>
  (await protect([{ lattice, cells }], frame(more)))[0]?.cells.map(
    (one) => `${one.unitId} ${one.start} ${one.kind} ${one.value}`,
  )

describe('protection', () => {
  it('tells a cell at the threshold and drops the one below it', async () => {
    expect(await told([cell('a', '2025-01-01', 5), cell('a', '2025-02-01', 4)])).toEqual(['a 2025-01-01 ROUNDED 5'])
  })

  it('drops the running month, and months whose lag has not passed', async () => {
    const cells = [cell('a', '2025-03-01', 9), cell('a', '2025-05-01', 9), cell('a', '2025-06-01', 9)]
    expect(await told(cells)).toEqual(['a 2025-03-01 ROUNDED 10', 'a 2025-05-01 ROUNDED 10'])
    expect(await told(cells, { metric: { ...metric, lag_months: 1 } })).toEqual(['a 2025-03-01 ROUNDED 10'])
  })

  it('drops periods that a unit or the lattice does not cover as a whole', async () => {
    expect(await told([cell('b', '2025-03-01', 9), cell('b', '2025-04-01', 9), cell('a', '2024-12-01', 9)])).toEqual([
      'b 2025-04-01 ROUNDED 10',
    ])
  })

  it('marks a silent unit whether or not it has facts too few to tell', async () => {
    const isSilent = (id: string, period: { start: string }) => id === 'a' && period.start <= '2025-03-01'
    const cells = [cell('a', '2025-01-01', 3), cell('a', '2025-02-01', 8)]
    expect((await told(cells, { isSilent }))?.sort()).toEqual([
      'a 2025-01-01 NOT_REPORTED null',
      'a 2025-02-01 ROUNDED 10',
      'a 2025-03-01 NOT_REPORTED null',
    ])
  })

  it('marks what late records may still change', async () => {
    const [table] = await protect(
      [{ lattice, cells: [cell('a', '2025-02-01', 9), cell('a', '2025-03-01', 9)] }],
      frame(),
    )
    expect(table?.cells.map((one) => one.provisional)).toEqual([false, true])
  })

  it('counts every cell of the grid, whatever is in it', () => {
    // five months of a and two of b
    expect(gridSize(lattice, frame())).toBe(7)
  })
})

describe('the merged province', () => {
  const both = catalogueFromRow({
    release: null,
    metrics: [metric],
    lattice: [],
    targets: null,
    units: [
      {
        id: 'old',
        level: 'PROVINCE',
        scheme: '27',
        code: 'old',
        covered_from: null,
        covered_to: null,
        valid_from: '1997-01-01',
        valid_to: null,
      },
      {
        id: 'new',
        level: 'PROVINCE',
        scheme: '24',
        code: 'new',
        covered_from: null,
        covered_to: null,
        valid_from: '1997-01-01',
        valid_to: null,
      },
    ],
    denominators: null,
    parts: null,
    codes: null,
  })
  const provinceTable = (scheme: '27' | '24', cells: Cell[]) => ({
    lattice: { ...lattice, scheme, level: 'PROVINCE' as const },
    cells,
  })
  const kinds = async (former: number, merged: number) =>
    (
      await protect(
        [
          provinceTable('27', [cell('old', '2025-01-01', former)]),
          provinceTable('24', [cell('new', '2025-01-01', merged)]),
        ],
        frame({ catalogue: both, partsOf: (id) => new Set(id === 'new' ? ['old'] : []) }),
      )
    ).map(({ cells }) => cells[0]?.kind ?? 'WITHHELD')

  it('is withheld with the former one where few are left between them', async () => {
    expect(await kinds(3, 7)).toEqual(['WITHHELD', 'WITHHELD'])
    expect(await kinds(3, 8)).toEqual(['WITHHELD', 'ROUNDED'])
  })

  it('is told as wide as it takes where the difference would tell a few', async () => {
    // 12 and 13 are told as 10 and 15: one at least would be left
    expect(await kinds(12, 13)).toContain('RANGE')
    expect(await kinds(20, 40)).toEqual(['ROUNDED', 'ROUNDED'])
  })
})

describe('what a threshold looks at', () => {
  const counted = {
    unit_id: 'a',
    period_start: '2025-01-01',
    category: '',
    subjects: 3,
    facts: 12,
    num: 9,
    den: 12,
    median: 4.26,
  }
  it.each([
    ['COUNT', 3, 3],
    ['SUM', 9, 9],
    ['SHARE', 75, 3],
    ['MEDIAN', 4.3, 3],
  ] as const)('of a %s the figure is %s and the weight %s', (measure, value, weight) => {
    expect(cellFromCounted(counted, measure)).toMatchObject({ value, weight })
  })
  it('is the whole where a share counts no persons', () => {
    expect(cellFromCounted({ ...counted, subjects: 0 }, 'SHARE').weight).toBe(12)
  })
})
