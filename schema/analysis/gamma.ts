/** ln Γ(x) for x > 0, by Stirling's series after lifting x to at least 10 (Abramowitz & Stegun 6.1.41); about 1e-14. */
export function lnGamma(x: number): number {
  let lifted = x
  let product = 1
  while (lifted < 10) product *= lifted++
  const square = 1 / lifted ** 2
  const series =
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))) /
    lifted
  return (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/**
 * P(a, x): the share of a gamma distribution of shape a and scale 1 that lies up to x. By its series below a + 1, above it by the continued fraction of
 * the rest (Abramowitz & Stegun 6.5.29, 6.5.31), whichever converges quickly.
 */
export function gammaShare(a: number, x: number): number {
  if (!(x > 0)) return 0
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

/** 1 − P(a, x), without losing the digits of a small rest. */
export function gammaRest(a: number, x: number): number {
  if (!(x > 0)) return 1
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

const density = (a: number, x: number) => Math.exp(a * Math.log(x) - x - lnGamma(a))

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * density(a, x)
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10000; n++) {
    const factor = n * (a - n)
    b += 2
    d = 1 / (b + factor * d)
    c = b + factor / c
    const change = c * d
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction * density(a, x)
}

/**
 * The x up to which a share of the gamma distribution lies, scale 1. Newton's steps from the mean, kept between bounds that hold it, and
 * halving where a step would leave them: a few turns where halving alone takes fifty. Share from 0 to below 1.
 */
export function gammaQuantile(a: number, share: number): number {
  if (share <= 0) return 0
  let low = 0
  let high = Math.max(1, 2 * a)
  while (gammaShare(a, high) < share) high *= 2
  let x = Math.min(a, high)
  for (let turn = 0; turn < 200; turn++) {
    const over = gammaShare(a, x) - share
    if (over < 0) low = x
    else high = x
    const newton = x - (over * x) / density(a, x)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    // as many digits as a double holds
    if (Math.abs(next - x) <= x * 1e-14) return next
    x = next
  }
  return x
}

/** How often a Poisson count of this mean is at most `count`. */
export const poissonShare = (count: number, mean: number): number =>
  count < 0 ? 0 : gammaRest(Math.floor(count) + 1, mean)
