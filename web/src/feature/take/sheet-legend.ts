import type { NestedCircle } from '../../map/nested-circles.ts'
import type { PatternKind } from '../../map/pattern.ts'
import type { SignKind } from '../../map/symbol-sign.ts'
import {
  ink,
  leading,
  lineOf,
  linesOf,
  type Mark,
  type Measure,
  mmPerPt,
  quiet,
  type Rect,
  type Style,
} from './sheet-mark.ts'

/** How a line of the legend looks. */
export type Look =
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'pattern'; readonly pattern: PatternKind }
  | { readonly kind: 'sign'; readonly sign: string }
  /** A sign over a colour, so that colour is not alone. */
  | { readonly kind: 'signed'; readonly colour: string; readonly sign: string }
  | { readonly kind: 'frame'; readonly colour: string; readonly dashed?: boolean }
  | { readonly kind: 'line'; readonly colour: string }
  | { readonly kind: 'dot'; readonly colour: string }
  /** Circles in each other as large as on the map, each with its number, under the words of the line; lengths in millimetres. */
  | {
      readonly kind: 'nested'
      readonly circles: readonly (NestedCircle & { readonly words: string })[]
      readonly fill: string
      readonly line: string
    }
  /** The two rings of a range. */
  | { readonly kind: 'rings'; readonly fill: string; readonly line: string }
  /** The sign of a unit that has no circle. */
  | { readonly kind: 'unit-sign'; readonly sign: SignKind }

/** A legend in words and looks. */
export interface Legend {
  readonly legendTitle: string
  readonly legend: readonly { readonly words: string; readonly look: Look }[]
}

type Nested = Look & { readonly kind: 'nested' }
/** Between the largest circle and the numbers beside it, in millimetres. */
const nestedGap = 4

/** How tall circles in each other are with their numbers: half a line above the largest, and as much below the last number. */
const nestedHeight = (circles: Nested['circles'], step: number) =>
  step + Math.max(2 * (circles[0]?.radius ?? 0) + 0.5, (circles.at(-1)?.word ?? 0) + step / 2)

const nestedWidth = (circles: Nested['circles'], size: number, measure: Measure) =>
  2 * (circles[0]?.radius ?? 0) + nestedGap + Math.max(0, ...circles.map(({ words }) => measure(words, size, 500)))

/** Circles that stand on one ground, the largest below, with a line from the top of each to its number. */
function nestedMarks({ circles, fill, line }: Nested, x: number, top: number, step: number, style: Style): Mark[] {
  const largest = circles[0]?.radius ?? 0
  const above = top + step * 0.6
  return [
    ...circles.map(
      ({ radius, top: own }): Mark => ({
        kind: 'dot',
        x: x + largest,
        y: above + own + radius,
        radius,
        fill,
        line,
      }),
    ),
    ...circles.flatMap(({ top: own, word, words }): Mark[] => [
      ...(word === own
        ? [
            {
              kind: 'box',
              x: x + largest,
              y: above + own,
              width: largest + nestedGap - 1,
              height: 0,
              line: lineOf,
              lineWidth: 0.15,
            } as const,
          ]
        : []),
      { kind: 'text', words, x: x + 2 * largest + nestedGap, y: above + word + step * 0.28, ...style },
    ]),
  ]
}

/** Between the ground of the legend and the frame of the map, in millimetres. */
const legendGap = 2.5

/** The lines of the legend, set, and the ground they stand on in the lower left corner of the map. */
function setLegend({ legendTitle, legend }: Legend, map: Rect, big: number, measure: Measure) {
  const size = 8 * big
  const row = 4.9 * big
  const swatch = { width: 8 * big, height: 3.6 * big }
  const pad = 2.5 * big
  const most = Math.min(72 * big, map.width * 0.6)
  const titles = linesOf(legendTitle, most, size, 600, measure)
  const items = legend.map(({ words, look }) => ({
    look,
    lines: linesOf(words, most - (look.kind === 'nested' ? 0 : swatch.width + 2), size, 500, measure),
  }))
  const step = size * mmPerPt * leading
  const heightOf = ({ look, lines }: (typeof items)[number]) =>
    look.kind === 'nested' ? lines.length * step + nestedHeight(look.circles, step) : Math.max(row, lines.length * step)
  const widest = Math.max(
    ...titles.map((line) => measure(line, size, 600)),
    ...items.flatMap(({ look, lines }) =>
      lines.map((line) => (look.kind === 'nested' ? 0 : swatch.width + 2) + measure(line, size, 500)),
    ),
    ...items.map(({ look }) => (look.kind === 'nested' ? nestedWidth(look.circles, size, measure) : 0)),
  )
  const tall = titles.length * step + 1 + items.reduce((sum, item) => sum + heightOf(item), 0)
  const [width, height] = [widest + 2 * pad, tall + 2 * pad]
  const ground: Rect = { x: map.x + legendGap, y: map.y + map.height - height - legendGap, width, height }
  return { ground, titles, items, size, step, swatch, pad, heightOf }
}

