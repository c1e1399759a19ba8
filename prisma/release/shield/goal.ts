import type { Margin } from './margin.ts'
import type { Place } from './place.ts'

/** A number that a column of the programme must be able to have. */
export interface Goal {
  readonly number: number
  /** The place that it is about; of what is left between two places the larger. */
  readonly place: Place
  /** Whether a small number is given away where it cannot be reached. A large one is withheld for the sake of a remainder. */
  readonly secret: boolean
}

/**
 * What must be possible, by column: that each withheld place is zero (`least`) or the threshold less one, and what the one part of each
 * REMAINDER leaves over. What is so in truth needs no witness.
 *
 * @param firstRemainder column of what the first REMAINDER leaves over; the others follow in their order
 * @param wasTold whether an earlier release told a number of a place
 */
export function goalsOf(
  places: readonly Place[],
  margins: readonly Margin[],
  firstRemainder: number,
  least: boolean,
  wasTold: (place: Place) => boolean,
): Map<number, Goal> {
  const goals = new Map<number, Goal>()
  const aim = (column: number, truth: number, place: Place, large = false) => {
    const { threshold } = place.lattice
    const number = least ? 0 : threshold - 1
    const secret = truth < threshold
    if (truth !== number && (large || secret)) goals.set(column, { number, place, secret })
  }
  places.forEach((place, index) => {
    // a large one that was told before is withheld since it was corrected: nobody would take it for a small one
    if (place.state === 'WITHHELD') aim(index, place.truth, place, !wasTold(place))
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
