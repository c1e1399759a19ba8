import type { MapTheme } from './theme.ts'

/** Colour schemes by their ids in the address: three that rise from low to high, and one with two sides. */
export const schemes = ['sea', 'plum', 'grey', 'balance'] as const
export type SchemeId = (typeof schemes)[number]

/** What gives each class its colour. */
export interface ColourScale {
  readonly scheme: SchemeId
  readonly reversed: boolean
  /** How many classes there are above zero. */
  readonly classes: number
  /** How many of them lie wholly below and above the middle, for the scheme with two sides; the rest holds the middle. */
  readonly below: number
  readonly above: number
}

const channels = [1, 3, 5] as const

/** A colour between two, `share` of the way, as '#rrggbb'. */
function mixed(from: string, to: string, share: number): string {
  const parts = channels.map((at) => {
    const [a, b] = [from, to].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number]
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

/** The colour at a place of a ramp, 0 to 1. */
function colourAt(ramp: readonly string[], place: number): string {
  const at = Math.min(1, Math.max(0, place)) * (ramp.length - 1)
  const first = Math.min(ramp.length - 2, Math.floor(at))
  return mixed(ramp[first] ?? '#000000', ramp[first + 1] ?? '#000000', at - first)
}

/** Where on its ramp a class lies: at equal steps, or at equal steps from the middle on both sides. */
function placeOf(index: number, { scheme, classes, below, above }: ColourScale): number {
  if (scheme !== 'balance') return classes <= 1 ? 0.5 : index / (classes - 1)
  const steps = Math.max(below, above)
  const fromMiddle = index < below ? index - below : index >= classes - above ? index - (classes - above) + 1 : 0
  return steps === 0 ? 0.5 : 0.5 + (0.5 * fromMiddle) / steps
}

/** The colours of the classes by their number: that of zero first, which is the same in every scheme, then from the lowest class to the highest. */
export function coloursOf(theme: MapTheme, scale: ColourScale): string[] {
  const ramp = theme.ramps[scale.scheme]
  const classes = Array.from({ length: scale.classes }, (_, index) => {
    const place = placeOf(index, scale)
    return colourAt(ramp, scale.reversed ? 1 - place : place)
  })
  return [theme.zero, ...classes]
}
