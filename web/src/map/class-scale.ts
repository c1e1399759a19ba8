import { type ClassMethod, classBreaks } from '@hub/analysis/classify'
import { mean } from 'd3-array'
import type { ClassCount } from './class-method.ts'
import type { ColourScale, SchemeId } from './colour-scheme.ts'

/** What a reader chose of the classes and their colours. */
export interface ScaleChoice {
  readonly method: ClassMethod
  readonly classes: ClassCount
  readonly scheme: SchemeId
  readonly reversed: boolean
}

/** The classes of a map: what divides them, how they are coloured, and the values they were made from. */
export interface ClassScale {
  /** Lower bounds of the classes above zero, rising. Zero has a class of its own. */
  readonly breaks: readonly number[]
  readonly colours: ColourScale
  /** The values above zero, rising. */
  readonly values: readonly number[]
}

/**
 * Divides what was told into classes. Values that are withheld or missing take no part, and zero has a class of its own, so that "none"
 * never looks like "little". The scheme with two sides needs a middle to be read from: it is given to standard deviations alone, whose
 * middle is the mean.
 */
export function classScale(told: readonly number[], { method, classes, scheme, reversed }: ScaleChoice): ClassScale {
  const values = told.filter((value) => value > 0).sort((a, b) => a - b)
  const breaks = classBreaks(values, { method, classes })
  const middle = mean(values) ?? 0
  // Bounds are rounded, so the sides are told by the values; a class without any lies on the side of its bounds.
  const members = breaks.map((low, index) => {
    const own = values.filter((value) => classOf(value, breaks) === index + 1)
    return own.length > 0 ? own : [low, breaks[index + 1] ?? low]
  })
  return {
    breaks,
    values,
    colours: {
      scheme: scheme === 'balance' && method !== 'STANDARD_DEVIATION' ? 'sea' : scheme,
      reversed,
      classes: breaks.length,
      below: members.filter((own) => own.every((value) => value <= middle)).length,
      above: members.filter((own) => own.every((value) => value > middle)).length,
    },
  }
}

/** Class of a value: 0 for zero, then 1 and up. A value below all bounds is in the lowest class. */
export function classOf(value: number, breaks: readonly number[]): number {
  if (value <= 0 || breaks.length === 0) return 0
  return Math.max(1, breaks.findLastIndex((bound) => value >= bound) + 1)
}
