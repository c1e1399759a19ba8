import { syntheticBanner } from '../export/export.ts'
import { drawBarKey, drawBars, drawMultiples, historyKey, reachOf } from './chart.ts'
import { type BriefingContent, type BriefingUnit, drawnCount, metricNote } from './content.ts'
import { closingHeight, drawClosing, drawHeading, drawMarks, drawTitle, originLine } from './form.ts'
import { drawMap, drawnTitle } from './map.ts'
import { contentBottom, contentWidth, faint, Paper, page } from './paper.ts'
import { drawLongTable, drawMetricTables, drawUnitTable } from './table.ts'
import { shortWordKey } from './word.ts'

export const pageCounts = ['1', '6'] as const
export type PageCount = (typeof pageCounts)[number]

/** Most units that a table on the first page holds, and that one column of a chart does. */
const [mostRows, mostBars] = [8, 14]
/** The same of the first page where there are so many units that the words take more room: with a judgement of each, and without. */
const [mostJudged, mostUnjudged] = [6, 10]
/** Units whose history fits on a page. */
const mostMultiples = 24

function paperFor(content: BriefingContent): Paper {
  const { title, subtitle, origin } = content
  const subject = [subtitle, originLine(content), syntheticBanner(origin)].filter(Boolean).join('. ')
  return new Paper({ title, subject, at: origin.publishedAt })
}

/** A briefing as a PDF: one page, or six with every metric, the whole map, the history and the method. */
export async function briefingPdf(content: BriefingContent, pages: PageCount): Promise<Uint8Array> {
  const paper = paperFor(content)
  paper.addPage()
  const top = drawTitle(paper, content, drawHeading(paper))
  if (pages === '1') drawOnePage(paper, content, top)
  else drawSixPages(paper, content, top)
  drawMarks(paper, content)
  return await paper.bytes()
}

/** The sentence, and what is not told. Gives where it ends. */
function drawConclusion(paper: Paper, { conclusion, silence }: BriefingContent, y: number, size: number): number {
  let at = y
  for (const words of [conclusion, ...silence])
    at += paper.write(words, page.left, at, contentWidth, { size, align: 'justify' }) + 1.2
  return at
}

/** Says that a table or chart shows a part of the units, and which: where none has a rank, as of a provisional period, the first by name. */
function partWord(shown: readonly BriefingUnit[], units: readonly BriefingUnit[], what: string): string {
  const order = shown.some(({ drawn }) => drawn.rank !== null) ? 'theo hạng' : 'theo thứ tự tên, vì chưa xếp hạng'
  return `Nêu ${shown.length} trong ${units.length} đơn vị, ${order}; đủ ${units.length} đơn vị có trong ${what}.`
}

const outlineNote = ({ outlines, origin }: BriefingContent) =>
  `Ranh giới trên bản đồ đã khái quát hóa, không phải ranh giới pháp lý: ${outlines.join('; ')}. Danh mục đơn vị: ${origin.sources.map(({ attribution }) => attribution).join('; ')}.`

const roundedWord =
  '“≈”: số đã làm tròn, số đếm đến 5 gần nhất; “a–b”: chỉ công bố khoảng; số giữ kín (quá nhỏ, hoặc đã đính chính) không công bố.'
const rankNote = 'Hạng 1 là cao nhất, ghi rộng như khoảng của số liệu cho phép; hạng cao không phải lúc nào cũng xấu.'

/** How numbers and ranks are to be read; empty where nothing needs it. */
const readingNote = ({ units, live }: BriefingContent) =>
  [live ? '' : roundedWord, units.some(({ drawn }) => drawn.rank !== null) ? rankNote : ''].filter(Boolean).join(' ')

function drawOnePage(paper: Paper, content: BriefingContent, top: number): void {
  const { units, drawn } = content
  let y = drawConclusion(paper, content, top, 11)
  const closing = contentBottom - closingHeight
  const judged = units.some((unit) => unit.drawn.standing !== 'NOT_JUDGED')
  const shown = units.slice(0, units.length <= mostBars ? mostRows : judged ? mostJudged : mostUnjudged)
  const notes = [
    ...(shown.length < units.length ? [partWord(shown, units, 'tệp XLSX và bản sáu trang')] : []),
    metricNote(drawn),
    readingNote(content),
    outlineNote(content),
  ].filter(Boolean)
  const notesHeight = notes.reduce((sum, words) => sum + paper.heightOf(words, contentWidth, { size: 7.5 }) + 0.5, 0)
  y = drawUnitTable(paper, content, shown, y + 0.5, { size: 8.5 }) + 2.5
  const room = closing - notesHeight - 3 - y
  const half = contentWidth / 2 - 2
  drawMap(paper, content, { x: page.left, y, width: half, height: room }, 8)
  const chartX = page.left + half + 4
  paper.write(drawnTitle(drawn, units), chartX, y, half, { size: 8, face: 'bold' })
  const bars = units.length > mostBars ? shown : units
  const frame = { x: chartX, y: y + 5, width: half, height: room - 20 }
  const below = drawBars(paper, bars, frame, { size: 8, most: 7, reach: reachOf(bars) })
  drawBarKey(paper, bars, { x: chartX, y: below + 2, width: half }, 7)
  y = closing - notesHeight - 1.5
  for (const words of notes) y += paper.write(words, page.left, y, contentWidth, { size: 7.5, colour: faint }) + 0.5
  drawClosing(paper)
}

