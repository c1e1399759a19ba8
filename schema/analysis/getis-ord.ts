/**
 * Local Gi* of Ord and Getis (1995), binary weights, each place counted as its own neighbour: how far the sum around a place lies
 * from what chance would put there, in standard deviations. Positive: high values gather here; negative: low ones.
 *
 * @param values one finite number for each place, rates rather than counts
 * @param neighbours for each place the indices of its neighbours, itself left out
 * @returns z for each place; null where it has no meaning: all values alike, or everything is a neighbour
 */
export function localGiStar(values: readonly number[], neighbours: readonly (readonly number[])[]): (number | null)[] {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n
  return values.map((own, index) => {
    const near = neighbours[index] ?? []
    const weight = near.length + 1
    const sum = near.reduce((total, other) => total + (values[other] ?? 0), own)
    const spread = Math.sqrt(variance * ((n * weight - weight ** 2) / (n - 1)))
    return spread > Number.EPSILON * Math.abs(mean) ? (sum - weight * mean) / spread : null
  })
}
