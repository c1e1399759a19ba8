import { describe, expect, test } from 'vitest'
import { denominatorsOf } from './denominator.ts'
import { readCsv } from './read.ts'
import { denominatorRows } from './statistic.ts'

describe('denominators', () => {
  const points = [
    { year: 2025, value: 160, source: 'dossier' },
    { year: 2019, value: 100, source: 'census' },
  ]

  test('a sourced year stays, years between lie on the line, later years are carried', () => {
    const rows = denominatorsOf(points, 2018, 2026)
    expect(rows.map((row) => row.value)).toEqual([100, 100, 110, 120, 130, 140, 150, 160, 160])
    expect(rows.map((row) => row.method[0]).join('')).toBe('CSIIIIISC')
    expect(rows.find((row) => row.year === 2022)?.source).toBe('census')
    expect(rows.find((row) => row.year === 2023)?.source).toBe('dossier')
  })

  test('nothing is made up where no year is sourced', () => {
    expect(denominatorsOf([], 2019, 2027)).toEqual([])
  })

  const rows = denominatorRows(readCsv('unit-statistic.csv'), readCsv('unit-change.csv'))
  const rowOf = (place: string, statistic: string, year: number) =>
    rows.find((row) => row.place.join(':') === place && row.statistic === statistic && row.year === year)

  test('a commune of 2025 had in 2019 the people of its whole old communes, joined ones included', () => {
    // Kinh Bắc took in communes that had been joined to one of its own in December 2024
    const old = readCsv('unit-change.csv').filter((row) => row.to_code === '09187' && row.area_share === '1')
    const codes = old.flatMap((row) => [
      row.from_code,
      ...readCsv('unit-change.csv')
        .filter((earlier) => earlier.to_scheme === '27' && earlier.to_code === row.from_code)
        .map((earlier) => earlier.from_code),
    ])
    expect(codes).toEqual(expect.arrayContaining(['09175', '09178', '09184']))
    const sum = readCsv('unit-statistic.csv')
      .filter(
        (row) =>
          row.scheme === '27' &&
          row.statistic === 'POPULATION' &&
          row.year === '2019' &&
          codes.includes(row.code ?? null),
      )
      .reduce((total, row) => total + Number(row.value), 0)
    expect(rowOf('24:09187', 'POPULATION', 2019)).toMatchObject({
      value: sum,
      method: 'SOURCED',
      source_id: 'census-2019',
    })
  })

  test('figures with converted temporary residents divide nothing', () => {
    expect(rowOf('27:256', 'POPULATION', 2022)).toMatchObject({ method: 'INTERPOLATED', value: 255_427 })
  })

  test('a commune of former Bắc Giang has no census here, so it is carried back from 2025 and has no households', () => {
    expect(rowOf('24:07210', 'POPULATION', 2019)).toMatchObject({ method: 'CARRIED', value: 122_838 })
    expect(rowOf('24:07210', 'HOUSEHOLDS', 2019)).toBeUndefined()
  })
})
