/**
 * Two-sided p of a standard normal z: how often |Z| is at least |z|. Accurate to about 1e-14.
 * Near the middle by the power series of erf, in the tail by the continued fraction of erfc (Abramowitz & Stegun 7.1.6, 7.1.14).
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  return x < 3 ? 1 - erfSeries(x) : erfcFraction(x)
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

function erfcFraction(x: number): number {
  let fraction = x
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}

/** One-sided p of a standard normal z: how often Z is at least z. */
export const upperP = (z: number): number => (z >= 0 ? twoSidedP(z) / 2 : 1 - twoSidedP(z) / 2)

/** The z below which a share of the standard normal distribution lies, by halving; share above 0 and below 1. */
export function normalQuantile(share: number): number {
  const rest = Math.min(share, 1 - share)
  let [low, high] = [0, 40]
  for (let turn = 0; turn < 100; turn++) {
    const middle = (low + high) / 2
    if (upperP(middle) > rest) low = middle
    else high = middle
  }
  return share < 0.5 ? -low : low
}
