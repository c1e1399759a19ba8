/**
 * The value that half of the weight lies below: where the weights up to a value are just half of all, the middle between it and the next. null
 * without any weight.
 *
 * @throws RangeError when there is not one weight, zero or more, for each value
 */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number | null {
  if (values.length !== weights.length) throw new RangeError(`${weights.length} weights for ${values.length} values`)
  const wrong = weights.find((weight) => !(weight >= 0))
  if (wrong !== undefined) throw new RangeError(`weight ${wrong} is not zero or more`)
  const rising = values
    .map((value, at) => ({ value, weight: weights[at] as number }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value)
  const half = rising.reduce((sum, { weight }) => sum + weight, 0) / 2
  let below = 0
  for (const [at, { value, weight }] of rising.entries()) {
    below += weight
    if (below === half) return (value + (rising[at + 1]?.value ?? value)) / 2
    if (below > half) return value
  }
  return null
}
