import { quantileOf } from './quantile.ts'

// Each of these gives upper bounds, rising, the last one the largest value: a class holds what is above the bound before it and up to its own
// (the convention of mapclassify). They take rising values, at least one; some classes may hold nothing, and equal bounds are the caller's to join.

type Sorted = readonly number[] | Float64Array

const ends = (sorted: Sorted) => [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 0] as const

/** The span of the values in equal parts. */
export function equalIntervals(sorted: Sorted, classes: number): number[] {
  const [low, high] = ends(sorted)
  return Array.from({ length: classes }, (_, at) =>
    at === classes - 1 ? high : low + ((high - low) * (at + 1)) / classes,
  )
}

/** As many values in each class as ties allow. */
export function quantiles(sorted: Sorted, classes: number): number[] {
  return Array.from({ length: classes }, (_, at) => quantileOf(sorted, (at + 1) / classes))
}

/** The 1st, 10th, 50th, 90th and 99th percentile: the tails are shown apart. */
export function percentiles(sorted: Sorted): number[] {
  return [0.01, 0.1, 0.5, 0.9, 0.99, 1].map((share) => quantileOf(sorted, share))
}

/** Quartiles, with fences one and a half times their distance outside: what lies beyond a fence is exceptional (Tukey 1977). */
export function boxPlot(sorted: Sorted): number[] {
  const [, high] = ends(sorted)
  const [low, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share)) as [number, number, number]
  const reach = 1.5 * (upper - low)
  return [low - reach, low, middle, upper, upper + reach, Math.max(high, upper + reach)]
}

/**
 * Whole standard deviations (n − 1) around the mean. An odd number of classes has a middle one, mean ± 1; an even number is cut at the mean.
 * Five classes: −2, −1, +1, +2. Says most of values that lie evenly on both sides of their mean.
 */
export function standardDeviations(sorted: Sorted, classes: number): number[] {
  const n = sorted.length
  const [, high] = ends(sorted)
  let sum = 0
  for (const value of sorted) sum += value
  const mean = sum / n
  let squares = 0
  for (const value of sorted) squares += (value - mean) ** 2
  const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0
  const odd = classes % 2 === 1
  const half = odd ? (classes - 1) / 2 : classes / 2 - 1
  const steps = Array.from({ length: 2 * half + 1 }, (_, at) => at - half).filter((step) => !odd || step !== 0)
  const bounds = steps.map((step) => mean + step * deviation)
  return [...bounds, Math.max(high, bounds.at(-1) ?? high)]
}

/** The widest gaps between neighbouring values; each bound is the middle of a gap. */
export function maximumBreaks(sorted: Sorted, classes: number): number[] {
  const [, high] = ends(sorted)
  const gaps: { readonly width: number; readonly middle: number }[] = []
  for (let at = 1; at < sorted.length; at++) {
    const [before, here] = [sorted[at - 1] ?? 0, sorted[at] ?? 0]
    if (here > before) gaps.push({ width: here - before, middle: (here + before) / 2 })
  }
  gaps.sort((a, b) => b.width - a.width || a.middle - b.middle)
  const bounds = gaps.slice(0, classes - 1).map(({ middle }) => middle)
  return [...bounds.sort((a, b) => a - b), high]
}

/**
 * Head/tail breaks (Jiang 2013) for values of which few are large: cut at the mean, then again the part above it, until nothing can be
 * divided or `most` classes are made. The values decide how many classes there are.
 */
export function headTail(sorted: Sorted, most: number): number[] {
  const [, high] = ends(sorted)
  const bounds: number[] = []
  let from = 0
  while (bounds.length < most - 1 && (sorted[from] ?? high) < high) {
    let sum = 0
    for (let at = from; at < sorted.length; at++) sum += sorted[at] ?? 0
    const mean = sum / (sorted.length - from)
    bounds.push(mean)
    while ((sorted[from] ?? high) <= mean && from < sorted.length - 1) from++
  }
  return [...bounds, high]
}

/**
 * Round numbers, a step of 1, 2 or 5 times a power of ten apart, about as many classes as asked for: `pretty` of R (Becker, Chambers and
 * Wilks 1988, The New S Language). The first bound lies at or below the least value, so there is one bound more than classes, and a value
 * on a bound belongs above it: “20 to below 30”.
 */
export function prettyBounds(sorted: Sorted, classes: number): number[] {
  const [low, high] = ends(sorted)
  const span = high - low
  if (!(span > Math.max(Math.abs(low), Math.abs(high)) * 1e-12)) return [low, high]
  const bias = 1.5
  const bias5 = 0.5 + 1.5 * bias
  const cell = span / classes
  const base = 10 ** Math.floor(Math.log10(cell))
  let unit = base
  if (2 * base - cell < bias * (cell - unit)) unit = 2 * base
  if (5 * base - cell < bias5 * (cell - unit)) unit = 5 * base
  if (10 * base - cell < bias * (cell - unit)) unit = 10 * base
  const first = Math.floor(low / unit + 1e-9)
  const last = Math.ceil(high / unit - 1e-9)
  // a sum of steps of 0.1 would end in …0004
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * unit).toPrecision(12)))
}
