import { formatNumber, middleOf, type Told } from '@hub/contract/told'

/** Light to dark; they stay apart when printed in grey. */
const shades = ['#dbe9f6', '#a9cde6', '#6aaed6', '#2f7ebc', '#0f4c8a'] as const

/** A class of the map: its colour, from where to where it goes, and the figures in it. */
export interface ColourClass {
  readonly fill: string
  readonly label: string
  readonly members: readonly Told[]
}

/** A number as the paper writes it. */
const written = (value: number) => formatNumber(value, 'vi')

/**
 * Classes of about the same number of units, at most five; figures that are written alike are never parted. A class begins at the least
 * figure in it, which is inside, and ends before the least one of the next class; the last one ends with the greatest, inside.
 */
export function classesOf(counts: readonly Told[]): ColourClass[] {
  const told = counts
    .flatMap((count) => {
      const middle = middleOf(count)
      return middle === undefined ? [] : [{ count, middle }]
    })
    .toSorted((a, b) => a.middle - b.middle)
  const groups: (typeof told)[] = []
  for (const one of told) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const same = last !== undefined && written(last.middle) === written(one.middle)
    const full = group && group.length >= told.length / shades.length
    if (group && (same || !full || groups.length === shades.length)) group.push(one)
    else groups.push([one])
  }
  const step = groups.length > 1 ? (shades.length - 1) / (groups.length - 1) : 0
  return groups.map((group, index) => ({
    fill: shades[Math.round(index * step)] ?? shades[2],
    label: labelOf(group, groups[index + 1]),
    members: group.map(({ count }) => count),
  }))
}

interface Placed {
  readonly middle: number
}

/** From where to where a class goes. Its figures are in order. */
function labelOf(group: readonly Placed[], next: readonly Placed[] | undefined): string {
  const [from, to] = [group[0]?.middle ?? 0, group.at(-1)?.middle ?? 0]
  if (next?.[0]) return `từ ${written(from)} đến dưới ${written(next[0].middle)}`
  return written(from) === written(to) ? written(from) : `từ ${written(from)} đến ${written(to)}`
}

/** Whether a shade is dark, so that words on it are white. */
export const isDark = (fill: string | undefined) => fill === shades[3] || fill === shades[4]
