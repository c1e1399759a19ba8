import { formatNumber, formatTold, middleOf } from '@hub/contract/told'
import { type BriefingContent, type BriefingUnit, intervalWord, rankWord } from './content.ts'
import { faint, type Paper, page } from './paper.ts'
import { standingWord, toldWord } from './word.ts'

interface Column<Row> {
  readonly head: string
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
  text(row: Row): string
}

/** A ruled table; gives where it ends. */
function drawTable<Row>(
  paper: Paper,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  at: { readonly x: number; readonly y: number; readonly size: number },
): number {
  const { size } = at
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  let { y } = at
  const drawRow = (texts: readonly string[], head: boolean) => {
    const how = { size, face: head ? 'bold' : 'plain' } as const
    const height = Math.max(...columns.map(({ width }, index) => paper.heightOf(texts[index] ?? '', width - 2, how)))
    if (head) paper.box(at.x, y, total, height + 1.6, '#eef1f4')
    let { x } = at
    columns.forEach(({ width, align }, index) => {
      paper.write(texts[index] ?? '', x + 1, y + 0.9, width - 2, {
        ...how,
        align: head ? 'center' : (align ?? 'right'),
      })
      x += width
    })
    paper.line(at.x, y, at.x + total, y, 0.15, faint)
    y += height + 1.6
  }
  drawRow(
    columns.map(({ head }) => head),
    true,
  )
  for (const row of rows)
    drawRow(
      columns.map(({ text }) => text(row)),
      false,
    )
  paper.line(at.x, y, at.x + total, y, 0.15, faint)
  let { x } = at
  for (const width of [0, ...columns.map((column) => column.width)]) {
    x += width
    paper.line(x, at.y, x, y, 0.15, faint)
  }
  return y
}

/** The figure with a mark where it may still change. */
const valueWord = ({ value, provisional }: BriefingUnit['drawn']) =>
  `${toldWord(value)}${provisional ? ' (tạm tính)' : ''}`

/** The drawn metric, one row for each unit: rank, figure, rate, interval, change and what can be said of it. */
export function drawUnitTable(
  paper: Paper,
  { drawn, against }: BriefingContent,
  units: readonly BriefingUnit[],
  y: number,
  size = 9,
): number {
  const per = units.find((unit) => unit.drawn.rate)?.drawn.rate?.per
  const rated = per !== undefined
  const columns: Column<BriefingUnit>[] = [
    { head: 'Hạng', width: 11, align: 'center', text: (unit) => rankWord(unit.drawn) },
    { head: 'Đơn vị', width: rated ? 33 : 44, align: 'left', text: ({ name }) => name },
    {
      head: drawn.measure === 'SHARE' ? '%' : `Số liệu (${drawn.unitVi})`,
      width: 17,
      text: (unit) => valueWord(unit.drawn),
    },
    ...(rated
      ? [
          {
            head: `Tỷ suất trên ${formatNumber(per, 'vi')}`,
            width: 17,
            text: ({ drawn: { rate } }: BriefingUnit) =>
              rate && middleOf(rate) !== undefined ? formatTold(rate, 'vi') : '–',
          },
        ]
      : []),
    {
      head: drawn.method === 'ROUNDING' ? 'Khoảng do làm tròn' : 'Khoảng tin cậy 95 %',
      width: 20,
      text: (unit) => intervalWord(unit.drawn) || '–',
    },
    {
      head: `So với ${against}`,
      width: rated ? 35 : 39,
      text: ({ drawn: { change } }) => change.replace('\n', size < 9 ? ' ' : '\n') || 'không so được',
    },
    {
      head: 'Nhận định',
      width: rated ? 32 : 34,
      align: 'left',
      text: ({ drawn: { standing, targetMet } }) =>
        `${standingWord[standing]}${targetMet === null ? '' : targetMet ? '; đạt mục tiêu' : '; chưa đạt mục tiêu'}`,
    },
  ]
  return drawTable(paper, columns, units, { x: page.left, y, size })
}

/** The drawn metric of many units in two columns of rows. */
export function drawLongTable(
  paper: Paper,
  { drawn }: BriefingContent,
  units: readonly BriefingUnit[],
  y: number,
): void {
  const half = Math.ceil(units.length / 2)
  const columns: Column<BriefingUnit>[] = [
    { head: 'Hạng', width: 12, align: 'center', text: (unit) => rankWord(unit.drawn) },
    { head: 'Đơn vị', width: 33, align: 'left', text: ({ name }) => name },
    { head: drawn.unitVi, width: 18, text: ({ drawn: { value } }) => shortWord(formatTold(value, 'vi')) },
    { head: 'Tỷ suất', width: 18, text: ({ drawn: { rate } }) => (rate ? shortWord(formatTold(rate, 'vi')) : '–') },
  ]
  drawTable(paper, columns, units.slice(0, half), { x: page.left, y, size: 7.5 })
  drawTable(paper, columns, units.slice(half), { x: page.left + 84, y, size: 7.5 })
}

/** The signs that stand for a missing number, in letters that every font has. */
const shortWord = (text: string) => text.replace('▨', 'k.c.b.').replace('○', 'c.b.c.')

/** How many metrics stand side by side. */
const metricsInRow = 4

/** Every metric of every unit: the figure, and its rate below it. Gives where it ends. */
export function drawMetricTables(paper: Paper, { metrics, units }: BriefingContent, y: number): number {
  let at = y
  const size = metrics.length > 2 * metricsInRow ? 7 : 8.5
  const named = units.toSorted((a, b) => a.code.localeCompare(b.code))
  for (let first = 0; first < metrics.length; first += metricsInRow) {
    const shown = metrics.slice(first, first + metricsInRow)
    const columns: Column<BriefingUnit>[] = [
      { head: 'Đơn vị', width: 33, align: 'left', text: ({ name }) => name },
      ...shown.map((metric, index) => ({
        head: metric.measure === 'SHARE' ? `${metric.labelVi} (%)` : `${metric.labelVi} (${metric.unitVi})`,
        width: 132 / Math.min(metricsInRow, metrics.length),
        text: ({ cells }: BriefingUnit) => {
          const cell = cells[first + index]
          if (!cell) return '–'
          const rate = cell.rate && middleOf(cell.rate) !== undefined ? ` (${formatTold(cell.rate, 'vi')})` : ''
          return `${valueWord(cell)}${rate}`
        },
      })),
    ]
    at = drawTable(paper, columns, named, { x: page.left, y: at, size }) + 3
  }
  return at
}
