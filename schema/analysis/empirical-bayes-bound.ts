import type { Interval } from './interval.ts'

const squared = ({ low, high }: Interval): Interval => ({
  low: low <= 0 && high >= 0 ? 0 : Math.min(low ** 2, high ** 2),
  high: Math.max(low ** 2, high ** 2),
})

/**
 * Empirical Bayes rates towards the mean of all places (Marshall 1991, as in `empiricalBayes`) of events that are known between two numbers
 * only. Each answer holds every rate that any events within the intervals lead to. It is wider than need be, since mean, scatter and own rate
 * are bounded one by one; with exact events its two ends meet.
 *
 * @param events and population, one for each place; null where nothing is told: such a place takes no part
 * @returns bounds of the smoothed rate for one of the population; null where nothing is told or nobody lives
 */
export function empiricalBayesBounds(
  events: readonly (Interval | null)[],
  population: readonly (number | null)[],
): (Interval | null)[] {
  const told = events.flatMap((seen, at) => {
    const people = population[at] ?? 0
    return seen && people > 0 ? [{ at, people, rate: { low: seen.low / people, high: seen.high / people } }] : []
  })
  const all = told.reduce((sum, { people }) => sum + people, 0)
  const meanEnd = (end: 'low' | 'high') => told.reduce((sum, { people, rate }) => sum + people * rate[end], 0) / all
  const mean: Interval = { low: meanEnd('low'), high: meanEnd('high') }
  const spread = told.map(({ people, rate }) => {
    const off = squared({ low: rate.low - mean.high, high: rate.high - mean.low })
    return { low: off.low * people, high: off.high * people }
  })
  const spreadEnd = (end: 'low' | 'high') => spread.reduce((sum, one) => sum + one[end], 0) / all
  const average = all / told.length
  const among: Interval = {
    low: Math.max(0, spreadEnd('low') - mean.high / average),
    high: Math.max(0, spreadEnd('high') - mean.low / average),
  }
  /** How much of its own rate a place keeps: more where places scatter more than chance makes them, less where few people live. */
  const weight = (scatter: number, expected: number, people: number) =>
    expected > 0 ? scatter / (scatter + expected / people) : 1
  const answers = new Array<Interval | null>(events.length).fill(null)
  for (const { at, people, rate } of told) {
    const weights = [weight(among.low, mean.high, people), weight(among.high, mean.low, people)]
    answers[at] = {
      low: Math.min(...weights.map((own) => own * rate.low + (1 - own) * mean.low)),
      high: Math.max(...weights.map((own) => own * rate.high + (1 - own) * mean.high)),
    }
  }
  return answers
}
