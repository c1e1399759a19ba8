import { radiusOf, type SymbolScale, symbolSteps } from './symbol-scale.ts'

/** One circle of a legend, standing on the same ground as the others. */
export interface NestedCircle {
  readonly value: number
  readonly radius: number
  /** How far its top, and the middle of its words, lie below the top of the largest circle. */
  readonly top: number
  readonly word: number
}

/**
 * The circles of a legend, largest first, as the map draws them, and where their words go: at their tops, but never closer than a line.
 * @param line height of a line of words; all lengths in the unit of the scale's radius
 */
export function nestedCircles(scale: SymbolScale, line: number): NestedCircle[] {
  const steps = symbolSteps(scale.most)
  const tallest = 2 * radiusOf(steps[0] ?? 0, scale)
  let free = Number.NEGATIVE_INFINITY
  return steps.map((value) => {
    const radius = radiusOf(value, scale)
    const top = tallest - 2 * radius
    const word = Math.max(top, free)
    free = word + line
    return { value, radius, top, word }
  })
}
