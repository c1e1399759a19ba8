import { describe, expect, it } from 'vitest'
import { areaFault, circleBox, type LonLat } from './drawn-area.ts'

const polygon = (...vertices: LonLat[]) => ({ kind: 'polygon', vertices }) as const
const circle = (lon: number, lat: number, radiusKm: number) =>
  ({ kind: 'circle', centre: [lon, lat], radiusKm }) as const

describe('an area that is drawn', () => {
  it('may be a circle or any simple polygon within the map, either way round, hollow or not', () => {
    expect(areaFault(circle(106.1, 21.1, 5))).toBeUndefined()
    expect(areaFault(polygon([106, 21], [106.1, 21], [106.1, 21.1], [106, 21.1]))).toBeUndefined()
    expect(areaFault(polygon([106, 21.1], [106.1, 21.1], [106.1, 21], [106, 21]))).toBeUndefined()
    // A horseshoe.
    expect(
      areaFault(
        polygon(
          [106, 21],
          [106.3, 21],
          [106.3, 21.2],
          [106.2, 21.2],
          [106.2, 21.1],
          [106.1, 21.1],
          [106.1, 21.2],
          [106, 21.2],
        ),
      ),
    ).toBeUndefined()
  })

  it.each([
    [
      'a bow tie',
      polygon([106, 21], [106.1, 21.1], [106.1, 21], [106, 21.1]),
      { kind: 'CROSSING', first: 1, second: 3 },
    ],
    [
      'a vertex on another edge',
      polygon([106, 21], [106.2, 21], [106.2, 21.1], [106.1, 21], [106, 21.1]),
      { kind: 'CROSSING', first: 1, second: 3 },
    ],
    ['a spike', polygon([106, 21], [106.2, 21], [106.1, 21], [106.1, 21.1]), { kind: 'CROSSING', first: 1, second: 2 }],
    [
      'a crossing with the closing edge',
      polygon([106, 21], [106.2, 21], [106.1, 20.95], [106.1, 21.1]),
      { kind: 'CROSSING', first: 1, second: 3 },
    ],
    ['the same vertex twice', polygon([106, 21], [106.1, 21], [106, 21], [106, 21.1]), { kind: 'TWICE', vertex: 3 }],
    ['three on a line', polygon([106, 21], [106.1, 21.1], [106.2, 21.2]), { kind: 'FLAT' }],
    ['two vertices', polygon([106, 21], [106.1, 21]), { kind: 'FEW' }],
    ['a vertex in the sea', polygon([106, 21], [107.5, 21], [106, 21.1]), { kind: 'OUTSIDE', vertex: 2 }],
    ['no number', polygon([106, 21], [Number.NaN, 21], [106, 21.1]), { kind: 'OUTSIDE', vertex: 2 }],
    ['a circle that reaches out', circle(106.1, 21.7, 20), { kind: 'OUTSIDE', vertex: 1 }],
    ['a circle round a house', circle(106.1, 21.1, 0.05), { kind: 'RADIUS' }],
    ['a circle without a radius', circle(106.1, 21.1, Number.NaN), { kind: 'RADIUS' }],
    ['too large a circle', circle(106.1, 21.1, 51), { kind: 'RADIUS' }],
  ])('may not be %s', (_name, area, fault) => expect(areaFault(area)).toEqual(fault))

  it('may have two hundred vertices and no more', () => {
    const round = (count: number) =>
      polygon(
        ...Array.from({ length: count }, (_, index): LonLat => {
          const turn = (2 * Math.PI * index) / count
          return [106.2 + 0.1 * Math.cos(turn), 21.2 + 0.1 * Math.sin(turn)]
        }),
      )
    expect(areaFault(round(200))).toBeUndefined()
    expect(areaFault(round(201))).toEqual({ kind: 'MANY' })
  })
})

it('has a box that holds the circle whole: 10 km are about 0.0903 degrees of latitude here', () => {
  const [west, south, east, north] = circleBox([106, 21], 10)
  expect(north - 21).toBeGreaterThan(0.0903)
  expect(north - 21).toBeLessThan(0.092)
  expect(21 - south).toBeCloseTo(north - 21, 9)
  expect(east - 106).toBeGreaterThan(0.0963)
  expect(106 - west).toBeCloseTo(east - 106, 9)
})
