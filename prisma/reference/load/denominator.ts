/** A figure a source gives for a year. */
export interface Point {
  readonly year: number
  readonly value: number
  readonly source: string
}

export interface Denominator extends Point {
  readonly method: 'SOURCED' | 'INTERPOLATED' | 'CARRIED'
}

/**
 * One figure for each year: as sourced, else on the straight line between the sourced years around it, else carried from the
 * nearest sourced year. The source is that of the nearest sourced year (the earlier one when two are as near).
 */
export function denominatorsOf(points: readonly Point[], from: number, to: number): Denominator[] {
  const sorted = [...points].sort((a, b) => a.year - b.year)
  const nearest = (year: number) =>
    sorted.reduce<Point | undefined>(
      (best, point) => (best && Math.abs(best.year - year) <= Math.abs(point.year - year) ? best : point),
      undefined,
    )
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((year): Denominator[] => {
    const near = nearest(year)
    if (!near) return []
    if (near.year === year) return [{ ...near, method: 'SOURCED' }]
    const before = sorted.filter((point) => point.year < year).at(-1)
    const after = sorted.find((point) => point.year > year)
    if (!before || !after) return [{ ...near, year, method: 'CARRIED' }]
    const share = (year - before.year) / (after.year - before.year)
    const value = Math.round(before.value + share * (after.value - before.value))
    return [{ year, value, source: near.source, method: 'INTERPOLATED' }]
  })
}
