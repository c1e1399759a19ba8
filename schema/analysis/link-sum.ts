import { type Neighbours, placeCount } from './neighbours.ts'

export type WeightStyle = 'BINARY' | 'ROW'

/** What the moments of global statistics need of the weights w. */
export interface LinkSums {
  /** Σ w. */
  readonly s0: number
  /** ½ Σ (w_ij + w_ji)². */
  readonly s1: number
  /** Σ (row sum + column sum)². */
  readonly s2: number
}

/** The weight of every neighbour of a place: 1, or with row-standardised weights one over their number. 0 for an island. */
export function rowWeights({ start }: Neighbours, style: WeightStyle): Float64Array {
  return Float64Array.from({ length: start.length - 1 }, (_, place) => {
    const count = (start[place + 1] as number) - (start[place] as number)
    return count === 0 ? 0 : style === 'ROW' ? 1 / count : 1
  })
}

/** The sums, also of neighbours that do not go both ways. */
export function linkSums(neighbours: Neighbours, weights: Float64Array): LinkSums {
  const { start, to } = neighbours
  const size = placeCount(neighbours)
  const around = new Float64Array(size)
  let [s0, s1] = [0, 0]
  for (let place = 0; place < size; place++)
    for (let link = start[place] as number; link < (start[place + 1] as number); link++) {
      const other = to[link] as number
      const weight = weights[place] as number
      const back = isNeighbour(neighbours, other, place) ? (weights[other] as number) : 0
      s0 += weight
      // a pair that goes both ways is met twice, one that does not once
      s1 += back === 0 ? weight ** 2 : (weight + back) ** 2 / 2
      around[place] = (around[place] as number) + weight
      around[other] = (around[other] as number) + weight
    }
  return { s0, s1, s2: around.reduce((sum, value) => sum + value * value, 0) }
}

function isNeighbour({ start, to }: Neighbours, place: number, other: number): boolean {
  let from = start[place] as number
  let until = start[place + 1] as number
  while (from < until) {
    const middle = (from + until) >> 1
    if ((to[middle] as number) < other) from = middle + 1
    else until = middle
  }
  return from < (start[place + 1] as number) && to[from] === other
}
