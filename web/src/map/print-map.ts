import { Map as LibreMap } from 'maplibre-gl'
import type { Camera } from '../url-state.ts'
import { loadFonts, paintUnits } from './map-view.tsx'
import type { MapModel } from './model.ts'
import { addPicture, markId } from './pattern.ts'
import { styleOf } from './style.ts'
import type { MapTheme } from './theme.ts'

/** How long a map may take to draw: printing at full size on a slow device is long work. */
const patienceMs = 120_000

interface PrintMapRequest {
  readonly theme: MapTheme
  readonly model: MapModel
  readonly place: Camera
  /** Size of the frame in pixels of a style sheet; letters and lines have the size they have on the page. */
  readonly width: number
  readonly height: number
  /** Dots for each of these pixels. */
  readonly pixelRatio: number
}

/** The largest square that the graphics of this device draw, in pixels. */
function largestSide(): number {
  const context = document.createElement('canvas').getContext('webgl2')
  const side = context?.getParameter(context.MAX_RENDERBUFFER_SIZE)
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof side === 'number' ? side : 4096
}

/**
 * Draws the map once, out of sight, at the size of a sheet. Where the device cannot draw as finely as asked, it draws as finely as it
 * can: the picture then has fewer dots than `width * pixelRatio`.
 * @throws Error when the map cannot be drawn at all or takes too long
 */
export async function drawMap({
  theme,
  model,
  place,
  width,
  height,
  pixelRatio,
}: PrintMapRequest): Promise<HTMLCanvasElement> {
  await loadFonts()
  const most = largestSide()
  const ratio = Math.min(pixelRatio, most / width, most / height)
  const container = document.createElement('div')
  container.style.cssText = `position:fixed;left:-${Math.ceil(width) + 100}px;top:0;width:${width}px;height:${height}px`
  container.inert = true
  document.body.append(container)
  const map = new LibreMap({
    container,
    style: styleOf(theme, model, location.origin),
    center: [place.lon, place.lat],
    zoom: place.zoom,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: ratio,
    maxCanvasSize: [most, most],
    renderWorldCopies: false,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  })
  try {
    map.setMissingStyleImageResolver((id) => addPicture(map, id))
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The map took too long to draw.')), patienceMs)
      map.once('style.load', () => {
        if (model.mark) addPicture(map, markId(theme.name, model.mark))
        paintUnits(map, model)
        map.once('idle', () => {
          clearTimeout(timer)
          resolve()
        })
      })
    })
    const drawn = map.getCanvas()
    const copy = document.createElement('canvas')
    copy.width = drawn.width
    copy.height = drawn.height
    copy.getContext('2d')?.drawImage(drawn, 0, 0)
    return copy
  } finally {
    map.remove()
    container.remove()
  }
}
