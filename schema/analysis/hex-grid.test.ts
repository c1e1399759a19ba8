import { expect, it } from 'vitest'
import { type HexPlace, hexAround, hexNeighbours } from './hex-grid.ts'

/** The middle of a hexagon of edge 1, as ST_HexagonGrid places it: columns 1.5 apart, odd ones half a row higher. */
const middle = ({ i, j }: HexPlace) => [1.5 * i, Math.sqrt(3) * (j + (i & 1) / 2)] as const

it('neighbours of a hexagon are the six whose middles are nearest, in even and odd columns and below zero', () => {
  for (const place of [
    { i: 0, j: 0 },
    { i: 1, j: 0 },
    { i: -3, j: -2 },
    { i: -4, j: 7 },
  ]) {
    const near = hexAround(place)
    expect(new Set(near.map(({ i, j }) => `${i} ${j}`)).size).toBe(6)
    const [x, y] = middle(place)
    for (const other of near) {
      const [a, b] = middle(other)
      expect(Math.hypot(a - x, b - y)).toBeCloseTo(Math.sqrt(3), 12)
    }
  }
})

it('lists name only hexagons that are there, both ways', () => {
  const places = [
    { i: 0, j: 0 },
    { i: 1, j: 0 },
    { i: 5, j: 5 },
  ]
  expect(hexNeighbours(places)).toEqual([[1], [0], []])
})
