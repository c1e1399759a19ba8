import { middleOf, type Told } from '../format.ts'
import { classOf } from './class-scale.ts'

/** How a unit is drawn: the colour of a class, such a colour under the lines of a range, or one of the patterns that mean "no number". */
export type Shade =
  | { readonly kind: 'STEP' | 'RANGE'; readonly step: number }
  | { readonly kind: 'WITHHELD' | 'NOT_REPORTED' | 'NO_DATA' }
  /** Ground alone: what is told of the unit is drawn over it. */
  | { readonly kind: 'PLAIN' }

/** The shade of a count. A range has the colour of its middle, and lines over it, since it has no single number. */
export function shadeOf(count: Told, breaks: readonly number[]): Shade {
  const middle = middleOf(count)
  if (middle !== undefined) return { kind: count.kind === 'RANGE' ? 'RANGE' : 'STEP', step: classOf(middle, breaks) }
  return { kind: count.kind === 'WITHHELD' || count.kind === 'NOT_REPORTED' ? count.kind : 'NO_DATA' }
}

/** The class of a shade that has one. */
export const stepOf = (shade: Shade): number | undefined => ('step' in shade ? shade.step : undefined)
