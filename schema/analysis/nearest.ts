import { type Neighbours, neighboursFromLists } from './neighbours.ts'
import { PointGrid, type Points } from './point-grid.ts'

/**
 * Neighbours are the `count` nearest places, all others where there are not so many. Of places equally far the one that comes first is taken. The relation
 * need not go both ways: the nearest to a lonely place have nearer ones of their own. Distances are straight lines in the plane.
 *
 * @throws RangeError when `count` is not a whole number above zero
 */
export function nearest(points: Points, count: number): Neighbours {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count: ${count} is not a whole number above zero`)
  const { x, y } = points
  const grid = new PointGrid(points, 0)
  const widest = Math.max(grid.columns, grid.rows)
  const lists = Array.from({ length: x.length }, (_, place) => {
    const [column, row] = [grid.columnOf(x[place] as number), grid.rowOf(y[place] as number)]
    const found: Candidate[] = []
    // ring after ring of bins; what lies in ring r + 1 is farther than r bins
    for (let ring = 0; ring <= widest; ring++) {
      const safe = ((ring - 1) * grid.size) ** 2
      if (ring > 0 && found.length >= count && (found[count - 1]?.distance ?? 0) < safe) break
      for (let down = row - ring; down <= row + ring; down++) {
        const edge = Math.abs(down - row) === ring
        for (let across = column - ring; across <= column + ring; across += edge || ring === 0 ? 1 : 2 * ring)
          for (const other of grid.bin(across, down))
            if (other !== place) insert(found, { place: other, distance: grid.squaredDistance(place, other) }, count)
      }
    }
    return found.map((candidate) => candidate.place)
  })
  return neighboursFromLists(lists)
}

interface Candidate {
  readonly place: number
  readonly distance: number
}

/** Keeps the best few, nearest first. */
function insert(found: Candidate[], candidate: Candidate, most: number): void {
  const before = (other: Candidate) =>
    other.distance < candidate.distance || (other.distance === candidate.distance && other.place < candidate.place)
  let at = found.length
  while (at > 0 && !before(found[at - 1] as Candidate)) at--
  if (at >= most) return
  found.splice(at, 0, candidate)
  if (found.length > most) found.pop()
}
