/**
 * Benjamini–Hochberg (1995): for each p the smallest rate of false discoveries at which it would still count as one.
 * The answers stand in the order of the input.
 */
export function adjustedP(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0))
  const adjusted = new Array<number>(p.length).fill(1)
  let smallest = 1
  order.forEach((index, place) => {
    const rank = p.length - place
    smallest = Math.min(smallest, ((p[index] ?? 1) * p.length) / rank)
    adjusted[index] = smallest
  })
  return adjusted
}
