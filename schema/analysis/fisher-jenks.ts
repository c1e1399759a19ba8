/**
 * Natural breaks: the classes whose squared distances from their means sum to the least (Fisher 1958, the optimum that Jenks made known to
 * maps). Exact, by dynamic programming over the different values, each with its number; the place of the best cut never falls as
 * the values rise, so each class costs n log n. Equal values stay together.
 *
 * @param sorted rising, at least one
 * @returns upper bounds, each a value; fewer than `classes` when fewer values differ
 */
export function fisherJenks(sorted: readonly number[] | Float64Array, classes: number): number[] {
  const distinct: number[] = []
  const ends: number[] = []
  sorted.forEach((value, at) => {
    if (value === distinct.at(-1)) ends[ends.length - 1] = at + 1
    else {
      distinct.push(value)
      ends.push(at + 1)
    }
  })
  const count = distinct.length
  if (count <= classes) return distinct
  const cost = squaresWithin(distinct, ends)
  let best = Float64Array.from(distinct, (_, last) => cost(0, last))
  const cuts: Int32Array[] = []
  for (let made = 1; made < classes; made++) {
    const next = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
    const cut = new Int32Array(count)
    // the last class begins at `cut`; `made` classes before it need at least as many values
    const solve = (from: number, to: number, least: number, most: number): void => {
      if (from > to) return
      const last = (from + to) >> 1
      let [found, at] = [Number.POSITIVE_INFINITY, least]
      for (let start = Math.max(least, made); start <= Math.min(most, last); start++) {
        const sum = (best[start - 1] ?? 0) + cost(start, last)
        if (sum < found) [found, at] = [sum, start]
      }
      next[last] = found
      cut[last] = at
      solve(from, last - 1, least, at)
      solve(last + 1, to, at, most)
    }
    solve(made, count - 1, made, count - 1)
    cuts.push(cut)
    best = next
  }
  const uppers: number[] = []
  let last = count - 1
  for (let made = classes - 1; made >= 0; made--) {
    uppers.push(distinct[last] ?? 0)
    last = (cuts[made - 1]?.[last] ?? 0) - 1
  }
  return uppers.reverse()
}

/** Sum of squared distances from the mean of the different values `first` to `last`, each as often as it is there. */
function squaresWithin(distinct: readonly number[], ends: readonly number[]): (first: number, last: number) => number {
  // sums of values measured from the middle one: large values near each other would lose their digits otherwise
  const middle = distinct[distinct.length >> 1] ?? 0
  const sums = new Float64Array(distinct.length + 1)
  const squares = new Float64Array(distinct.length + 1)
  distinct.forEach((value, at) => {
    const times = (ends[at] ?? 0) - (ends[at - 1] ?? 0)
    sums[at + 1] = (sums[at] ?? 0) + times * (value - middle)
    squares[at + 1] = (squares[at] ?? 0) + times * (value - middle) ** 2
  })
  return (first, last) => {
    const n = (ends[last] ?? 0) - (ends[first - 1] ?? 0)
    const sum = (sums[last + 1] ?? 0) - (sums[first] ?? 0)
    return Math.max(0, (squares[last + 1] ?? 0) - (squares[first] ?? 0) - sum ** 2 / n)
  }
}
