import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

describe.each(testKinds)('catchments of the real lines and areas on the %s database', (kind) => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp(kind)
  })
  afterAll(() => app.close())

  // Lines of two carriageways are the hard ones: their buffers nearly touch themselves everywhere.
  test.each(['keyRoutes', 'workerHousingAreas', 'foreignResidentAreas', 'industrialParks'])(
    'are found around all %s',
    async (list) => {
      const found = await app.query<Record<string, { nodes: { id: string }[] }>>(
        `{ ${list}(first: 100) { nodes { id } } }`,
      )
      const ids = found[list]?.nodes.map(({ id }) => id) ?? []
      expect(ids.length).toBeGreaterThan(4)
      for (const id of ids) {
        const around = [0.5, 2, 5].map(
          (km) =>
            `km${km * 10}: catchment(of: "${id}", withinKm: ${km}, from: "2025-01-01", to: "2025-12-31") { areaKm2 events }`,
        )
        const areas = await app.query<Record<string, { areaKm2: number; events: number } | null>>(
          `{ ${around.join(' ')} }`,
        )
        const [near, far, farthest] = ['km5', 'km20', 'km50'].map((key) => areas[key])
        expect(near?.areaKm2, id).toBeGreaterThan(0.5)
        expect(far?.areaKm2, id).toBeGreaterThan(near?.areaKm2 ?? Number.POSITIVE_INFINITY)
        expect(farthest?.areaKm2, id).toBeGreaterThan(far?.areaKm2 ?? Number.POSITIVE_INFINITY)
        expect(farthest?.events, id).toBeGreaterThanOrEqual(far?.events ?? Number.POSITIVE_INFINITY)
      }
    },
  )
})
