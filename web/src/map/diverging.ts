import type { Count } from '@hub/contract/figure'
import { quantileSorted } from 'd3-array'
import { boundsOf } from '../format.ts'
import type { Shade } from './shade.ts'
import type { MapTheme } from './theme.ts'

/** Steps to either side of the middle one, which stands for no change. */
const sides = 3
/** Number of the step of no change. */
export const middleStep = sides

/** Purple for less, orange for more: told apart by every colour vision, and stronger the farther from the middle. */
const palettes: Readonly<Record<MapTheme['name'], readonly string[]>> = {
  light: ['#542788', '#998ec3', '#d8daeb', '#f2f1ec', '#fee0b6', '#f1a340', '#b35806'],
  dark: ['#d3c2ff', '#9482cf', '#4d4670', '#232d30', '#664a28', '#c27d30', '#ffc680'],
}

/** Colours from the strongest fall to the strongest rise. */
export const divergingPalette = (theme: MapTheme): readonly string[] => palettes[theme.name]

/** Sizes of change at which a step begins, rising; the same to both sides, so that a fall is as strong as a rise of its size. */
export type ChangeBreaks = readonly number[]

const significant = (value: number) => Number(value.toPrecision(2))

/** Bounds by thirds of the sizes of the changes, whatever their sign; fewer where few differ. No change takes no part. */
export function changeBreaks(changes: readonly number[]): ChangeBreaks {
  const sizes = changes
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b)
  if (sizes.length === 0) return []
  const bounds = [sizes[0] ?? 0, ...[1, 2].map((third) => significant(quantileSorted(sizes, third / sides) ?? 0))]
  return [...new Set(bounds.map((bound, index) => (index === 0 ? Math.min(bound, significant(bound)) : bound)))].sort(
    (a, b) => a - b,
  )
}

/** Step of one change: the middle one for none, those above for more, those below for less. */
export function changeStep(change: number, breaks: ChangeBreaks): number {
  if (change === 0 || breaks.length === 0) return middleStep
  const size = Math.abs(change)
  const index = Math.max(
    0,
    breaks.findLastIndex((bound) => size >= bound),
  )
  return middleStep + Math.sign(change) * strengthOf(index, breaks.length)
}

/** How far from the middle the class at an index is drawn; the highest keeps the strongest colour. */
export const strengthOf = (index: number, classes: number) => sides - (classes - 1 - index)

/**
 * The shade of a typed difference. A range whose ends differ in sign may be a rise or a fall: it has the middle colour. A range that
 * reaches over several steps has the colour of its middle, and lines over it, since its step is not sure.
 */
export function changeShade(change: Count, breaks: ChangeBreaks): Shade {
  const bounds = boundsOf(change)
  if (!bounds) return { kind: change.kind === 'WITHHELD' || change.kind === 'NOT_REPORTED' ? change.kind : 'NO_DATA' }
  const [low, high] = bounds
  const step = low < 0 && high > 0 ? middleStep : changeStep((low + high) / 2, breaks)
  const sure = changeStep(low, breaks) === changeStep(high, breaks)
  return { kind: sure ? 'STEP' : 'RANGE', step }
}

/** Whether a difference is surely a rise or surely a fall; null when it may be either, or none, or tells nothing. */
export function directionOf(change: Count): 'up' | 'down' | null {
  const bounds = boundsOf(change)
  if (!bounds) return null
  return bounds[0] > 0 ? 'up' : bounds[1] < 0 ? 'down' : null
}
