import { type PrintFormat, sheetSize } from './print-format.ts'
import { besideLegend, type Legend, legendMarks } from './sheet-legend.ts'
import { block, ink, lineOf, type Mark, type Measure, quiet, type Rect, type Style } from './sheet-mark.ts'
import { type SheetScale, scaleMarks, scaleTop } from './sheet-scale.ts'

/** The words and looks of a sheet. Everything that must be known to read the map away from the page stands on it. */
export interface SheetContent extends Legend, SheetScale {
  readonly title: string
  readonly subtitle: string
  /** Which world the figures come from: the release and its number, or live rows. */
  readonly world: string
  /** That the records are invented, or that figures are not for publishing; null when neither. */
  readonly warning: string | null
  /** Sentences at the foot: method, protection, source, who must be named, when it was made. */
  readonly notes: readonly string[]
}

const margin = 10
const warn = '#8a1c4d'
/** How much larger everything is on the larger paper, which is read from farther off. */
const bigness = (paper: PrintFormat['paper']) => (paper === 'A3' ? 1.3 : 1)

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
  const big = bigness(format.paper)
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

/** The parts of the map that legend and scale leave free, in millimetres of the sheet: what is to be seen lies best in one of them. */
export function freeOf({ map }: SheetPlan, legend: Legend, paper: PrintFormat['paper'], measure: Measure): Rect[] {
  const big = bigness(paper)
  const bottom = scaleTop(map, big)
  return besideLegend(legend, map, big, measure).map((part) => ({
    ...part,
    height: Math.min(part.y + part.height, bottom) - part.y,
  }))
}

/** Everything on the sheet, from the ground up. */
export function sheetMarks(
  plan: SheetPlan,
  content: SheetContent,
  paper: PrintFormat['paper'],
  measure: Measure,
): Mark[] {
  const big = bigness(paper)
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
