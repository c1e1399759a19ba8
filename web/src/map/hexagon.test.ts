import { expect, it } from 'vitest'
import { hexagonOf } from './hexagon.ts'

// What the hub answers for these hexagons: their middles, and their outlines cut to five digits.
it.each([
  [
    'Cell:500:719:2725',
    [105.880293, 21.337387],
    [
      [105.87547, 21.3374],
      [105.87787, 21.33348],
      [105.88269, 21.33347],
      [105.88511, 21.33738],
      [105.88271, 21.34129],
      [105.87789, 21.3413],
    ],
  ],
  [
    'Cell:500:879:2724',
    [107.036923, 21.322969],
    [
      [107.0321, 21.32301],
      [107.03447, 21.31908],
      [107.03929, 21.31904],
      [107.04174, 21.32292],
      [107.03937, 21.32686],
      [107.03455, 21.3269],
    ],
  ],
  [
    'Cell:4000:90:337',
    [105.886921, 21.106609],
    [
      [105.84842, 21.10669],
      [105.86759, 21.07536],
      [105.90609, 21.07527],
      [105.92542, 21.10652],
      [105.90626, 21.13785],
      [105.86775, 21.13794],
    ],
  ],
  [
    'Cell:4000:110:341',
    [107.044437, 21.350272],
    [
      [107.00588, 21.35062],
      [107.02484, 21.31917],
      [107.06338, 21.31881],
      [107.08299, 21.34991],
      [107.06405, 21.38137],
      [107.02548, 21.38173],
    ],
  ],
] as const)('draws %s as the hub cuts it, to two metres', (id, centre, outline) => {
  const drawn = hexagonOf(id, centre).coordinates[0] ?? []
  expect(drawn).toHaveLength(7)
  expect(drawn.at(-1)).toEqual(drawn[0])
  for (const [lon = 0, lat = 0] of outline) {
    const metres = drawn.map(([x = 0, y = 0]) => Math.hypot((x - lon) * 103_900, (y - lat) * 110_730))
    expect(Math.min(...metres)).toBeLessThan(2)
  }
})
