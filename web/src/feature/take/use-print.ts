import { useEffect, useRef, useState } from 'react'
import type { Box } from '../../map/map-view.tsx'
import type { MapModel } from '../../map/model.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { canvasMeasure, paintCanvas } from './paint-canvas.ts'
import { cssDpi, type PrintFormat, pixelsOf } from './print-format.ts'
import { groundPerMm, placeBeside } from './print-place.ts'
import { freeOf, planSheet, sheetMarks } from './print-sheet.ts'
import { type Printed, sheetContent } from './sheet-content.ts'

// Paper is white: a print is always in the light theme.
const theme = mapThemes.light
/** Under the lines of a range in the legend: the middle of what a class can be coloured. */
const rangeGround = '#9fd3c7'
/** Share of what the legend leaves free that the asked place fills, so that nothing of it touches the edge. */
const inside = 0.93
/** Dots per inch of the preview: enough to judge by, quick to draw. */
const previewDpi = 60

/** What is printed: the map of the page as it is when the dialog opens. */
export interface PrintJob {
  readonly model: MapModel
  /** What the window shows of the map: the sheet shows at least this. */
  readonly box: Box
  readonly printed: Printed
}

export type PrintFile = 'pdf' | 'png'

/** Draws sheets: a preview now and after every change of the format, and files when they are asked for. */
export function usePrint(job: PrintJob, format: PrintFormat) {
  const text = useText()
  const { language } = usePreference()
  const preview = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'drawing' | 'ready' | 'saving' | 'fault'>('drawing')
  /** The resolution that the device reached, where it is less than was asked for. */
  const [reached, setReached] = useState<number | null>(null)

  const compose = async (dpi: number) => {
    const [{ drawMap }] = await Promise.all([import('../../map/print-map.ts')])
    const measure = canvasMeasure()
    const { printed } = job
    // The words of header and notes do not depend on the scale, so they are set first and the map gets what they leave.
    const draft = sheetContent(printed, 1, theme, text, language)
    const plan = planSheet(draft, format, measure)
    const [width, height] = [pixelsOf(plan.map.width, cssDpi), pixelsOf(plan.map.height, cssDpi)]
    const px = (mm: number) => pixelsOf(mm, cssDpi)
    const free = freeOf(plan, draft, format.paper, measure).map((part) => ({
      x: px(part.x - plan.map.x),
      y: px(part.y - plan.map.y),
      width: px(part.width),
      height: px(part.height),
    }))
    const place = placeBeside(job.box, { width, height }, free, inside)
    const map = await drawMap({
      theme,
      model: { ...job.model, selected: null },
      place,
      width,
      height,
      pixelRatio: dpi / cssDpi,
    })
    const content = sheetContent(printed, groundPerMm(place), theme, text, language)
    return { map, marks: sheetMarks(plan, content, format.paper, measure), dpi: (map.width / width) * cssDpi }
  }

  const { paper, landscape } = format
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another shape of the sheet, not for every render
  useEffect(() => {
    let ended = false
    setState('drawing')
    compose(previewDpi)
      .then(({ map, marks }) => {
        const target = preview.current
        if (ended || !target) return
        const sheet = paintCanvas(marks, { paper, landscape }, previewDpi * 2, map, rangeGround)
        target.width = sheet.width
        target.height = sheet.height
        target.getContext('2d')?.drawImage(sheet, 0, 0)
        setState('ready')
      })
      .catch(() => !ended && setState('fault'))
    return () => {
      ended = true
    }
  }, [paper, landscape, job, language])

  /** The sheet as a file; undefined when this device cannot make it, which is then said. */
  const file = async (kind: PrintFile): Promise<Blob | undefined> => {
    setState('saving')
    try {
      const { map, marks, dpi } = await compose(format.dpi)
      setReached(dpi < format.dpi * 0.97 ? Math.floor(dpi) : null)
      const blob = kind === 'pdf' ? await pdfOf(map, marks) : await pngOf(map, marks)
      setState('ready')
      return blob
    } catch {
      setState('fault')
      return undefined
    }
  }
  type Marks = ReturnType<typeof sheetMarks>
  const pdfOf = async (map: HTMLCanvasElement, marks: Marks) => {
    const { paintPdf } = await import('./paint-pdf.ts')
    const { title, subtitle } = job.printed
    return paintPdf(marks, format, map, rangeGround, { title, subject: subtitle, language })
  }
  const pngOf = async (map: HTMLCanvasElement, marks: Marks) => {
    const { withDensity } = await import('./png-density.ts')
    const sheet = paintCanvas(marks, format, format.dpi, map, rangeGround)
    const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The sheet is too large for this device to turn into a picture.')
    return new Blob([withDensity(new Uint8Array(await blob.arrayBuffer()), format.dpi) as Uint8Array<ArrayBuffer>], {
      type: 'image/png',
    })
  }
  return { preview, state, reached, file }
}
