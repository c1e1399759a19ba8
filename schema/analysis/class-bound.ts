// Both ways to write the same classes: by lower bounds, as a map and its legend need them, and by upper bounds, as most sources give them.

interface Bounds {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** How many of the rising values do not exceed a bound. */
export function atMost(sorted: Float64Array, bound: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) <= bound) from = middle + 1
    else to = middle
  }
  return from
}

/** The greatest value below a bound and the least at or above it. */
function around(sorted: Float64Array, bound: number): readonly [number, number] {
  let at = atMost(sorted, bound)
  while (at > 0 && sorted[at - 1] === bound) at--
  return [sorted[at - 1] ?? Number.NEGATIVE_INFINITY, sorted[at] ?? Number.POSITIVE_INFINITY]
}

const middle = (a: number, b: number) => a + (b - a) / 2

/** Classes of values up to and including each upper bound. Equal bounds become one. */
export function fromUpper(sorted: Float64Array, uppers: readonly number[]): Bounds {
  const upper = [...new Set(uppers)]
  const lower = upper.map((bound, at) => {
    const before = upper[at - 1]
    if (before === undefined) return Math.min(sorted[0] ?? bound, bound)
    const count = atMost(sorted, before)
    // A value on the bound lies below it: this class begins with the next value, or where nothing lies in it, half way.
    if (sorted[count - 1] !== before) return before
    const next = sorted[count] ?? Number.POSITIVE_INFINITY
    return next <= bound ? next : middle(before, bound)
  })
  return { lower, upper }
}

/** Classes of values from each bound up to below the next one; the last bound closes the last class and lies in it. */
export function fromLower(sorted: Float64Array, bounds: readonly number[]): Bounds {
  const lower = bounds.slice(0, -1)
  const upper = lower.map((bound, at) => {
    const next = lower[at + 1]
    if (next === undefined) return bounds.at(-1) ?? bound
    const [below, here] = around(sorted, next)
    if (here !== next) return next
    return below >= bound ? below : middle(bound, next)
  })
  return { lower, upper }
}

/** A lower bound made as round as it can be while the same values reach it. The first of all may be rounded down only. */
export function roundBound(sorted: Float64Array, bound: number, first: boolean): number {
  const [below, here] = around(sorted, bound)
  if (first) return Math.min(here, Number(here.toPrecision(3)))
  const whole = sorted.every(Number.isInteger) ? Math.ceil(bound) : bound
  for (let digits = 3; digits < 17; digits++) {
    const round = Number(whole.toPrecision(digits))
    if (round > below && round <= here) return round
  }
  return bound
}
