/**
 * Benjamini and Hochberg (1995): for each p the smallest rate of false discoveries at which it would still count as one (its q). Judging many
 * places, a rate of 0.05 means that of all places called hot one in twenty is expected to be so by chance. Holds for tests that are independent or
 * rise and fall together, as those of neighbours do.
 *
 * @param p one for each place; null for one that was not judged: it is no test and stays null
 */
export function adjustedP<P extends number | null>(p: readonly P[]): P[] {
  const order = p.flatMap((value, index) => (value === null ? [] : [index]))
  order.sort((a, b) => (p[b] as number) - (p[a] as number))
  const adjusted: (number | null)[] = p.map(() => null)
  let smallest = 1
  order.forEach((index, place) => {
    smallest = Math.min(smallest, ((p[index] as number) * order.length) / (order.length - place))
    adjusted[index] = smallest
  })
  return adjusted as P[]
}
