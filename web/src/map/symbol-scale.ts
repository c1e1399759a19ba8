import { boundsOf, type Told } from '../format.ts'
import { type SymbolKind, symbolKinds } from './symbol-sign.ts'

/** The one rule that sizes are read by: area grows with the number. */
export interface SymbolScale {
  /** The largest number that is drawn, of all periods in memory. */
  readonly most: number
  /** Radius of its circle in pixels of a style sheet. */
  readonly largest: number
}

/** How the number of one unit is drawn: a circle, of a range two rings, or a sign that stands for no number. */
export type UnitSymbol =
  | {
      readonly kind: 'CIRCLE'
      /** Radii in pixels of a style sheet; the two are equal unless it is a range. */
      readonly low: number
      readonly high: number
    }
  | { readonly kind: Exclude<SymbolKind, 'RANGE'> }

/**
 * Radius of a number in pixels: the areas of two circles are to each other as their numbers are. No correction for how the eye takes
 * areas (Flannery's) is used, so that a size can be measured as well as read.
 */
export const radiusOf = (value: number, { most, largest }: SymbolScale): number =>
  value <= 0 || most <= 0 ? 0 : largest * Math.sqrt(value / most)

/** How a count is drawn. Zero is a number that can be told, but no area: it has a sign of its own. */
export function symbolOf(count: Told, scale: SymbolScale): UnitSymbol {
  const bounds = boundsOf(count)
  if (!bounds) return { kind: count.kind === 'WITHHELD' || count.kind === 'NOT_REPORTED' ? count.kind : 'NO_DATA' }
  const [low, high] = bounds
  return high <= 0
    ? { kind: 'ZERO' }
    : {
        kind: 'CIRCLE',
        low: radiusOf(count.kind === 'RANGE' ? low : high, scale),
        high: radiusOf(high, scale),
      }
}

/** The greatest number that the counts leave open. */
export const mostOf = (counts: Iterable<Told>): number =>
  [...counts].reduce((most, count) => Math.max(most, boundsOf(count)?.[1] ?? 0), 0)

/** The largest of 1, 2 and 5 times a power of ten that is no larger than a number above zero. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power
}

/**
 * Round numbers for a legend of nested circles, falling: the largest that is drawn, then each at most a quarter of the one before, so that
 * no radius is more than half of the next. Down to 1: half a case is none.
 */
export function symbolSteps(most: number): number[] {
  if (most < 1) return []
  const steps = [roundBelow(most)]
  while (steps.length < 3) {
    const next = (steps.at(-1) ?? 0) / 4
    if (next < 1) break
    steps.push(roundBelow(next))
  }
  return steps.length === 1 && steps[0] === 2 ? [2, 1] : steps
}

/** One line of a legend of sizes, with how many units are drawn so. */
export interface SymbolEntry {
  readonly kind: SymbolKind
  readonly units: number
}

/** What a legend says beside its circles: of the signs, and of the rings of a range, those in use. */
export function symbolEntries(symbols: Iterable<UnitSymbol>): SymbolEntry[] {
  const kinds = [...symbols].map((symbol) =>
    symbol.kind !== 'CIRCLE' ? symbol.kind : symbol.low < symbol.high ? 'RANGE' : undefined,
  )
  return symbolKinds
    .map((kind) => ({ kind, units: kinds.filter((own) => own === kind).length }))
    .filter(({ units }) => units > 0)
}
