import { describe, expect, it } from 'vitest'
import { catalogueFromRow, type LatticeRow, type MetricRow } from '../../data/figure-catalogue.ts'
import { type Cell, cellFromCounted } from '../../data/figure-cell.ts'
import { randomFrom } from '../../demo/random.ts'
import { type Earlier, nothingEarlier } from '../earlier.ts'
import { protect } from '../protect.ts'
import type { Frame, Table } from '../table.ts'
import { type Place, placeKey, tableKey } from './place.ts'

// A province of three districts in one quarter of three months, small enough that a stranger's possibilities can all be tried.
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
  coverage_from: '2024-01-01',
}
const threshold = 5
const row = (level: 'PROVINCE' | 'DISTRICT', grain: 'MONTH' | 'QUARTER'): LatticeRow => ({
  metric_id: metric.id,
  scheme: '27',
  level,
  grain,
  breakdown: '',
  threshold,
  valid_from: '2024-01-01',
  valid_to: '2024-03-31',
})
const districts = ['a', 'b', 'c']
const months = ['2024-01-01', '2024-02-01', '2024-03-01']
const unit = (id: string, level: 'PROVINCE' | 'DISTRICT') =>
  ({
    id,
    scheme: '27',
    level,
    code: id,
    covered_from: null,
    covered_to: null,
    valid_from: '1997-01-01',
    valid_to: null,
  }) as const
