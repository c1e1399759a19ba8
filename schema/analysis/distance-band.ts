import { type Neighbours, neighboursFromPairs } from './neighbours.ts'
import { PointGrid, type Points } from './point-grid.ts'

/**
 * Neighbours are the places within a distance, the distance itself included: what lies a 10⁻¹² part beyond counts as on it, since square roots are
 * rounded. Distances are straight lines in the plane: give positions in metres of a projection, not in degrees.
 *
 * @throws RangeError for a threshold that is negative or no finite number
 */
export function distanceBand(points: Points, threshold: number): Neighbours {
  if (!(threshold >= 0 && threshold < Infinity))
    throw new RangeError(`threshold: ${threshold} is no finite distance of zero or more`)
  const grid = new PointGrid(points, threshold)
  const limit = (threshold * (1 + 1e-12)) ** 2
  const reach = Math.ceil((threshold * (1 + 1e-12)) / grid.size)
  let one = new Int32Array(4096)
  let other = new Int32Array(4096)
  let count = 0
  for (let place = 0; place < points.x.length; place++) {
    const column = grid.columnOf(points.x[place] as number)
    const row = grid.rowOf(points.y[place] as number)
    for (let down = row - reach; down <= row + reach; down++)
      for (let across = column - reach; across <= column + reach; across++)
        for (const near of grid.bin(across, down)) {
          if (near <= place || grid.squaredDistance(place, near) > limit) continue
          if (count === one.length) {
            one = doubled(one)
            other = doubled(other)
          }
          one[count] = place
          other[count++] = near
        }
  }
  return neighboursFromPairs(points.x.length, one, other, count)
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(list.length * 2)
  wide.set(list)
  return wide
}
