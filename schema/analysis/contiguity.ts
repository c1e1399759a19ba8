import { type Neighbours, neighboursFromPairs } from './neighbours.ts'

/** Rings of a place, of all its polygons, outer and inner alike: positions as GeoJSON has them. The closing position may be there or not. */
export type Outline = readonly (readonly (readonly number[])[])[]

export interface ContiguityOptions {
  /** QUEEN: a shared corner is enough. ROOK: a side must be shared. */
  readonly kind: 'QUEEN' | 'ROOK'
  /**
   * Positions that agree in so many decimals are one; without it they must agree exactly. A grid of rounding has edges: two positions closer than
   * the last decimal may still fall apart, so give outlines of one source, or clean them first.
   */
  readonly decimals?: number
}

/**
 * Contiguity of areas: two are neighbours that share a position (queen) or a side between two positions (rook). It compares the positions of the
 * outlines, not the space between them, so a corner that touches the middle of a side of another area is not seen: outlines must have
 * been cut from one coverage, as those of administrative units and grids are. An area without an outline is an island.
 */
export function contiguity(outlines: readonly Outline[], { kind, decimals }: ContiguityOptions): Neighbours {
  const pairs = new PairList()
  const owners = new Owners(pairs)
  const corners = new NumberPairs()
  const sides = new NumberPairs()
  const scale = decimals === undefined ? 0 : 10 ** decimals
  const cornerOf = (position: readonly number[]) => {
    const [x, y] = [position[0] as number, position[1] as number]
    return scale > 0 ? corners.idOf(Math.round(x * scale), Math.round(y * scale)) : corners.idOf(x, y)
  }
  outlines.forEach((rings, place) => {
    for (const ring of rings) {
      let before = kind === 'ROOK' && ring.length > 0 ? cornerOf(ring[ring.length - 1] as readonly number[]) : -1
      for (const position of ring) {
        const corner = cornerOf(position)
        if (kind === 'QUEEN') owners.add(corner, place)
        else if (before !== corner) owners.add(sides.idOf(Math.min(before, corner), Math.max(before, corner)), place)
        before = corner
      }
    }
  })
  return neighboursFromPairs(outlines.length, pairs.one, pairs.other, pairs.count)
}

/** Gives every pair of numbers an index, the same pair the same: a hash table with open addresses, since a Map of strings is ten times slower. */
class NumberPairs {
  private count = 0
  private first = new Float64Array(1024)
  private second = new Float64Array(1024)
  private table = new Int32Array(2048)
  private readonly bits = new Uint32Array(new Float64Array(2).buffer)
  private readonly floats = new Float64Array(this.bits.buffer)

  idOf(a: number, b: number): number {
    let slot = this.slotOf(a, b)
    const known = this.table[slot] as number
    if (known > 0) return known - 1
    if (this.count === this.first.length) {
      this.grow()
      slot = this.slotOf(a, b)
    }
    this.first[this.count] = a
    this.second[this.count] = b
    this.table[slot] = ++this.count
    return this.count - 1
  }

  private slotOf(a: number, b: number): number {
    const mask = this.table.length - 1
    this.floats[0] = a + 0 // −0 and 0 are one
    this.floats[1] = b + 0
    let hash = 0
    for (const word of this.bits) {
      hash = Math.imul(hash ^ word, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    let slot = (Math.imul(hash, 0x85ebca6b) >>> 0) & mask
    for (;;) {
      const id = (this.table[slot] as number) - 1
      if (id < 0 || (this.first[id] === a && this.second[id] === b)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    this.first = widened(this.first)
    this.second = widened(this.second)
    this.table = new Int32Array(this.table.length * 2)
    for (let id = 0; id < this.count; id++)
      this.table[this.slotOf(this.first[id] as number, this.second[id] as number)] = id + 1
  }
}

/** Which places have a corner or side; every newcomer neighbours those that have it already. */
class Owners {
  /** The last owner of each, and for each entry the one before: lists without arrays. */
  private last = new Int32Array(1024).fill(-1)
  private place = new Int32Array(1024)
  private before = new Int32Array(1024)
  private count = 0
  private readonly pairs: PairList

  constructor(pairs: PairList) {
    this.pairs = pairs
  }

  add(thing: number, place: number): void {
    while (thing >= this.last.length) {
      const known = this.last.length
      this.last = widened(this.last).fill(-1, known)
    }
    const newest = this.last[thing] as number
    if (newest >= 0 && this.place[newest] === place) return
    for (let entry = newest; entry >= 0; entry = this.before[entry] as number)
      this.pairs.add(this.place[entry] as number, place)
    if (this.count === this.place.length) {
      this.place = widened(this.place)
      this.before = widened(this.before)
    }
    this.place[this.count] = place
    this.before[this.count] = newest
    this.last[thing] = this.count++
  }
}

class PairList {
  one = new Int32Array(4096)
  other = new Int32Array(4096)
  count = 0

  add(one: number, other: number): void {
    if (this.count === this.one.length) {
      this.one = widened(this.one)
      this.other = widened(this.other)
    }
    this.one[this.count] = one
    this.other[this.count++] = other
  }
}

function widened<T extends Int32Array | Float64Array>(list: T): T {
  const wide = new (list.constructor as new (length: number) => T)(list.length * 2)
  wide.set(list)
  return wide
}
