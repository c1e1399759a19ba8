import { withSql } from '@hub/prisma/access'
import { readExport, readExportUnits } from '@hub/prisma/data/export'
import { readFigures } from '@hub/prisma/data/figure'
import { readHotspots } from '@hub/prisma/data/hotspot'
import { readReportingEffort } from '@hub/prisma/data/reporting-effort'
import { importRecords } from '@hub/prisma/ingest/import'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHub, testDatabase, testKinds } from '../../../test/kit/database.ts'
import { exportColumns } from './column.ts'
import { exportFormats, exportRows } from './export.ts'
import { figureRows } from './figure.ts'
import { effortRows, hotspotRows } from './hotspot.ts'

describe.each(testKinds)('exporting from a database that is %s', (databaseKind) => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await testDatabase(databaseKind)
  })
  afterAll(() => hub.drop())
  const count = async (text: string) =>
    (await withSql(hub.db, { role: 'owner' }, (sql) => sql.one<{ n: number }>(`select (${text})::int as n`)))?.n

  test('every public row is there once, with a shape, in the columns of its kind alone', async () => {
    const expected = {
      'admin-units': 'select count(*) from admin_unit',
      'campaign-events': 'select count(*) from campaign_event',
      'key-routes': 'select count(*) from key_route',
      'worker-housing-areas': `select count(*) from key_area where kind = 'WORKER_HOUSING'`,
      'foreign-resident-areas': `select count(*) from key_area where kind = 'FOREIGN_RESIDENT'`,
      'industrial-parks': 'select count(*) from industrial_park',
    } as const
    for (const kind of Object.keys(expected) as (keyof typeof expected)[]) {
      const { rows, origin } = await readExport(hub.db, kind)
      expect(rows.length, kind).toBe(await count(expected[kind]))
      expect(rows.length, kind).toBeGreaterThan(0)
      const known = new Set<string>(exportColumns[kind].map(({ key }) => key))
      for (const row of rows)
        expect(
          Object.keys(row.cells).filter((key) => !known.has(key)),
          kind,
        ).toEqual([])
      expect(Object.keys(rows[0]?.cells ?? {}).length, kind).toBe(known.size)
      expect(
        rows.some(({ geometry }) => geometry !== null),
        kind,
      ).toBe(true)
      expect(origin).toMatchObject({ release: 1, synthetic: true, scaleFactor: 8 })
      expect(origin.sources.length, kind).toBeGreaterThan(0)
    }
  })

  test('what would warn an offender, and people behind an area, are in no file', async () => {
    const { rows } = await readExport(hub.db, 'foreign-resident-areas')
    for (const { cells } of rows)
      for (const key of Object.keys(cells)) expect(key).not.toMatch(/level|review|foreign|lodger/)
  })

  test('hotspots and reporting effort name denominator, method and caveat in every row of every format', async () => {
    const place = { scheme: '27', level: 'DISTRICT', grain: 'YEAR', period: '2024-01-01' } as const
    const access = { role: 'public' } as const
    const { units, origin } = await readExportUnits(hub.db, '27', 'DISTRICT')
    const options = { synthetic: origin.synthetic, withShapes: true }
    const spots = hotspotRows(await readHotspots(hub.db, access, { ...place, metric: 'tips_received' }), units, options)
    const effort = effortRows(
      await readReportingEffort(hub.db, access, { ...place, measure: 'attendances' }),
      units,
      options,
    )
    for (const [kind, rows] of [
      ['hotspots', spots],
      ['reporting-effort', effort],
    ] as const) {
      expect(rows, kind).toHaveLength(8)
      for (const { cells, geometry } of rows) {
        // a file has its columns and no others, and leaves none of them out
        expect(Object.keys(cells).sort(), kind).toEqual(exportColumns[kind].map(({ key }) => key).sort())
        expect(cells.method, kind).toMatch(/\w/)
        expect(cells.caveat, kind).toMatch(/nhiều tin|Many tips|Nhiều tin/)
        expect(geometry, kind).not.toBeNull()
      }
      for (const format of exportFormats) {
        const file = await exportRows(kind, rows, format, origin)
        if (format !== 'xlsx')
          expect(new TextDecoder().decode(file)).toContain(kind === 'hotspots' ? 'Getis' : 'tổng dân')
      }
    }
    const [told] = spots
    expect(told?.cells).toMatchObject({ statistic: 'POPULATION', denominator_year: 2024, rate_per: 10_000 })
    expect(told?.cells.denominator_source).toMatch(/\w/)
  })

  test('figures are told with the kind of each answer', async () => {
    const answer = await readFigures(
      hub.db,
      { role: 'public' },
      {
        metric: 'tips_received',
        scheme: '27',
        level: 'DISTRICT',
        grain: 'MONTH',
        from: '2024-01-01',
        to: '2024-12-31',
      },
    )
    const { units, origin } = await readExportUnits(hub.db, '27', 'DISTRICT')
    const rows = figureRows(answer, units, { synthetic: origin.synthetic, withShapes: true })
    expect(rows).toHaveLength(8 * 12)
    expect(rows.every(({ cells, geometry }) => geometry !== null && cells.unit_code !== null)).toBe(true)
    const told = rows.filter(({ cells }) => cells.value !== null)
    expect(new Set(told.map(({ cells }) => cells.kind))).toEqual(new Set(['ROUNDED']))
    expect(rows.some(({ cells }) => cells.kind === 'WITHHELD' && cells.value === null)).toBe(true)
  })

  test('events that were exported can be imported, as the columns have the same names', async () => {
    const { rows, origin } = await readExport(hub.db, 'campaign-events')
    const file = await exportRows('campaign-events', rows.slice(-600), 'csv', origin)
    const report = await importRecords(hub.db, {
      kind: 'campaign-events',
      file,
      fileName: 'events.csv',
      origin: 'other',
      dryRun: true,
    })
    expect(report.notes.filter(({ code }) => code !== 'COLUMN_IGNORED').slice(0, 3)).toEqual([])
    expect(report).toMatchObject({ read: 600, new: 600, refused: 0 })
  })
})
