/** How many pixels of a picture make one of the map. */
export const pixelRatio = 2

/** A canvas to draw a picture of the style on, in pixels of the map. */
export function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width * pixelRatio
  canvas.height = height * pixelRatio
  // read back at once: a canvas kept by the graphics chip would have to be fetched from it
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser has no 2D canvas, so the patterns of the map cannot be drawn.')
  context.scale(pixelRatio, pixelRatio)
  return context
}
