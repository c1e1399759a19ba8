import { type PatternKind, patternId, pictureOf } from '../../map/pattern.ts'
import { type SignKind, signId } from '../../map/symbol-sign.ts'
import { mmPerInch, type PrintFormat, pixelsOf, sheetSize } from './print-format.ts'
import type { Mark, Measure } from './sheet-mark.ts'

/** Width of the edge of a circle, in millimetres. */
export const dotLine = 0.25

const family = '"Be Vietnam Pro", sans-serif'

/** Measures words with the fonts of the page. */
export function canvasMeasure(): Measure {
  const context = contextOf(1, 1)
  return (words, sizePt, weight) => {
    context.font = `${weight} 100px ${family}`
    return (context.measureText(words).width / 100) * sizePt * (mmPerInch / 72)
  }
}

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas, so no sheet can be drawn.')
  return context
}

/** One tile of a pattern of the map, for the legend of a sheet, which is always light. */
function patternTile(pattern: PatternKind): CanvasRenderingContext2D {
  const picture = pictureOf(patternId(pattern, 'light'))
  if (!picture) throw new Error(`There is no pattern ${pattern}.`)
  const context = contextOf(picture.image.width, picture.image.height)
  context.putImageData(picture.image, 0, 0)
  return context
}

/** A box filled with a pattern; of a range over the colour of a class, as on the map. */
function patternBox(pattern: PatternKind, width: number, height: number, ground: string): HTMLCanvasElement {
  const context = contextOf(width, height)
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
  const fill = context.createPattern(patternTile(pattern).canvas, 'repeat')
  if (fill) {
    context.fillStyle = fill
    context.fillRect(0, 0, width, height)
  }
  return context.canvas
}

/** A box of a colour with a sign in its middle, as the legend of a judgement shows it. */
function signedBox(colour: string, sign: string, width: number, height: number): HTMLCanvasElement {
  const context = contextOf(width, height)
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `600 ${height * 0.62}px ${family}`
  context.lineWidth = height * 0.12
  context.strokeStyle = '#ffffff'
  context.strokeText(sign, width / 2, height * 0.54)
  context.fillStyle = '#12222b'
  context.fillText(sign, width / 2, height * 0.54)
  return context.canvas
}

/** The sign of a unit, as the map draws it. */
function signBox(sign: SignKind): HTMLCanvasElement {
  const picture = pictureOf(signId(sign, 'light'))
  if (!picture) throw new Error(`There is no sign ${sign}.`)
  const context = contextOf(picture.image.width, picture.image.height)
  context.putImageData(picture.image, 0, 0)
  // A PDF takes it as JPEG, which has nothing to see through.
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, picture.image.width, picture.image.height)
  return context.canvas
}

type PictureMark = Mark & { readonly kind: 'pattern' | 'signed' | 'unit-sign' }

/** Whether a mark is drawn as a picture on paper too. */
export const isPicture = (mark: Mark): mark is PictureMark =>
  mark.kind === 'pattern' || mark.kind === 'signed' || mark.kind === 'unit-sign'

/** A box of the legend that is a picture on paper too: a pattern, a colour with a sign, or the sign of a unit. */
export const pictureBox = (mark: PictureMark, rangeGround: string) => {
  if (mark.kind === 'unit-sign') return signBox(mark.sign)
  const dots = mark.kind === 'pattern' ? 6 : 16
  const [width, height] = [Math.round(mark.width * dots), Math.round(mark.height * dots)]
  return mark.kind === 'pattern'
    ? patternBox(mark.pattern, width, height, rangeGround)
    : signedBox(mark.colour, mark.sign, width, height)
}

/** Draws a sheet as a picture, with the map in its frame. */
export function paintCanvas(
  marks: readonly Mark[],
  format: Pick<PrintFormat, 'paper' | 'landscape'>,
  dpi: number,
  map: CanvasImageSource,
  rangeGround: string,
): HTMLCanvasElement {
  const { width, height } = sheetSize(format)
  const context = contextOf(pixelsOf(width, dpi), pixelsOf(height, dpi))
  const scale = dpi / mmPerInch
  context.scale(scale, scale)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  for (const mark of marks) {
    if (mark.kind === 'map') context.drawImage(map, mark.x, mark.y, mark.width, mark.height)
    else if (isPicture(mark)) {
      const box = pictureBox(mark, rangeGround)
      context.drawImage(box, mark.x, mark.y, mark.width, mark.height)
      context.lineWidth = 0.15
      context.strokeStyle = '#7d8b92'
      context.strokeRect(mark.x, mark.y, mark.width, mark.height)
    } else if (mark.kind === 'box') {
      if (mark.fill) {
        context.fillStyle = mark.fill
        context.fillRect(mark.x, mark.y, mark.width, mark.height)
      }
      if (mark.line) {
        context.setLineDash(mark.dashed ? [1, 0.7] : [])
        context.lineWidth = mark.lineWidth ?? 0.2
        context.strokeStyle = mark.line
        context.strokeRect(mark.x, mark.y, mark.width, mark.height)
        context.setLineDash([])
      }
    } else if (mark.kind === 'dot') {
      context.beginPath()
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI)
      if (mark.fill) {
        context.fillStyle = mark.fill
        context.fill()
      }
      if (mark.line) {
        context.lineWidth = dotLine
        context.strokeStyle = mark.line
        context.stroke()
      }
    } else if (mark.kind === 'triangle') {
      context.beginPath()
      for (const [x, y] of mark.points) context.lineTo(x, y)
      context.closePath()
      context.fillStyle = mark.fill
      context.fill()
    } else {
      context.font = `${mark.weight} ${mark.size * (mmPerInch / 72)}px ${family}`
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left'
      context.fillStyle = mark.colour
      context.fillText(mark.words, mark.x, mark.y)
    }
  }
  return context.canvas
}
