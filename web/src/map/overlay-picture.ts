import { contextOf, pixelRatio } from './canvas.ts'
import type { MapTheme } from './theme.ts'
import { mapThemes } from './theme.ts'

/** Pictures of the layers over the units: the crosses of a commune where nobody came, and the arrowheads of routes and flows. */
type OverlayPicture = 'silent' | 'route-arrow' | 'flow-arrow'

/** Name of such a picture in the style. */
export const overlayPictureId = (picture: OverlayPicture, theme: MapTheme['name']) => `overlay:${theme}:${picture}`

/** Strokes of a cross, on a tile of 14 × 14. */
const silentShape = { path: 'M4.5 4.5 L9.5 9.5 M9.5 4.5 L4.5 9.5', size: 14 } as const
/** An arrowhead that points along its line, to the right, in a box of 14 × 14. */
const arrowShape = { path: 'M3 2.5 L11.5 7 L3 11.5 L5.2 7 Z', size: 14 } as const

function drawn(size: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const context = contextOf(size, size)
  draw(context)
  return context.getImageData(0, 0, size * pixelRatio, size * pixelRatio)
}

function silent(theme: MapTheme): ImageData {
  return drawn(silentShape.size, (context) => {
    const path = new Path2D(silentShape.path)
    context.lineCap = 'round'
    // Over any step of colour the cross needs an edge of its own.
    for (const [width, colour] of [
      [3.4, theme.textHalo],
      [1.6, theme.event],
    ] as const) {
      context.lineWidth = width
      context.strokeStyle = colour
      context.stroke(path)
    }
  })
}

function arrow(colour: string, theme: MapTheme): ImageData {
  return drawn(arrowShape.size, (context) => {
    const path = new Path2D(arrowShape.path)
    context.lineJoin = 'round'
    context.lineWidth = 2.4
    context.strokeStyle = theme.unitBlank
    context.stroke(path)
    context.fillStyle = colour
    context.fill(path)
  })
}

/** Draws the picture that a name of this file stands for; undefined for any other name. */
export function overlayPictureOf(id: string): { image: ImageData; pixelRatio: number } | undefined {
  const [family, themeName, picture] = id.split(':')
  if (family !== 'overlay') return undefined
  const theme = themeName === 'dark' ? mapThemes.dark : mapThemes.light
  if (picture === 'silent') return { image: silent(theme), pixelRatio }
  if (picture === 'route-arrow') return { image: arrow(theme.keyRoute, theme), pixelRatio }
  if (picture === 'flow-arrow') return { image: arrow(theme.flow, theme), pixelRatio }
  return undefined
}