const provisionalWord = (units: readonly BriefingUnit[]) =>
  units.every(({ drawn }) => drawn.provisional) ? ', số tạm tính' : ''

/** Heading of a part of the report. Gives where it ends. */
function drawPart(paper: Paper, words: string, y: number, first = false): number {
  if (!first) paper.addPage()
  return y + paper.write(words, page.left, y, contentWidth, { size: 13, face: 'bold' }) + 2
}

function drawSixPages(paper: Paper, content: BriefingContent, top: number): void {
  const { units, drawn, metrics } = content
  const long = units.length > mostBars
  let y = drawPart(paper, 'I. KẾT LUẬN', top, true)
  y = drawConclusion(paper, content, y, 12.5)
  const shown = units.slice(0, 12)
  y = drawUnitTable(paper, content, shown, y + 2, { size: 10, pad: shown.length > mostRows ? 1.2 : 1.8 }) + 2
  if (shown.length < units.length)
    paper.write(partWord(shown, units, 'phần II'), page.left, y, contentWidth, {
      size: 9.5,
      colour: faint,
    })

  y = drawPart(paper, 'II. SỐ LIỆU SO SÁNH', page.top)
  if (long) {
    const missing = shortWordKey(units.map((unit) => drawnCount(unit.drawn)))
    const key = missing === '' ? '' : ` ${missing}.`
    y += paper.write(
      `${drawnTitle(drawn, units)}${provisionalWord(units)}. Các chỉ số khác của từng đơn vị có trong tệp XLSX.${key}`,
      page.left,
      y,
      contentWidth,
      { size: 10 },
    )
    drawLongTable(paper, content, units, y + 1)
  } else {
    const words = 'Số trong ngoặc là tỷ suất theo mẫu số nêu ở phần VI.'
    y += paper.write(words, page.left, y, contentWidth, { size: 10 }) + 1
    drawMetricTables(paper, content, y)
  }

  y = drawPart(paper, 'III. BẢN ĐỒ', page.top)
  drawMap(paper, content, { x: page.left, y, width: contentWidth, height: contentBottom - y - 12 }, 11)
  paper.write(outlineNote(content), page.left, contentBottom - 10, contentWidth, { size: 8, colour: faint })

  y = drawPart(paper, 'IV. BIỂU ĐỒ SO SÁNH', page.top)
  y += paper.write(drawnTitle(drawn, units), page.left, y, contentWidth, { size: 11, face: 'bold' }) + 1
  drawBarsPage(paper, content, y)

  y = drawPart(paper, 'V. DIỄN BIẾN QUA CÁC KỲ', page.top)
  const followed = units.slice(0, mostMultiples)
  const history = `${drawnTitle(drawn, units)}. ${historyKey(followed)}.`
  const part = followed.length < units.length ? ` ${partWord(followed, units, 'hệ thống')}` : ''
  y += paper.write(history + part, page.left, y, contentWidth, { size: 10 }) + 3
  drawMultiples(paper, { units: followed }, { x: page.left, y, width: contentWidth, height: contentBottom - y })

  y = drawPart(paper, 'VI. PHƯƠNG PHÁP, NGUỒN VÀ GIẤY PHÉP', page.top)
  const size = metrics.length > 6 ? 9 : 10.5
  const lines = [
    ...metrics.map((metric) => `- ${metricNote(metric)}`),
    ...[readingNote(content)].filter(Boolean).map((words) => `- ${words}`),
    '- So sánh với mức chung bằng biểu đồ phễu (Spiegelhalter 2005), giới hạn 95 % và 99,8 %, đã nới theo phương sai giữa các đơn vị.',
    `- ${outlineNote(content)}`,
    `- ${originLine(content)}.`,
  ]
  for (const words of lines) y += paper.write(words, page.left, y, contentWidth, { size, align: 'justify' }) + 1
  drawClosing(paper, Math.max(y + 4, Math.min(contentBottom - closingHeight, y + 12)))
}

function drawBarsPage(paper: Paper, { units }: BriefingContent, y: number): void {
  const key = 14
  const height = contentBottom - y - key
  const reach = reachOf(units)
  if (units.length <= 30)
    drawBars(paper, units, { x: page.left, y, width: contentWidth, height }, { size: 10, most: 14, reach })
  else {
    const half = Math.ceil(units.length / 2)
    const width = contentWidth / 2 - 2
    const how = { size: 7, most: 14, reach }
    drawBars(paper, units.slice(0, half), { x: page.left, y, width, height }, how)
    drawBars(
      paper,
      units.slice(half),
      { x: page.left + width + 4, y, width, height: (height / half) * (units.length - half) },
      how,
    )
  }
  drawBarKey(paper, units, { x: page.left, y: contentBottom - key + 3, width: contentWidth }, 8.5)
}
