import { readFileSync } from 'node:fs'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import { loadReference } from '../reference/load.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { importOutlines, type OutlineOptions } from './outline.ts'

type Unit = Feature<Polygon | MultiPolygon, Record<string, string>>
const units: readonly Unit[] = JSON.parse(
  readFileSync(new URL('../reference/outline/admin-unit.geojson', import.meta.url), 'utf8'),
).features
const communes = units.filter(({ properties }) => properties.level === 'commune')
const districts = units.filter(({ properties }) => properties.level === 'district')
const file = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const first = communes[0] as Unit
const other = communes.slice(1)
/** The first commune with some of its members changed, and all the others. */
const changed = (change: Partial<Unit>) => file([{ ...first, ...change }, ...other])
const moved = (unit: Unit, by: number) => ({
  ...unit.geometry,
  coordinates: JSON.parse(JSON.stringify(unit.geometry.coordinates), (_key, value) =>
    Array.isArray(value) && typeof value[0] === 'number' ? [value[0] + by, value[1]] : value,
  ),
})

describe.each(testKinds)('official outlines on the %s database', (kind) => {
  let made: TestDatabase
  const asOwner = <R>(fn: (sql: Sql) => Promise<R>) => withSql(made.db, { role: 'owner' }, fn)
  const importing = (text: string, options: Partial<OutlineOptions> = {}) =>
    asOwner((sql) => importOutlines(sql, text, { fileName: 'ranh-gioi.geojson', ...options }))
  const reasons = async (text: string, options: Partial<OutlineOptions> = {}) => {
    const report = await importing(text, options)
    expect(report.written).toBe(0)
    return report.faults.filter((fault) => fault.severity === 'ERROR').map((fault) => `${fault.code} ${fault.reason}`)
  }
  const sourcesOf = (level: string) =>
    asOwner((sql) =>
      sql.query<{ source: string; units: number }>(
        `select left(outline_source_id, 7) as source, count(*)::int as units from admin_unit where level = $1 and outline is not null group by 1`,
        [level],
      ),
    )

  beforeAll(async () => {
    made = await freshDatabase(kind)
    await asOwner((sql) => loadReference(sql))
  }, 120_000)
  afterAll(() => made.drop())

  test('each fault is told with the feature and its code, and nothing is written', async () => {
    expect(await reasons(changed({ properties: { scheme: '24', code: '99999' } }))).toEqual([
      '99999 UNKNOWN_CODE',
      `${first.properties.code} MISSING`,
    ])
    expect(await reasons(changed({ properties: { scheme: '24', name: 'Không mã' } }))).toContain('null NO_CODE')
    expect(await reasons(file([...communes, first]))).toEqual([`${first.properties.code} DUPLICATE_CODE`])
    expect(await reasons(changed({ geometry: moved(first, 0.002) }))).toEqual(
      expect.arrayContaining([`${first.properties.code} OVERLAP`]),
    )
    const bow = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [106, 21.3],
          [106.1, 21.4],
          [106.1, 21.3],
          [106, 21.4],
          [106, 21.3],
        ],
      ],
    }
    expect(await reasons(changed({ geometry: bow }))).toEqual([`${first.properties.code} INVALID`])
    const small = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [106.2, 21.28],
          [106.22, 21.28],
          [106.22, 21.3],
          [106.2, 21.28],
        ],
      ],
    }
    expect(await reasons(changed({ geometry: small }))).toContain(`${first.properties.code} AREA`)
    const point = { type: 'Point', coordinates: [106.2, 21.28] } as unknown as Polygon
    expect(await reasons(changed({ geometry: point }))).toEqual([`${first.properties.code} NOT_AREA`])
    expect(await reasons(changed({ geometry: moved(first, 5) }))).toEqual([`${first.properties.code} OUTSIDE`])
    expect(await sourcesOf('COMMUNE')).toEqual([{ source: 'admin-m', units: 99 }])
  }, 60_000)

  test('a file whose boundary basis cannot be told is refused, for codes were used again', async () => {
    const bare = communes
      .filter(({ properties }) => ['09169', '09187'].includes(properties.code ?? ''))
      .map((unit) => ({ ...unit, properties: { ma: unit.properties.code } }))
    await expect(importing(file(bare))).rejects.toThrow(/27.*24/)
    expect(await reasons(file(bare), { scheme: '24' })).toHaveLength(97)
  })

  test('a system of coordinates that is not known is refused with the list of those that are', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32648' } }
    await expect(importing(file(communes, { crs }))).rejects.toThrow(/9209/)
  })

  test('a dry run checks and writes nothing', async () => {
    const report = await importing(file(communes), { dryRun: true })
    expect(report).toMatchObject({ scheme: '24', srid: 4326, features: 99, written: 0 })
    expect(report.faults.filter((fault) => fault.severity === 'ERROR')).toEqual([])
    expect(await sourcesOf('COMMUNE')).toEqual([{ source: 'admin-m', units: 99 }])
  })

  test('a file in VN-2000 lands where the same file in WGS 84 does, and districts and provinces become its unions', async () => {
    const features = await asOwner((sql) =>
      sql.query<Unit>(
        `select 'Feature' as type, jsonb_build_object('ma_xa', code, 'scheme', scheme) as properties, st_asgeojson(st_transform(outline, 9209), 4)::jsonb as geometry
         from admin_unit where scheme = '24' and level = 'COMMUNE' order by code`,
      ),
    )
    const before = await asOwner((sql) =>
      sql.query<{ code: string; x: number; y: number }>(
        `select scheme || code as code, st_x(st_centroid(outline)) as x, st_y(st_centroid(outline)) as y from admin_unit where outline is not null order by 1`,
      ),
    )
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::9209' } }
    const report = await importing(file(features, { crs }), { publisher: 'Sở Nông nghiệp và Môi trường' })
    expect(report).toMatchObject({ srid: 9209, written: 99 })
    const after = await asOwner((sql) =>
      sql.query<{ code: string; x: number; y: number }>(
        `select scheme || code as code, st_x(st_centroid(outline)) as x, st_y(st_centroid(outline)) as y from admin_unit where outline is not null order by 1`,
      ),
    )
    expect(after.map((row) => row.code)).toEqual(before.map((row) => row.code))
    for (const [index, row] of after.entries()) {
      expect(Math.abs(row.x - (before[index]?.x ?? 0))).toBeLessThan(1e-5)
      expect(Math.abs(row.y - (before[index]?.y ?? 0))).toBeLessThan(1e-5)
    }
    expect(await sourcesOf('COMMUNE')).toEqual([{ source: 'import-', units: 99 }])
    expect(await sourcesOf('DISTRICT')).toEqual([{ source: 'import-', units: 8 }])
    expect(await sourcesOf('PROVINCE')).toEqual([{ source: 'import-', units: 2 }])
    const source = await asOwner((sql) =>
      sql.one<{ publisher: string; kind: string }>(`select publisher, kind from source where id like 'import-%'`),
    )
    expect(source).toEqual({ publisher: 'Sở Nông nghiệp và Môi trường', kind: 'REAL' })
  }, 60_000)

  test('outlines from an official file outlive the next load of the reference data', async () => {
    await asOwner((sql) => loadReference(sql))
    expect(await sourcesOf('COMMUNE')).toEqual([{ source: 'import-', units: 99 }])
  }, 60_000)

  test('districts of the scheme before 1 July 2025 are taken too', async () => {
    expect(await importing(file(districts))).toMatchObject({ scheme: '27', written: 8 })
  })
})
