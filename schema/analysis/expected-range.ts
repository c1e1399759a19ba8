import { lnGamma } from './gamma.ts'

/** What a count is judged by: how often it happened in earlier years. */
export interface Expectation {
  /** Mean of the earlier years. */
  readonly mean: number
  /** Variance of a new count around it; above the mean. */
  readonly variance: number
}

/**
 * How much more counts scatter from year to year than chance alone would make them: Pearson's statistic of each place around its own mean,
 * over the degrees of freedom of all of them; never below 1. It takes in trends, so that where years differ much in the same months,
 * only a greater rise counts as one.
 *
 * @param places the counts of the earlier years, of each place and month
 */
export function yearlyDispersion(places: readonly (readonly number[])[]): number {
  let sum = 0
  let freedom = 0
  for (const counts of places) {
    const mean = counts.reduce((total, count) => total + count, 0) / counts.length
    if (counts.length < 2 || mean <= 0) continue
    for (const count of counts) sum += (count - mean) ** 2 / mean
    freedom += counts.length - 1
  }
  return freedom === 0 ? 1 : Math.max(1, sum / freedom)
}

/**
 * What is expected of a count after those of earlier years. The variance is that of the count, and of the mean, which rests on as many
 * years only (cf. Farrington et al. 1996, Journal of the Royal Statistical Society A 159): dispersion × mean × (1 + 1 / years).
 *
 * @param earlier the counts of the same month, one for each year, at least one
 */
export function expectationFrom(earlier: readonly number[], dispersion: number): Expectation {
  const years = earlier.length
  const sum = earlier.reduce((total, count) => total + count, 0)
  const mean = Math.max(sum, 0.5) / years // where nothing ever happened, half a count might have
  return { mean, variance: dispersion * mean * (1 + 1 / years) }
}

/** The negative binomial distribution of a mean and a greater variance: its size and the ratio of its terms. */
function negativeBinomial({ mean, variance }: Expectation) {
  const size = mean ** 2 / (variance - mean)
  const ratio = mean / (size + mean)
  const at = (count: number) =>
    Math.exp(
      lnGamma(count + size) -
        lnGamma(size) -
        lnGamma(count + 1) +
        size * Math.log(size / (size + mean)) +
        count * Math.log(ratio),
    )
  return { at, next: (term: number, count: number) => (term * (count + size) * ratio) / (count + 1) }
}

/** How often a count is `count` or more although nothing has changed. */
export function tailAbove(count: number, expected: Expectation): number {
  if (count <= 0) return 1
  const { at, next } = negativeBinomial(expected)
  let term = at(count)
  let sum = 0
  // beyond the mean each term is smaller than the one before; below it there are few
  for (let k = count; k <= expected.mean || term > sum * 1e-12; k++) {
    sum += term
    term = next(term, k)
  }
  return Math.min(1, sum)
}

/** The range that holds a new count with this probability, as much left out on either side. */
export function expectedRange(expected: Expectation, level = 0.95): { low: number; high: number } {
  const { at, next } = negativeBinomial(expected)
  const tail = (1 - level) / 2
  let term = at(0)
  let sum = term
  let k = 0
  let low = sum >= tail ? 0 : -1
  while (sum < 1 - tail && k < 1e6) {
    term = next(term, k)
    sum += term
    k += 1
    if (low < 0 && sum >= tail) low = k
  }
  return { low: Math.max(0, low), high: k }
}
