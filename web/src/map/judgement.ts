import type { EffortClass, HotspotClass, HotspotSide } from '../gql/graphql.ts'
import type { MapTheme } from './theme.ts'

/** How a judged place is marked: with a colour, and with a sign, so that colour is never alone. */
interface Mark {
  readonly id: string
  readonly sign: string
  readonly light: string
  readonly dark: string
}

/**
 * Marks of hotspots, from cold to hot; the number of a mark is its place here. Blue and red are told apart by every colour vision, and the
 * surer a class is, the farther its lightness lies from the ground.
 */
export const hotspotMarks = [
  { id: 'COLD_99', sign: '▼▼▼', light: '#2166ac', dark: '#8ccbff' },
  { id: 'COLD_95', sign: '▼▼', light: '#67a9cf', dark: '#3f8ec9' },
  { id: 'COLD_90', sign: '▼', light: '#b8d8ea', dark: '#2b577a' },
  { id: 'MAYBE_COLD', sign: '▽?', light: '#dcebf4', dark: '#26384a' },
  { id: 'NOT_SIGNIFICANT', sign: '', light: '#f2f1ec', dark: '#232d30' },
  { id: 'MAYBE_HOT', sign: '△?', light: '#fbe3d6', dark: '#4a302b' },
  { id: 'HOT_90', sign: '▲', light: '#f7c1a6', dark: '#7d3a31' },
  { id: 'HOT_95', sign: '▲▲', light: '#e0745c', dark: '#c9523f' },
  { id: 'HOT_99', sign: '▲▲▲', light: '#b2182b', dark: '#ff8a73' },
  { id: 'NOT_JUDGED', sign: '–', light: '#cfd4d6', dark: '#3d494f' },
] as const satisfies readonly Mark[]
export type HotspotMark = (typeof hotspotMarks)[number]['id']

/** Marks of reporting effort: teal for much campaigning, orange for little; dark for many tips. Signs: tips first, then campaigning. */
export const effortMarks = [
  { id: 'MANY_TIPS_MUCH_EFFORT', sign: '↑↑', light: '#0b6e6e', dark: '#6fd3cc' },
  { id: 'MANY_TIPS_LITTLE_EFFORT', sign: '↑↓', light: '#b35806', dark: '#ffb066' },
  { id: 'FEW_TIPS_MUCH_EFFORT', sign: '↓↑', light: '#a5d8d3', dark: '#1f5a5a' },
  { id: 'FEW_TIPS_LITTLE_EFFORT', sign: '↓↓', light: '#fdd49e', dark: '#7a4a1d' },
  { id: 'UNCLEAR', sign: '≈', light: '#e4e6e6', dark: '#2d383d' },
  { id: 'NOT_JUDGED', sign: '–', light: '#cfd4d6', dark: '#3d494f' },
] as const satisfies readonly Mark[]
export type EffortMark = (typeof effortMarks)[number]['id']

/** Colours of marks in a theme, in their order. */
export const judgedPalette = (marks: readonly Mark[], theme: MapTheme): string[] =>
  marks.map((mark) => mark[theme.name])

/** Number of a mark; its colour stands there in the palette. */
export const markStep = (marks: readonly Mark[], id: string): number => marks.findIndex((mark) => mark.id === id)

/** The mark of a hotspot judgement. What only protected numbers leave open is marked apart from what is sure. */
export function hotspotMark(found: {
  readonly class: HotspotClass
  readonly tentative?: HotspotSide | null
}): HotspotMark {
  if (found.class === 'NOT_ENOUGH_DATA') return 'NOT_JUDGED'
  if (found.class === 'NOT_SIGNIFICANT' && found.tentative) return `MAYBE_${found.tentative}`
  return found.class
}

/** The mark of a unit's reporting effort. */
export const effortMark = (found: EffortClass): EffortMark => (found === 'NOT_ENOUGH_DATA' ? 'NOT_JUDGED' : found)

/** Which hexagons the tiles draw at a zoom of the map, by the length of their edges. */
export function edgeAt(zoom: number): 'M4000' | 'M2000' | 'M1000' | 'M500' {
  if (zoom < 10) return 'M4000'
  if (zoom < 11) return 'M2000'
  return zoom < 12 ? 'M1000' : 'M500'
}
