import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import { loadReference } from '../reference/load.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { importDesignations } from './designation.ts'
import type { DesignationKind } from './designation-check.ts'

const square = (lon: number, lat: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + size, lat],
      [lon + size, lat + size],
      [lon, lat + size],
      [lon, lat],
    ],
  ],
})
const line = {
  type: 'LineString',
  coordinates: [
    [106.05, 21.12],
    [106.09, 21.17],
    [106.12, 21.2],
  ],
}
const feature = (geometry: object, properties: object) => ({ type: 'Feature', properties, geometry })
const file = (features: object[], synthetic = true) =>
  JSON.stringify({ type: 'FeatureCollection', synthetic, features })
const housing = (code: string, more: object = {}) =>
  feature(square(106.07, 21.17, 0.01), {
    code,
    ten: 'Khu nhà trọ thử',
    lodging_houses: 12,
    rooms: 140,
    lodgers: 220,
    level: 2,
    ...more,
  })

describe.each(testKinds)('designations on the %s database', (kind) => {
  let made: TestDatabase
  const asOwner = <R>(fn: (sql: Sql) => Promise<R>) => withSql(made.db, { role: 'owner' }, fn)
  const importing = (as: DesignationKind, text: string, dryRun = false) =>
    asOwner((sql) => importDesignations(sql, as, text, { fileName: 'dia-ban.geojson', origin: 'Công an tỉnh', dryRun }))

  beforeAll(async () => {
    made = await freshDatabase(kind)
    await asOwner(async (sql) => {
      await loadReference(sql)
      await sql.query(`insert into data_kind (kind) values ('SYNTHETIC')`)
    })
  }, 120_000)
  afterAll(() => made.drop())

  test('an area gets its commune, its nearest park and its size, and the file is a source', async () => {
    const report = await importing('worker-housing-areas', file([housing('NT-01'), housing('NT-02')]))
    expect(report).toMatchObject({ written: 2, replaced: 0, faults: [] })
    const row = await asOwner((sql) =>
      sql.one(
        `select u.scheme, u.level, a.area_km2 > 1 and a.area_km2 < 1.3 as sized, a.nearest_park_km < 10 as near, a.rooms, s.publisher, s.kind
         from key_area a join admin_unit u on u.id = a.unit_id join source s on s.id = a.source_id where a.code = 'NT-01'`,
      ),
    )
    expect(row).toEqual({
      scheme: '24',
      level: 'COMMUNE',
      sized: true,
      near: true,
      rooms: 140,
      publisher: 'Công an tỉnh',
      kind: 'SYNTHETIC',
    })
  })

  test('a later file is the whole state: known codes change in place, invented ones it does not name go', async () => {
    const id = () => asOwner((sql) => sql.one(`select id from key_area where code = 'NT-01'`))
    const before = await id()
    const report = await importing('worker-housing-areas', file([housing('NT-01', { rooms: 150 })]))
    expect(report).toMatchObject({ written: 1, replaced: 1 })
    expect(await id()).toEqual(before)
    expect(await asOwner((sql) => sql.query('select code, rooms from key_area'))).toEqual([
      { code: 'NT-01', rooms: 150 },
    ])
  })

  test('routes are taken with their length, and areas of the other kind are left alone', async () => {
    const routes = file([feature(line, { code: 'T1', name_vi: 'Tuyến thử', kind: 'NATIONAL_HIGHWAY' })])
    expect(await importing('key-routes', routes, true)).toMatchObject({ written: 0, faults: [] })
    expect(await importing('key-routes', routes)).toMatchObject({ written: 1 })
    expect(
      await importing(
        'foreign-resident-areas',
        file([feature(square(106, 21.1, 0.02), { code: 'NN-1', name_vi: 'Khu thử', foreign_residents: 40 })]),
      ),
    ).toMatchObject({ written: 1, replaced: 0 })
    const row = await asOwner((sql) =>
      sql.one(`select length_km > 9 and length_km < 13 as measured, synthetic from key_route where code = 'T1'`),
    )
    expect(row).toEqual({ measured: true, synthetic: true })
    expect(await asOwner((sql) => sql.query('select code from key_area order by code'))).toEqual([
      { code: 'NN-1' },
      { code: 'NT-01' },
    ])
  })

  test('an invented database refuses a file that does not say it is invented', async () => {
    await expect(
      importing('key-routes', file([feature(line, { code: 'T1', name_vi: 'Tuyến' })], false)),
    ).rejects.toThrow(/"synthetic": true/)
  })

  test('nationalities are refused, and so are areas no larger than a building', async () => {
    const people = feature(square(106, 21.1, 0.02), { code: 'NN-2', name_vi: 'Khu', quoc_tich: 'x' })
    await expect(importing('foreign-resident-areas', file([people]))).rejects.toThrow(/nationality/)
    const report = await importing(
      'worker-housing-areas',
      file([feature(square(106.07, 21.17, 0.0003), { code: 'NT-9', ten: 'Nhà trọ' })]),
    )
    expect(report).toMatchObject({ written: 0, faults: [{ feature: 0, code: 'NT-9', reason: 'TOO_SMALL' }] })
  })

  test('every fault of a file is told, and nothing of it is written', async () => {
    const report = await importing(
      'worker-housing-areas',
      file([
        housing('NT-01', { rooms: 'nhiều' }),
        housing('NT-01'),
        feature(line, { code: 'NT-5', ten: 'Đường' }),
        feature(square(100, 21, 0.02), { code: 'NT-6', ten: 'Xa' }),
        feature(square(106.07, 21.17, 0.02), {}),
        housing('NN-1'),
      ]),
    )
    expect(report.written).toBe(0)
    expect(report.faults.map((fault) => `${fault.feature} ${fault.reason}`)).toEqual([
      '0 BAD_NUMBER',
      '1 DUPLICATE_CODE',
      '4 NO_CODE',
      '4 NO_NAME',
      '2 WRONG_SHAPE',
      '3 OUTSIDE',
      '5 CODE_TAKEN',
    ])
    expect(await asOwner((sql) => sql.query("select rooms from key_area where code = 'NT-01'"))).toEqual([
      { rooms: 150 },
    ])
  })
})