const catalogue = catalogueFromRow({
  release: null,
  metrics: [metric],
  lattice: [],
  targets: null,
  units: [unit('p', 'PROVINCE'), ...districts.map((id) => unit(id, 'DISTRICT'))],
  denominators: null,
  parts: null,
  codes: null,
})
const frameOf = (exposed: Place[], over: Partial<Frame> = {}): Frame => ({
  catalogue,
  metric,
  through: '2026-01-01',
  isSilent: () => false,
  partsOf: (id) => new Set(id === 'p' ? districts : []),
  earlier: nothingEarlier,
  toldOf: () => undefined,
  expose: (places) => void exposed.push(...places),
  ...over,
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

type Counts = number[][]
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** The four tables of a quarter: counts[district][month], and their sums. */
function tablesOf(counts: Counts): Table[] {
  const columns = months.map((_, q) => counts.map((line) => line[q] ?? 0))
  return [
    {
      lattice: row('DISTRICT', 'MONTH'),
      cells: counts.flatMap((line, d) => line.map((n, q) => cell(districts[d] ?? '', months[q] ?? '', n))),
    },
    {
      lattice: row('DISTRICT', 'QUARTER'),
      cells: counts.map((line, d) => cell(districts[d] ?? '', '2024-01-01', total(line))),
    },
    { lattice: row('PROVINCE', 'MONTH'), cells: columns.map((column, q) => cell('p', months[q] ?? '', total(column))) },
    { lattice: row('PROVINCE', 'QUARTER'), cells: [cell('p', '2024-01-01', total(counts.flat()))] },
  ]
}

interface Bounds {
  low: number
  high: number
}

/** What a stranger reads of each cell, as an interval: months of districts, quarters of districts, months and quarter of the province. */
function readingOf(tables: readonly Table[]) {
  const reading = (table: number, unitId: string, start: string): Bounds => {
    const found = tables[table]?.cells.find((one) => one.unitId === unitId && one.start === start)
    if (!found) return { low: 0, high: threshold - 1 }
    if (found.kind === 'RANGE') return { low: found.low ?? 0, high: found.high ?? 0 }
    const value = found.value ?? 0
    return { low: Math.max(threshold, value - 2), high: value + 2 }
  }
  return {
    inner: districts.map((id) => months.map((start) => reading(0, id, start))),
    lines: districts.map((id) => reading(1, id, '2024-01-01')),
    columns: months.map((start) => reading(2, 'p', start)),
    all: reading(3, 'p', '2024-01-01'),
  }
}

/** Every number that each inner cell can have, found by trying all numbers of the others that fit: line by line, keeping column sums. */
function possible({ inner, lines, columns, all }: ReturnType<typeof readingOf>): Set<number>[][] {
  const seen = inner.map((line) => line.map(() => new Set<number>()))
  const fits = (sums: number[]) =>
    sums.every((sum, q) => sum >= (columns[q]?.low ?? 0) && sum <= (columns[q]?.high ?? 0)) &&
    total(sums) >= all.low &&
    total(sums) <= all.high
  const linesOf = inner.map((line, d) => {
    const found: number[][] = []
    const grow = (numbers: number[]) => {
      const next = line[numbers.length]
      if (!next) {
        const sum = total(numbers)
        if (sum >= (lines[d]?.low ?? 0) && sum <= (lines[d]?.high ?? 0)) found.push(numbers)
        return
      }
      for (let n = next.low; n <= next.high; n++) grow([...numbers, n])
    }
    grow([])
    return found
  })
  // the sums of the first two lines are looked up for each third one
  const pairs = new Map<string, [number[], number[]][]>()
  for (const first of linesOf[0] ?? [])
    for (const second of linesOf[1] ?? []) {
      const key = first.map((n, q) => n + (second[q] ?? 0)).join()
      const known = pairs.get(key)
      if (known) known.push([first, second])
      else pairs.set(key, [[first, second]])
    }
  for (const third of linesOf[2] ?? [])
    for (const [key, found] of pairs) {
      if (!fits(key.split(',').map((n, q) => Number(n) + (third[q] ?? 0)))) continue
      for (const [first, second] of found)
        for (const [d, line] of [first, second, third].entries())
          for (const [q, n] of line.entries()) seen[d]?.[q]?.add(n)
    }
  return seen
}

/** Each inner count and the numbers that it can have for a stranger. */
const cellsOf = (counts: Counts, seen: Set<number>[][]) =>
  counts.flatMap((line, d) => line.map((n, q) => ({ n, numbers: seen[d]?.[q] ?? new Set<number>() })))

describe('shielding', () => {
  it('leaves zero and the threshold less one possible for every withheld cell, whatever is tried', async () => {
    const draw = randomFrom('shield').next
    let withheld = 0
    for (let trial = 0; trial < 25; trial++) {
      const counts = districts.map(() =>
        months.map(() => (draw() < 0.3 ? Math.floor(draw() * 5) : 5 + Math.floor(draw() * 6))),
      )
      const exposed: Place[] = []
      const told = await protect(tablesOf(counts), frameOf(exposed))
      expect(exposed).toEqual([])
      const seen = possible(readingOf(told))
      for (const { n, numbers } of cellsOf(counts, seen)) {
        expect(numbers.has(n)).toBe(true) // the truth is among what is possible
        if (n >= threshold) continue
        withheld++
        expect({ counts, n, zero: numbers.has(0), most: numbers.has(threshold - 1) }).toMatchObject({
          zero: true,
          most: true,
        })
      }
    }
    expect(withheld).toBeGreaterThan(40)
  })

  it('tells every count that reaches the threshold, as a rounded number or a range that holds it', async () => {
    const counts = [
      [20, 31, 12],
      [2, 14, 9],
      [40, 7, 16],
    ]
    const told = await protect(tablesOf(counts), frameOf([]))
    const [inner] = told
    expect(inner?.cells).toHaveLength(8)
    for (const one of inner?.cells ?? []) {
      const truth = counts[districts.indexOf(one.unitId)]?.[months.indexOf(one.start)] ?? Number.NaN
      if (one.kind === 'ROUNDED') expect(Math.abs((one.value ?? Number.NaN) - truth)).toBeLessThanOrEqual(2)
      else expect(one.kind === 'RANGE' && (one.low ?? 0) <= truth && truth <= (one.high ?? 0)).toBe(true)
    }
  })

  it('makes nothing wide where nothing is withheld', async () => {
    const told = await protect(tablesOf(districts.map(() => months.map(() => 12))), frameOf([]))
    expect(told.flatMap(({ cells }) => cells.map(({ kind }) => kind)).filter((kind) => kind !== 'ROUNDED')).toEqual([])
  })

  it('is bitten without its shield: hiding and rounding alone let some withheld cell be narrowed', async () => {
    const draw = randomFrom('naive').next
    const { steps } = await import('../protect.ts')
    const naive = steps.filter(({ name }) => name !== 'shield-withheld')
    let narrowed = 0
    for (let trial = 0; trial < 25; trial++) {
      const counts = districts.map(() =>
        months.map(() => (draw() < 0.1 ? Math.floor(draw() * 5) : 5 + Math.floor(draw() * 6))),
      )
      const seen = possible(readingOf(await protect(tablesOf(counts), frameOf([]), naive)))
      for (const { n, numbers } of cellsOf(counts, seen))
        if (n < threshold && !(numbers.has(0) && numbers.has(threshold - 1))) narrowed++
    }
    expect(narrowed).toBeGreaterThan(0)
  })
})

/** What a release told, for the one after it. */
function earlierFrom(tables: readonly Table[], through: string): Earlier {
  const told = new Map(
    tables.flatMap(({ lattice, cells }) =>
      cells.map((one) => [placeKey(lattice, one.unitId, one.start, one.category), { ...one, through }] as const),
    ),
  )
  const names = new Set(tables.map(({ lattice }) => tableKey(lattice)))
  return { told: (key) => told.get(key), toldIn: (name) => names.has(name), keys: () => [...told.keys()], through }
}

describe('a closed figure that a correction carries out of what was told', () => {
  it('is withheld, and what is told beside it leaves open that it went down or up by the least', async () => {
    const through = '2024-06-01' // January is closed, March and the quarter are not yet
    const steady = [1, 2, 3].map(() => [50, 50, 50])
    const first = await protect(tablesOf(steady), frameOf([], { through }))
    expect(first[0]?.cells).toHaveLength(9)
    for (const corrected of [60, 40]) {
      const exposed: Place[] = []
      const counts = [[corrected, 50, 50], ...steady.slice(1)]
      const frame = frameOf(exposed, { through, earlier: earlierFrom(first, through) })
      const told = readingOf(await protect(tablesOf(counts), frame))
      const { low: least, high: most } = told.lines[0] ?? { low: 0, high: 0 }
      const others = (told.inner[0] ?? []).slice(1)
      // January was told as 50, 48 to 52, and is gone
      expect(told.inner[0]?.[0]).toEqual({ low: 0, high: threshold - 1 })
      expect(others).toHaveLength(2)
      expect(least - total(others.map(({ high }) => high))).toBeLessThanOrEqual(47)
      expect(most - total(others.map(({ low }) => low))).toBeGreaterThanOrEqual(53)
      // the quarter of a district that nothing changed in is told as before
      expect(told.lines[1]).toEqual({ low: 148, high: 152 })
      expect(exposed).toEqual([])
    }
  })
})
