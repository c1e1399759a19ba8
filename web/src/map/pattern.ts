import type { Map as LibreMap } from 'maplibre-gl'
import { contextOf, pixelRatio } from './canvas.ts'
import type { MapModel } from './model.ts'
import { overlayPictureOf } from './overlay-picture.ts'
import { signPictureOf } from './symbol-sign.ts'
import { type MapTheme, mapThemes } from './theme.ts'

/** Shades that are drawn as a pattern: there is no number to give a colour to, or, for a range, no single one. */
export const patternKinds = ['WITHHELD', 'NOT_REPORTED', 'NO_DATA', 'RANGE'] as const
export type PatternKind = (typeof patternKinds)[number]

/** Name of a pattern's picture in the style. */
export const patternId = (kind: PatternKind, theme: MapTheme['name']) => `pattern:${theme}:${kind}`
/** Name of the picture with the mark of a world; the words are part of the name, so the picture can be made from it. */
export const markId = (theme: MapTheme['name'], { text, live, close }: NonNullable<MapModel['mark']>) =>
  `${live ? 'live' : 'released'}${close ? '-close' : ''}:${theme}:${text}`

interface PatternShape {
  readonly path: string
  readonly fill: boolean
  /** Whether the colour of a step shows between the strokes, instead of the ground of "no number". */
  readonly clear: boolean
}

/** Strokes of a pattern on a tile of 12 × 12: diagonal hatch, hollow rings, dots, and level lines. Drawn on the map and in the legend alike. */
export const patternShapes: Readonly<Record<PatternKind, PatternShape>> = {
  WITHHELD: { path: 'M-3 9 L9 -3 M0 12 L12 0 M3 15 L15 3', fill: false, clear: false },
  NOT_REPORTED: { path: 'M6 3.4 a2.6 2.6 0 1 0 0.01 0', fill: false, clear: false },
  NO_DATA: { path: 'M3 2 a1 1 0 1 0 0.01 0 M9 8 a1 1 0 1 0 0.01 0', fill: true, clear: false },
  RANGE: { path: 'M0 3 H12 M0 9 H12', fill: false, clear: true },
}

/** Side of the square that a pattern repeats in, in pixels. */
export const patternSize = 12

function drawPattern(kind: PatternKind, theme: MapTheme): ImageData {
  const context = contextOf(patternSize, patternSize)
  const shape = patternShapes[kind]
  context.fillStyle = theme.pattern.ground
  if (!shape.clear) context.fillRect(0, 0, patternSize, patternSize)
  const path = new Path2D(shape.path)
  if (shape.clear) {
    // Over a step of any colour the strokes need an edge of their own.
    context.lineWidth = 3
    context.strokeStyle = theme.textHalo
    context.stroke(path)
  }
  context.lineWidth = 1.3
  context.strokeStyle = context.fillStyle = theme.pattern.line
  if (shape.fill) context.fill(path)
  else context.stroke(path)
  return context.getImageData(0, 0, patternSize * pixelRatio, patternSize * pixelRatio)
}

function drawMark(words: string, live: boolean, close: boolean, theme: MapTheme): ImageData {
  const [width, height] = close ? [130, 92] : [480, 300]
  const letterPx = close ? 8.5 : 12
  const context = contextOf(width, height)
  context.font = `${live ? 700 : 600} ${letterPx}px "Be Vietnam Pro", sans-serif`
  context.textAlign = 'center'
  context.fillStyle = live ? theme.live : theme.text
  // Quiet enough that the names of units, which are drawn over it, can be read.
  context.globalAlpha = live ? 0.24 : 0.1
  const places: readonly (readonly [number, number])[] = close
    ? [[width / 2, height / 2]]
    : [
        [width / 4, height / 4],
        [(width * 3) / 4, (height * 3) / 4],
      ]
  for (const [x, y] of places) {
    context.save()
    context.translate(x, y)
    context.rotate(-0.32)
    // A world and its invention stand one below the other, so that the mark stays within its tile.
    for (const [line, part] of words.split('\n').entries()) context.fillText(part, 0, line * 1.4 * letterPx)
    context.restore()
  }
  return context.getImageData(0, 0, width * pixelRatio, height * pixelRatio)
}

/** Draws the picture that a name in the style stands for; undefined for a name that is none of ours. */
export function pictureOf(id: string): { image: ImageData; pixelRatio: number } | undefined {
  const [family, themeName, ...rest] = id.split(':')
  const theme = themeName === 'dark' ? mapThemes.dark : mapThemes.light
  const detail = rest.join(':')
  const [world, close] = family?.split('-') ?? []
  if (world === 'live' || world === 'released')
    return { image: drawMark(detail, world === 'live', close !== undefined, theme), pixelRatio }
  const kind = patternKinds.find((candidate) => candidate === detail)
  if (family === 'pattern' && kind) return { image: drawPattern(kind, theme), pixelRatio }
  if (family === 'sign') return signPictureOf(detail, theme)
  return overlayPictureOf(id)
}

/** Gives a map the picture that a name of this file stands for; nothing is drawn when it has it already. */
export function addPicture(map: Pick<LibreMap, 'hasImage' | 'addImage'>, id: string): void {
  if (map.hasImage(id)) return
  const picture = pictureOf(id)
  if (picture) map.addImage(id, picture.image, { pixelRatio: picture.pixelRatio })
}
