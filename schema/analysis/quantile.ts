/**
 * Quantile of rising values by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, the default of R and numpy).
 *
 * @param sorted at least one value, rising
 * @param share from 0 to 1
 */
export function quantileOf(sorted: readonly number[] | Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN
  return low + (high - low) * (place - below)
}
