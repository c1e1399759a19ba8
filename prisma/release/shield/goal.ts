import type { Interval } from '@hub/contract/rounding'
import type { Margin } from './margin.ts'
import type { Place } from './place.ts'

/** A number that a column of the programme must be able to have. */
export interface Goal {
  readonly number: number
  /** The place that it is about; of what is left between two places the larger. */
  readonly place: Place
  /**
   * Whether a small number is given away where it cannot be reached. A large one is withheld for the sake of a remainder, or since it was
   * corrected: it is guarded as far as figures may be made wider, and never stops a release.
   */
  readonly secret: boolean
}

/**
 * What must be possible, by column: that each withheld place is zero (`least`) or the threshold less one, and what the one part of each
 * REMAINDER leaves over. What is so in truth needs no witness.
 *
 * A large place that was told before is withheld since it was corrected out of what was told, and nobody would take it for a small one.
 * That it is gone tells of the correction; it must remain possible that it was as little as can be, downward (`least`) or upward.
 *
 * @param firstRemainder column of what the first REMAINDER leaves over; the others follow in their order
 * @param toldBefore what an earlier release told of a place
 */
export function goalsOf(
  places: readonly Place[],
  margins: readonly Margin[],
  firstRemainder: number,
  least: boolean,
  toldBefore: (place: Place) => Interval | undefined,
): Map<number, Goal> {
  const goals = new Map<number, Goal>()
  const smallOf = ({ lattice: { threshold } }: Place) => (least ? 0 : threshold - 1)
  const aim = (column: number, truth: number, place: Place, large?: number) => {
    const secret = truth < place.lattice.threshold
    const number = secret ? smallOf(place) : large
    if (number !== undefined && truth !== number) goals.set(column, { number, place, secret })
  }
  places.forEach((place, index) => {
    if (place.state !== 'WITHHELD') return
    const before = toldBefore(place)
    const corrected = before && (least ? Math.max(0, before.low - 1) : before.high + 1)
    aim(index, place.truth, place, corrected ?? smallOf(place))
  })
  margins
    .filter(({ kind }) => kind === 'REMAINDER')
    .forEach(({ whole, parts }, index) => {
      const [part] = parts
      const [all, known] = [places[whole], places[part ?? whole]]
      if (all && known) aim(firstRemainder + index, all.truth - known.truth, all)
    })
  return goals
}
