import { describe, expect, it } from 'vitest'
import { boxFrom, boxOf, showingOf } from './place.ts'

describe('where a found thing lies', () => {
  it('is the box round all its coordinates', () => {
    expect(
      boxOf({
        type: 'MultiLineString',
        coordinates: [
          [
            [106, 21],
            [106.2, 21.3],
          ],
          [
            [105.9, 21.1],
            [106.1, 20.9],
          ],
        ],
      }),
    ).toEqual([105.9, 20.9, 106.2, 21.3])
    expect(boxOf({ type: 'Point', coordinates: [106, 21] })).toEqual([106, 21, 106, 21])
    expect(boxOf({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined()
    expect(boxFrom([1, 2, 3])).toBeUndefined()
  })

  it('is the unit of today for an old commune, which has no outline', () => {
    const outlineUnit = { id: 'AdminUnit:9', basis: 'SINCE_2025_07', level: 'COMMUNE', bbox: [1, 2, 3, 4] } as const
    const node = {
      __typename: 'AdminUnit',
      id: 'AdminUnit:5',
      basis: 'BEFORE_2025_07',
      level: 'COMMUNE',
      bbox: null,
      outlineUnit,
    } as never
    expect(showingOf(node)).toEqual({ target: [1, 2, 3, 4], unit: { id: 'AdminUnit:9', basis: 'SINCE_2025_07' } })
  })

  it('is nothing for what is unknown', () => {
    expect(showingOf(null)).toBeUndefined()
  })
})