/** The legend in the lower left corner of the map, on a ground of its own. */
export function legendMarks(legend: Legend, map: Rect, big: number, measure: Measure): Mark[] {
  const { ground, titles, items, size, step, swatch, pad, heightOf } = setLegend(legend, map, big, measure)
  const { x, y } = ground
  const marks: Mark[] = [{ kind: 'box', ...ground, fill: '#ffffff', line: lineOf, lineWidth: 0.2 }]
  let top = y + pad
  for (const line of titles) {
    marks.push({ kind: 'text', words: line, x: x + pad, y: top + step * 0.8, size, weight: 600, colour: ink })
    top += step
  }
  top += 1
  for (const item of items) {
    const { look, lines } = item
    const place = { x: x + pad, y: top + 0.5, ...swatch }
    if (look.kind === 'colour')
      marks.push({ kind: 'box', ...place, fill: look.colour, line: '#7d8b92', lineWidth: 0.15 })
    else if (look.kind === 'signed') marks.push({ ...look, ...place })
    else if (look.kind === 'unit-sign') {
      const side = place.height
      marks.push({ ...look, x: place.x + (place.width - side) / 2, y: place.y, width: side, height: side })
    } else if (look.kind === 'rings')
      for (const [radius, fill] of [
        [place.height / 2, undefined],
        [place.height / 3.6, look.fill],
      ] as const)
        marks.push({
          kind: 'dot',
          x: place.x + place.width / 2,
          y: place.y + place.height / 2,
          radius,
          ...(fill ? { fill } : {}),
          line: look.line,
        })
    else if (look.kind === 'nested')
      marks.push(...nestedMarks(look, place.x, top + lines.length * step, step, { size, weight: 500, colour: ink }))
    else if (look.kind === 'pattern') marks.push({ kind: 'pattern', pattern: look.pattern, ...place })
    else if (look.kind === 'frame')
      marks.push({ kind: 'box', ...place, line: look.colour, lineWidth: 0.35, dashed: look.dashed === true })
    else if (look.kind === 'line')
      marks.push({ kind: 'box', ...place, y: place.y + place.height / 2 - 0.4, height: 0.8, fill: look.colour })
    else if (look.kind === 'dot')
      marks.push({
        kind: 'dot',
        x: place.x + place.width / 2,
        y: place.y + place.height / 2,
        radius: 1.1 * big,
        fill: look.colour,
      })
    else if (look.kind === 'sign')
      marks.push({
        kind: 'text',
        words: look.sign,
        x: place.x + place.width / 2,
        y: place.y + 2.8 * big,
        size: size * 1.15,
        weight: 600,
        colour: quiet,
        anchor: 'middle',
      })
    for (const [index, line] of lines.entries())
      marks.push({
        kind: 'text',
        words: line,
        x: x + pad + (look.kind === 'nested' ? 0 : swatch.width + 2),
        y: top + 3.1 * big + index * step,
        size,
        weight: 500,
        colour: ink,
      })
    top += heightOf(item)
  }
  return marks
}

/** The parts of the map that the legend leaves free: what lies to the right of it, and what lies above it. */
export function besideLegend(legend: Legend, map: Rect, big: number, measure: Measure): readonly Rect[] {
  const { ground } = setLegend(legend, map, big, measure)
  const right = ground.x + ground.width + legendGap
  return [
    { ...map, x: right, width: map.x + map.width - right },
    { ...map, height: ground.y - legendGap - map.y },
  ]
}
