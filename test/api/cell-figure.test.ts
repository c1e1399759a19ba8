import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

const document = `query ($box: Bbox!) {
  cellFigures(metric: TIPS_RECEIVED, from: "2019-01-01", to: "2026-12-31", edge: M1000, bbox: $box) { unplaced cells { cellId count } }
}`
const box = { west: 105.6, south: 20.8, east: 107.2, north: 21.75 }

describe.each(testKinds)('figures by hexagon on the %s database', (kind) => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp(kind)
  })
  afterAll(() => app.close())

  test('count every tip once: in one hexagon, or as having no point', async () => {
    const token = await app.token('figures:exact', 'records:read')
    const { cellFigures } = await app.query<{
      cellFigures: { unplaced: number; cells: { cellId: string; count: number }[] }
    }>(document, { box }, token)
    const { tips } = await app.query<{ tips: { totalCount: number } }>('{ tips(first: 1) { totalCount } }', {}, token)
    const placed = cellFigures.cells.reduce((sum, cell) => sum + cell.count, 0)
    expect(placed).toBeGreaterThan(100)
    expect(placed + cellFigures.unplaced).toBe(tips.totalCount)
    expect(new Set(cellFigures.cells.map((cell) => cell.cellId)).size).toBe(cellFigures.cells.length)
    expect(cellFigures.cells.every((cell) => /^Cell:1000:-?\d+:-?\d+$/.test(cell.cellId))).toBe(true)
  })

  test('name the communes of each hexagon and draw its sides, when they are asked for', async () => {
    const { cellFigures } = await app.query<{
      cellFigures: {
        cells: {
          centre: { lon: number; lat: number }
          units: { nameVi: string; level: string }[]
          outline: { type: string; coordinates: number[][][] }
        }[]
      }
    }>(
      document.replace('cellId count', 'centre { lon lat } units { nameVi level } outline'),
      { box },
      await app.token('figures:exact'),
    )
    expect(cellFigures.cells.length).toBeGreaterThan(50)
    for (const { centre, units, outline } of cellFigures.cells) {
      expect(units.length).toBeGreaterThan(0)
      expect(units.every(({ level }) => level === 'COMMUNE')).toBe(true)
      expect(outline.type).toBe('Polygon')
      expect(outline.coordinates[0]).toHaveLength(7)
      expect(Math.abs((outline.coordinates[0]?.[0]?.[0] ?? 0) - centre.lon)).toBeLessThan(0.02)
    }
  })

  test('are counted in the part of a window that the map holds, and a window that is none is refused', async () => {
    const token = await app.token('figures:exact')
    const told = async (window: object) => (await app.ask(document, { box: window }, token)).data
    expect(await told({ west: -180, south: -90, east: 180, north: 90 })).toEqual(await told(box))
    expect(await told({ west: 10, south: 40, east: 11, north: 41 })).toMatchObject({ cellFigures: { cells: [] } })
    for (const [wrong, field] of [
      [{ south: 91 }, 'bbox'],
      [{ west: 107.2, east: 105.6 }, 'bbox.west'],
      [{ south: 21.75, north: 20.8 }, 'bbox.south'],
    ] as const) {
      const { errors } = await app.ask(document, { box: { ...box, ...wrong } }, token)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
    }
  })

  test('are refused to the public and to accounts without exact figures', async () => {
    const open = await app.ask(document, { box })
    expect(open.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const other = await app.ask(document, { box }, await app.token('records:read'))
    expect(other.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
