import type { PatternKind } from '../../map/pattern.ts'
import type { SignKind } from '../../map/symbol-sign.ts'
import { mmPerInch } from './print-format.ts'

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

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const ink = '#12222b'
export const quiet = '#41535c'
export const lineOf = '#4c6570'
export const mmPerPt = mmPerInch / 72
/** Room from line to line, of the size of the type. */
export const leading = 1.32

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

export interface Style {
  readonly size: number
  readonly weight: Weight
  readonly colour: string
}

/** Lines of text from `top` on, and where they end. */
export function block(words: string, x: number, top: number, width: number, style: Style, measure: Measure) {
  const step = style.size * mmPerPt * leading
  const lines = linesOf(words, width, style.size, style.weight, measure)
  const marks = lines.map(
    (line, index): Mark => ({ kind: 'text', words: line, x, y: top + step * (index + 0.8), ...style }),
  )
  return { marks, bottom: top + step * lines.length }
}
