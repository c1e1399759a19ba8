import { contextOf, pixelRatio } from './canvas.ts'
import type { MapTheme } from './theme.ts'

/** What a map of sizes draws besides plain circles, in the order of its legend: the two rings of a range, then the signs. */
export const symbolKinds = ['RANGE', 'ZERO', 'WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const
export type SymbolKind = (typeof symbolKinds)[number]
/** What has a sign. A range has none: its rings are its sign. */
export type SignKind = Exclude<SymbolKind, 'RANGE'>

/** Side of a sign in pixels. */
export const signSize = 16

/**
 * Strokes of the signs, all in a square, so that none can be taken for the circle of a small number: a nought, the hatching that withheld
 * units have in every other way of drawing, a question mark, and a dash.
 */
export const signShapes: Readonly<Record<SignKind, string>> = {
  ZERO: 'M8 4.4 C5.9 4.4 5.6 6.4 5.6 8 C5.6 9.6 5.9 11.6 8 11.6 C10.1 11.6 10.4 9.6 10.4 8 C10.4 6.4 10.1 4.4 8 4.4 Z',
  WITHHELD: 'M2 7 L7 2 M2 14 L14 2 M9 14 L14 9',
  NOT_REPORTED: 'M5.7 6.3 C5.7 3.2 10.3 3.2 10.3 6.2 C10.3 8 8 8 8 9.6 M8 11.6 L8 12.2',
  NO_DATA: 'M5 8 L11 8',
}

/** Name of a sign's picture in the style. */
export const signId = (kind: SignKind, theme: MapTheme['name']) => `sign:${theme}:${kind}`

/** Draws a sign; undefined for a name that is none of them. */
export function signPictureOf(detail: string, theme: MapTheme): { image: ImageData; pixelRatio: number } | undefined {
  if (!(detail in signShapes)) return undefined
  const context = contextOf(signSize, signSize)
  context.fillStyle = theme.pattern.ground
  context.fillRect(1, 1, signSize - 2, signSize - 2)
  context.strokeStyle = theme.pattern.line
  context.lineWidth = 1
  context.strokeRect(1.5, 1.5, signSize - 3, signSize - 3)
  context.strokeStyle = theme.text
  context.lineWidth = 1.4
  context.stroke(new Path2D(signShapes[detail as SignKind]))
  return { image: context.getImageData(0, 0, signSize * pixelRatio, signSize * pixelRatio), pixelRatio }
}
