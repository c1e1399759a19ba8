import { lnGamma } from './gamma.ts'

/**
 * How often at most `count` of `trials` succeed when each does with the probability `share`: the lower tail of the binomial distribution,
 * term by term from `count` downwards, so that small tails keep their digits.
 */
export function binomialShare(count: number, trials: number, share: number): number {
  const most = Math.floor(count)
  if (most < 0) return 0
  if (most >= trials || share <= 0) return 1
  if (share >= 1) return 0
  const odds = share / (1 - share)
  let term = Math.exp(
    lnGamma(trials + 1) -
      lnGamma(most + 1) -
      lnGamma(trials - most + 1) +
      most * Math.log(share) +
      (trials - most) * Math.log(1 - share),
  )
  let sum = term
  for (let k = most; k > 0; k--) {
    term *= k / ((trials - k + 1) * odds)
    sum += term
  }
  return Math.min(1, sum)
}
