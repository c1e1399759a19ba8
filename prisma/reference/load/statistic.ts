import type { Sql } from '../../access.ts'
import { denominatorsOf, type Point } from './denominator.ts'
import { merge } from './merge.ts'
import { type CsvRow, need, readCsv } from './read.ts'
import { type UnitIds, unitId } from './unit.ts'

const firstYear = 2019
const lastYear = 2027

/** Writes the figures about units and, from those marked for it, one denominator for each unit and year. */
export async function loadStatistics(sql: Sql, ids: UnitIds): Promise<{ statistics: number; denominators: number }> {
  const rows = readCsv('unit-statistic.csv')
  const statistics = await merge(
    sql,
    {
      table: 'unit_statistic',
      key: ['unit_id', 'statistic', 'year', 'source_id'],
      columns: ['as_of', 'value', 'note_vi', 'note_en', 'synthetic'],
    },
    rows.map(({ scheme, code, source, denominator: _, ...row }) => ({
      ...row,
      unit_id: unitId(ids, scheme ?? '', code ?? ''),
      source_id: source,
      synthetic: false,
    })),
  )
  const given = denominatorRows(rows, readCsv('unit-change.csv')).map(({ place: [scheme, code], ...row }) => ({
    ...row,
    unit_id: unitId(ids, scheme, code),
  }))
  const table = {
    table: 'unit_denominator',
    key: ['unit_id', 'statistic', 'year'],
    columns: ['value', 'method', 'source_id'],
  }
  return { statistics, denominators: await merge(sql, table, given) }
}

interface DenominatorRow {
  readonly place: readonly [scheme: string, code: string]
  readonly statistic: string
  readonly year: number
  readonly value: number
  readonly method: string
  readonly source_id: string
}

/** Denominators of every unit that has a sourced figure, a commune of 2025 also from the sum of its whole old communes. */
export function denominatorRows(statistics: readonly CsvRow[], changes: readonly CsvRow[]): DenominatorRow[] {
  const places = new Map<string, { place: readonly [string, string]; statistic: string; points: Point[] }>()
  const pointsOf = (scheme: string, code: string, statistic: string): Point[] => {
    const key = `${scheme}:${code} ${statistic}`
    const known = places.get(key) ?? { place: [scheme, code] as const, statistic, points: [] }
    places.set(key, known)
    return known.points
  }
  for (const row of statistics) {
    if (row.denominator === null) continue
    const point = { year: Number(row.year), value: Number(row.value), source: need(row, 'source') }
    pointsOf(need(row, 'scheme'), need(row, 'code'), need(row, 'statistic')).push(point)
  }
  for (const [scheme, code, members] of mergedCommunes(changes)) {
    for (const statistic of ['POPULATION', 'HOUSEHOLDS']) {
      const census = members.map((member) =>
        pointsOf('27', member, statistic).find((point) => point.year === firstYear),
      )
      const source = census[0]?.source
      if (source === undefined || census.some((point) => point === undefined)) continue
      const value = census.reduce((sum, point) => sum + (point?.value ?? 0), 0)
      pointsOf(scheme, code, statistic).push({ year: firstYear, value, source })
    }
  }
  return [...places.values()].flatMap(({ place, statistic, points }) =>
    denominatorsOf(points, firstYear, lastYear).map(({ year, value, method, source }) => ({
      place,
      statistic,
      year,
      value,
      method,
      source_id: source,
    })),
  )
}

/** Each commune of 2025 that old communes became, with all of them, those joined on the way included. */
function mergedCommunes(changes: readonly CsvRow[]): [scheme: string, code: string, members: string[]][] {
  const whole = changes.filter((row) => row.area_share === '1' && row.from_code !== '27')
  const next = new Map(whole.map((row) => [need(row, 'from_code'), row]))
  const members = new Map<string, string[]>()
  for (const start of next.keys()) {
    let row = next.get(start)
    while (row && row.to_scheme === '27') row = next.get(need(row, 'to_code'))
    if (!row) continue
    const code = need(row, 'to_code')
    members.set(code, [...(members.get(code) ?? []), start])
  }
  return [...members].map(([code, list]) => ['24', code, list])
}
