import type { Count } from '@hub/contract/figure'
import { type Identity, type Part, quantity, weighedPart } from './identity.ts'
import { cellName, type Knowledge, type ToldCell } from './stranger.ts'

/** What a stranger knows of one quantity by itself. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** More than any count of the province; it stands for no bound, so that every programme has an end. */
export const noBound = 1_000_000

/**
 * The PLAIN attacker knows that a withheld count is not negative. The INFORMED one has read the threshold as well, and knows that a
 * withheld cell is either below it or was withheld for another one's sake; he takes it for the first.
 */
export type Attacker = 'PLAIN' | 'INFORMED'
export const attackers = ['PLAIN', 'INFORMED'] as const

/** Half of the rounding base, less one: a count told as 20 is 18 to 22. */
const roundedBy = 2

/** The true numbers that a told count allows, when the count it speaks of is told from `threshold` on. */
function intervalOfCount(count: Count, threshold: number): Interval {
  const { kind, value, low, high } = count
  if (kind === 'EXACT' && value !== null) return { low: value, high: value }
  if (kind === 'ROUNDED' && value !== null)
    return { low: Math.max(threshold, value - roundedBy), high: value + roundedBy }
  if (kind === 'RANGE' && low !== null && high !== null) return { low: Math.max(threshold, low), high }
  return { low: 0, high: noBound }
}

/** Names what a province's cell speaks of, whichever province it is. */
const provinceKey = ({ place, start, category }: ToldCell) =>
  [place.metric, place.grain, place.breakdown, start, category].join('|')

/**
 * Most that a withheld cell can count, as the informed attacker sees it. He has read as well that the merged province is withheld with
 * the former one within it where few are left between them: then its own count may be any.
 */
function mostWithheld({ cells }: Knowledge): (cell: ToldCell) => number {
  const former = new Set(
    [...cells.values()]
      .filter(
        ({ place, value }) =>
          place.basis === 'BEFORE_2025_07' && place.level === 'PROVINCE' && value.kind === 'WITHHELD',
      )
      .map(provinceKey),
  )
  return (cell) => {
    const { basis, level, threshold } = cell.place
    const merged = basis === 'SINCE_2025_07' && level === 'PROVINCE'
    return merged && former.has(provinceKey(cell)) ? noBound : threshold - 1
  }
}

/** A share is told to one point on a base that rounds to 100 or more, below to five; one that is no multiple of five is told to one. */
const fineFrom = 98

/** Whether a rounded share is told finer than to five points, and so rests on many records; a median is told in steps of its own. */
const isFine = ({ value: { kind, value }, place }: ToldCell) =>
  kind === 'ROUNDED' && value !== null && value % 5 !== 0 && place.metric.endsWith('_share')

/** What a cell says of how much it speaks of: at least its threshold when it tells anything, even if its base is kept back. */
function intervalOfTold(cell: ToldCell, count: Count): Interval {
  const { low, high } = intervalOfCount(count, cell.place.threshold)
  const tells = cell.value.value !== null || cell.value.low !== null
  const least = cell.base === null ? 0 : isFine(cell) ? fineFrom : cell.place.threshold
  return { low: tells ? Math.max(low, least) : low, high }
}

/** What the told cells say of each quantity. What is not named is not negative, and no more is known of it. */
export function intervalsOf(knowledge: Knowledge, attacker: Attacker): Map<string, Interval> {
  const { cells, metrics } = knowledge
  const most = mostWithheld(knowledge)
  const known = new Map<string, Interval>()
  for (const [name, cell] of cells) {
    const metric = metrics.get(cell.place.metric)
    if (!metric) continue
    const part: Part = weighedPart(metric)
    const count = part === 'COUNT' ? cell.value : cell.base
    if (cell.value.kind === 'WITHHELD')
      known.set(quantity(name, part), { low: 0, high: attacker === 'INFORMED' ? most(cell) : noBound })
    else if (count) known.set(quantity(name, part), intervalOfTold(cell, count))
  }
  return known
}

/** Every share is kept to a tenth of a percent before anything else is done to it. */
const keptTo = 0.05

/** How far the true share lies from a told one at most, in percent; undefined when it tells none. */
function shareInterval(cell: ToldCell): Interval | undefined {
  const { base } = cell
  const { kind, value, low, high } = cell.value
  const around = (middle: number, by: number) => ({ low: middle - by - keptTo, high: middle + by + keptTo })
  if (kind === 'EXACT' && value !== null) return around(value, 0)
  if (kind === 'RANGE' && low !== null && high !== null) return { low: low - keptTo, high: high + keptTo }
  if (kind !== 'ROUNDED' || value === null) return undefined
  const fine = isFine(cell) || (base !== null && intervalOfCount(base, 0).low >= fineFrom)
  return around(value, fine ? 0.5 : 2.5)
}

/** A share ties its part to its base: the part is some of the base, and as many percent of it as is told. */
export function shareIdentities({ cells, metrics }: Knowledge): Identity[] {
  const found: Identity[] = []
  for (const cell of cells.values()) {
    // the base of support given counts persons, the share their entitlements
    if (metrics.get(cell.place.metric)?.measure !== 'SHARE' || cell.place.metric === 'support_given_share') continue
    const name = cellName(cell.place, cell.unitId, cell.start, cell.category)
    const [part, base] = [quantity(name, 'PART'), quantity(name, 'BASE')]
    const { low, high } = shareInterval(cell) ?? { low: 0, high: 100 }
    const most = Math.min(100, high) / 100
    const least = Math.max(0, low) / 100
    found.push({
      why: 'at most so many percent',
      terms: [
        [part, 1],
        [base, -most],
      ],
      low: Number.NEGATIVE_INFINITY,
      high: 0,
    })
    if (least > 0)
      found.push({
        why: 'at least so many percent',
        terms: [
          [part, 1],
          [base, -least],
        ],
        low: 0,
        high: Number.POSITIVE_INFINITY,
      })
  }
  return found
}
