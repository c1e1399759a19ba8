/**
 * Hexagons with flat tops, numbered by column and row as ST_HexagonGrid does: every odd column lies half a row higher than the even one
 * before it.
 */
export interface HexPlace {
  readonly i: number
  readonly j: number
}

const around = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, -1],
  [-1, 1],
] as const

/** The row on the slanted axis, on which neighbours differ by at most one. `& 1` is 1 for odd columns below zero too. */
const slantOf = ({ i, j }: HexPlace) => j - (i - (i & 1)) / 2

/** The six hexagons that share an edge with one. */
export function hexAround(place: HexPlace): HexPlace[] {
  const slant = slantOf(place)
  return around.map(([column, step]) => {
    const i = place.i + column
    return { i, j: slant + step + (i - (i & 1)) / 2 }
  })
}

/** For each hexagon of a list the positions of those of the list that share an edge with it. */
export function hexNeighbours(places: readonly HexPlace[]): number[][] {
  const at = new Map(places.map(({ i, j }, index) => [`${i} ${j}`, index]))
  return places.map((place) => hexAround(place).flatMap(({ i, j }) => at.get(`${i} ${j}`) ?? []))
}
