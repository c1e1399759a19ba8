import type { NestedCircle } from '../../map/nested-circles.ts'
import type { PatternKind } from '../../map/pattern.ts'
import type { SignKind } from '../../map/symbol-sign.ts'
import { mmPerInch, type PrintFormat, sheetSize } from './print-format.ts'

export type Weight = 500 | 600
/** How wide words are in millimetres. */
export type Measure = (words: string, sizePt: number, weight: Weight) => number

/** One thing drawn on the sheet; lengths in millimetres from the upper left corner, sizes of type in points. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly words: string
      readonly x: number
      /** Of the line that letters stand on. */
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly colour: string
      readonly anchor?: 'middle' | 'end'
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill?: string
      readonly line?: string
      readonly lineWidth?: number
      readonly dashed?: boolean
    }
  | {
      readonly kind: 'dot'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly fill?: string
      readonly line?: string
    }
  | { readonly kind: 'triangle'; readonly points: readonly [number, number][]; readonly fill: string }
  | ({ readonly kind: 'map' } & Rect)
  | ({ readonly kind: 'pattern'; readonly pattern: PatternKind } & Rect)
  | ({ readonly kind: 'signed'; readonly colour: string; readonly sign: string } & Rect)
  | ({ readonly kind: 'unit-sign'; readonly sign: SignKind } & Rect)

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

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

/** The words and looks of a sheet. Everything that must be known to read the map away from the page stands on it. */
export interface SheetContent {
  readonly title: string
  readonly subtitle: string
  /** Which world the figures come from: the release and its number, or live rows. */
  readonly world: string
  /** That the records are invented, or that figures are not for publishing; null when neither. */
  readonly warning: string | null
  readonly legendTitle: string
  readonly legend: readonly { readonly words: string; readonly look: Look }[]
  /** Sentences at the foot: method, protection, source, who must be named, when it was made. */
  readonly notes: readonly string[]
  readonly scale: {
    /** Metres of the ground for a millimetre. */
    readonly metresPerMm: number
    readonly lengthM: number
    readonly words: string
    readonly lengthWords: string
  }
  /** Letter of the north. */
  readonly north: string
}

const margin = 10
const ink = '#12222b'
const quiet = '#41535c'
const warn = '#8a1c4d'
const lineOf = '#4c6570'
const mmPerPt = mmPerInch / 72
/** Room from line to line, of the size of the type. */
const leading = 1.32

