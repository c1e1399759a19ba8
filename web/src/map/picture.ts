import type { MapTheme } from './theme.ts'

/** What stands below a saved picture of the map, so that it can be understood away from the page. */
export interface Caption {
  readonly title: string
  /** What is shown, and which world it comes from. */
  readonly lines: readonly string[]
  /** Who must be named. */
  readonly small: string
}

const family = '"Be Vietnam Pro", sans-serif'
const margin = 16

/** The words in lines that are no wider than the picture. */
function wrapped(context: CanvasRenderingContext2D, words: string, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Copies a drawn map onto a canvas of its own, with a caption below it. */
export function captioned(map: HTMLCanvasElement, caption: Caption, theme: MapTheme): HTMLCanvasElement {
  const scale = devicePixelRatio
  const picture = document.createElement('canvas')
  const context = picture.getContext('2d')
  if (!context) return map
  const width = map.width / scale - 2 * margin
  const parts = [
    { words: caption.title, font: `600 17px ${family}`, step: 24 },
    ...caption.lines.map((words) => ({ words, font: `500 13px ${family}`, step: 19 })),
    { words: caption.small, font: `400 10px ${family}`, step: 14 },
  ].flatMap(({ words, font, step }) => {
    context.font = font
    return wrapped(context, words, width).map((line) => ({ line, font, step }))
  })
  const height = parts.reduce((sum, { step }) => sum + step, 2 * margin)
  picture.width = map.width
  picture.height = map.height + Math.round(height * scale)
  context.drawImage(map, 0, 0)
  context.setTransform(scale, 0, 0, scale, 0, map.height)
  context.fillStyle = theme.unitBlank
  context.fillRect(0, 0, picture.width, height)
  context.fillStyle = theme.text
  let y = margin
  for (const { line, font, step } of parts) {
    context.font = font
    y += step
    context.fillText(line, margin, y - step * 0.25)
  }
  return picture
}
