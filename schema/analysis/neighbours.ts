/**
 * Who neighbours whom, flat: the neighbours of place i are `to[start[i]]` up to before `to[start[i + 1]]`, rising, each once, the place itself
 * never among them. The relation need not go both ways (that of the nearest does not). A place without neighbours is an island.
 */
export interface Neighbours {
  readonly start: Int32Array
  readonly to: Int32Array
}

export const placeCount = ({ start }: Neighbours): number => start.length - 1
export const neighbourCount = ({ start }: Neighbours, place: number): number =>
  (start[place + 1] as number) - (start[place] as number)

/**
 * From one list of indices for each place. The place itself and what is listed twice are dropped.
 *
 * @throws RangeError for an index that is no place
 */
export function neighboursFromLists(lists: readonly (readonly number[])[]): Neighbours {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, place) => {
    const wrong = list.find((other) => !Number.isInteger(other) || other < 0 || other >= lists.length)
    if (wrong !== undefined)
      throw new RangeError(`neighbour ${wrong} of place ${place} is none of the ${lists.length} places`)
    start[place + 1] = (start[place] as number) + list.length
  })
  return tidied({ start, to: Int32Array.from(lists.flat()) })
}

/** One list for each place again. */
export const listsFromNeighbours = (neighbours: Neighbours): number[][] =>
  Array.from({ length: placeCount(neighbours) }, (_, place) => [
    ...neighbours.to.subarray(neighbours.start[place], neighbours.start[place + 1]),
  ])

/** From pairs of places that neighbour each other, given once or more: `one[k]` and `other[k]`, for the first `count` of them. */
export function neighboursFromPairs(size: number, one: Int32Array, other: Int32Array, count = one.length): Neighbours {
  const start = new Int32Array(size + 1)
  for (let pair = 0; pair < count; pair++) {
    const a = (one[pair] as number) + 1
    const b = (other[pair] as number) + 1
    start[a] = (start[a] as number) + 1
    start[b] = (start[b] as number) + 1
  }
  for (let place = 0; place < size; place++) start[place + 1] = (start[place + 1] as number) + (start[place] as number)
  const end = start.slice(0, size)
  const to = new Int32Array(2 * count)
  for (let pair = 0; pair < count; pair++) {
    const a = one[pair] as number
    const b = other[pair] as number
    to[end[a] as number] = b
    end[a] = (end[a] as number) + 1
    to[end[b] as number] = a
    end[b] = (end[b] as number) + 1
  }
  return tidied({ start, to })
}

/** The neighbours among some of the places, renumbered in their order: the others are as if they were not on the map. */
export function neighboursAmong({ start, to }: Neighbours, places: Int32Array): Neighbours {
  const position = new Int32Array(start.length).fill(-1)
  places.forEach((place, at) => {
    position[place] = at
  })
  const kept = { start: new Int32Array(places.length + 1), to: new Int32Array(to.length) }
  let end = 0
  places.forEach((place, at) => {
    for (let link = start[place] as number; link < (start[place + 1] as number); link++) {
      const found = position[to[link] as number] as number
      if (found >= 0) kept.to[end++] = found
    }
    kept.start[at + 1] = end
  })
  return tidied({ start: kept.start, to: kept.to.subarray(0, end) })
}

/** Rows made rising, without the place itself and without repetition. */
function tidied({ start, to }: Neighbours): Neighbours {
  const clean = new Int32Array(start.length)
  let end = 0
  for (let place = 0; place < start.length - 1; place++) {
    const from = start[place] as number
    const until = start[place + 1] as number
    sortShort(to, from, until)
    const first = end
    for (let link = from; link < until; link++) {
      const other = to[link] as number
      if (other !== place && (end === first || to[end - 1] !== other)) to[end++] = other
    }
    clean[place + 1] = end
  }
  return { start: clean, to: to.slice(0, end) }
}

/** Most rows have fewer than ten neighbours: insertion is quicker there than the sort of the language. */
function sortShort(list: Int32Array, from: number, until: number): void {
  if (until - from > 64) {
    list.subarray(from, until).sort()
    return
  }
  for (let at = from + 1; at < until; at++) {
    const value = list[at] as number
    let place = at
    for (; place > from && (list[place - 1] as number) > value; place--) list[place] = list[place - 1] as number
    list[place] = value
  }
}