/** Words in lines that are no wider than `width`. */
export function linesOf(words: string, width: number, size: number, weight: Weight, measure: Measure): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && measure(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

interface Style {
  readonly size: number
  readonly weight: Weight
  readonly colour: string
}

/** Lines of text from `top` on, and where they end. */
function block(words: string, x: number, top: number, width: number, style: Style, measure: Measure) {
  const step = style.size * mmPerPt * leading
  const lines = linesOf(words, width, style.size, style.weight, measure)
  const marks = lines.map(
    (line, index): Mark => ({ kind: 'text', words: line, x, y: top + step * (index + 0.8), ...style }),
  )
  return { marks, bottom: top + step * lines.length }
}

/** The frame of the map: what the header and the notes leave of the sheet. */
export interface SheetPlan {
  readonly header: readonly Mark[]
  readonly footer: readonly Mark[]
  readonly map: Rect
}

type Words = Pick<SheetContent, 'title' | 'subtitle' | 'world' | 'warning' | 'notes'>

/** Sets the header and the notes, and so where the map lies: its scale is known only then. */
export function planSheet(words: Words, format: Pick<PrintFormat, 'paper' | 'landscape'>, measure: Measure): SheetPlan {
  const { width, height } = sheetSize(format)
  const inner = width - 2 * margin
  const big = format.paper === 'A3' ? 1.3 : 1
  const header: Mark[] = []
  let top = margin
  const put = (text: string, style: Style) => {
    const set = block(text, margin, top, inner, { ...style, size: style.size * big }, measure)
    header.push(...set.marks)
    top = set.bottom
  }
  put(words.title, { size: 16, weight: 600, colour: ink })
  put(words.subtitle, { size: 10.5, weight: 500, colour: quiet })
  put(words.world, { size: 9, weight: 500, colour: quiet })
  if (words.warning) put(words.warning, { size: 9, weight: 600, colour: warn })
  const notes: Mark[] = []
  let noteTop = 0
  for (const note of words.notes) {
    const set = block(note, margin, noteTop, inner, { size: 7 * big, weight: 500, colour: quiet }, measure)
    notes.push(...set.marks)
    noteTop = set.bottom
  }
  const mapTop = top + 2.5
  const mapBottom = height - margin - noteTop - 2.5
  const shift = mapBottom + 2.5
  const footer = notes.map((mark): Mark => (mark.kind === 'text' ? { ...mark, y: mark.y + shift } : mark))
  return { header, footer, map: { x: margin, y: mapTop, width: inner, height: mapBottom - mapTop } }
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

/** The legend in the lower left corner of the map, on a ground of its own. */
function legendMarks({ legendTitle, legend }: SheetContent, map: Rect, big: number, measure: Measure): Mark[] {
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
  const box = { width: widest + 2 * pad, height: tall + 2 * pad }
  const x = map.x + 2.5
  const y = map.y + map.height - box.height - 2.5
  const marks: Mark[] = [{ kind: 'box', x, y, ...box, fill: '#ffffff', line: lineOf, lineWidth: 0.2 }]
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

/** Scale bar and north arrow in the lower right corner of the map. The map is never turned, so north is up. */
function scaleMarks({ scale, north }: SheetContent, map: Rect, big: number, measure: Measure): Mark[] {
  const size = 7.5 * big
  const bar = scale.lengthM / scale.metresPerMm
  const arrow = 7 * big
  const words = measure(scale.words, size, 500)
  const width = Math.max(bar + measure(scale.lengthWords, size, 500) / 2, words) + arrow + 8 * big
  const height = 14 * big
  const x = map.x + map.width - width - 2.5
  const y = map.y + map.height - height - 2.5
  const left = x + 3 * big
  const line = y + 5.6 * big
  const middle = x + width - 3 * big - arrow / 2
  const label = { size, weight: 500, colour: ink } as const
  const top = y + 5.2 * big
  return [
    { kind: 'box', x, y, width, height, fill: '#ffffff', line: lineOf, lineWidth: 0.2 },
    { kind: 'text', words: '0', x: left, y: line - 1, ...label, anchor: 'middle' },
    { kind: 'text', words: scale.lengthWords, x: left + bar, y: line - 1, ...label, anchor: 'middle' },
    { kind: 'box', x: left, y: line, width: bar / 2, height: 1.4 * big, fill: ink, line: ink, lineWidth: 0.2 },
    {
      kind: 'box',
      x: left + bar / 2,
      y: line,
      width: bar / 2,
      height: 1.4 * big,
      fill: '#ffffff',
      line: ink,
      lineWidth: 0.2,
    },
    { kind: 'text', words: scale.words, x: left, y: y + 11.6 * big, ...label },
    { kind: 'text', words: north, x: middle, y: top - 0.6 * big, ...label, weight: 600, anchor: 'middle' },
    {
      kind: 'triangle',
      points: [
        [middle, top],
        [middle - 2.2 * big, top + 7 * big],
        [middle, top + 5.4 * big],
      ],
      fill: ink,
    },
    {
      kind: 'triangle',
      points: [
        [middle, top],
        [middle + 2.2 * big, top + 7 * big],
        [middle, top + 5.4 * big],
      ],
      fill: lineOf,
    },
  ]
}

/** Everything on the sheet, from the ground up. */
export function sheetMarks(
  plan: SheetPlan,
  content: SheetContent,
  paper: PrintFormat['paper'],
  measure: Measure,
): Mark[] {
  const big = paper === 'A3' ? 1.3 : 1
  const { map } = plan
  return [
    ...plan.header,
    { kind: 'map', ...map },
    { kind: 'box', ...map, line: lineOf, lineWidth: 0.3 },
    ...legendMarks(content, map, big, measure),
    ...scaleMarks(content, map, big, measure),
    ...plan.footer,
  ]
}
