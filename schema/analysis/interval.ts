import { gammaQuantile } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/** What holds the true value with the level of confidence asked for. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const checkedLevel = (level: number) => {
  if (!(level > 0 && level < 1)) throw new RangeError(`level: ${level} is not between 0 and 1`)
  return (1 - level) / 2
}

/**
 * Exact interval of the mean of a Poisson count (Garwood 1936): divide both ends by the population for that of a rate. Never narrower than its level says.
 *
 * @throws RangeError when the count is not a whole number of zero or more, or the level not between 0 and 1
 */
export function poissonInterval(count: number, level = 0.95): Interval {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`count: ${count} is not a whole number of zero or more`)
  const tail = checkedLevel(level)
  return { low: count === 0 ? 0 : gammaQuantile(count, tail), high: gammaQuantile(count + 1, 1 - tail) }
}

/**
 * Interval of a share (Wilson 1927, without correction for continuity): good for few and for extreme shares, where the share plus and minus its deviation
 * is not.
 *
 * @throws RangeError when `part` is not between 0 and `whole`, or nothing is there to take a share of
 */
export function wilsonInterval(part: number, whole: number, level = 0.95): Interval {
  if (!(whole > 0)) throw new RangeError(`whole: ${whole} is not above zero`)
  if (!(part >= 0 && part <= whole)) throw new RangeError(`part: ${part} does not lie between 0 and ${whole}`)
  const z = normalQuantile(1 - checkedLevel(level))
  const share = part / whole
  const centre = share + z ** 2 / (2 * whole)
  const reach = z * Math.sqrt((share * (1 - share)) / whole + (z / (2 * whole)) ** 2)
  const scale = 1 + z ** 2 / whole
  return {
    low: part === 0 ? 0 : (centre - reach) / scale,
    high: part === whole ? 1 : (centre + reach) / scale,
  }
}
