import { boundsOf, formatNumber, middleOf, type Told } from '@hub/contract/told'

/** Light to dark; they stay apart when printed in grey. */
const shades = ['#dbe9f6', '#a9cde6', '#6aaed6', '#2f7ebc', '#0f4c8a'] as const

/** A class of the map: its colour, and the least and the greatest number told in it. */
export interface ColourClass {
  readonly fill: string
  readonly label: string
  readonly members: readonly Told[]
}

/**
 * Classes of about the same number of units, at most five; equals are never parted. A class is named by what its members tell, so no
 * number stands in the legend that no unit has.
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
    const same = group?.at(-1)?.middle === one.middle
    const full = group && group.length >= told.length / shades.length
    if (group && (same || !full || groups.length === shades.length)) group.push(one)
    else groups.push([one])
  }
  const step = groups.length > 1 ? (shades.length - 1) / (groups.length - 1) : 0
  return groups.map((group, index) => {
    const bounds = group.flatMap(({ count }) => boundsOf(count) ?? [])
    const [low, high] = [Math.min(...bounds), Math.max(...bounds)]
    return {
      fill: shades[Math.round(index * step)] ?? shades[2],
      label: low === high ? formatNumber(low, 'vi') : `${formatNumber(low, 'vi')} – ${formatNumber(high, 'vi')}`,
      members: group.map(({ count }) => count),
    }
  })
}

/** Whether a shade is dark, so that words on it are white. */
export const isDark = (fill: string) => fill === shades[3] || fill === shades[4]
