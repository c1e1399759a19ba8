import { formatNumber, formatTold, middleOf } from '@hub/contract/told'
import { type BriefingContent, type BriefingUnit, intervalWord, rankWord } from './content.ts'
import { contentBottom, contentWidth, faint, type Paper, page } from './paper.ts'
import { capital, shortWord, standingWord, toldWord } from './word.ts'

interface Column<Row> {
  readonly head: string
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
  /** @param width millimetres that the words have */
  text(row: Row, width: number): string
}

/** A ruled table; gives where it ends. */
function drawTable<Row>(
  paper: Paper,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  at: { readonly x: number; readonly y: number; readonly size: number; readonly pad?: number },
): number {
  const { size, pad = 0.8 } = at
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  let { y } = at
  const drawRow = (texts: readonly string[], head: boolean) => {
    const how = { size, face: head ? 'bold' : 'plain' } as const
    const height = Math.max(...columns.map(({ width }, index) => paper.heightOf(texts[index] ?? '', width - 2, how)))
    if (head) paper.box(at.x, y, total, height + 2 * pad, '#eef1f4')
    let { x } = at
    columns.forEach(({ width, align }, index) => {
      paper.write(texts[index] ?? '', x + 1, y + pad + 0.1, width - 2, {
        ...how,
        align: head ? 'center' : (align ?? 'right'),
      })
      x += width
    })
    paper.line(at.x, y, at.x + total, y, 0.15, faint)
    y += height + 2 * pad
  }
  drawRow(
    columns.map(({ head }) => head),
    true,
  )
  for (const row of rows)
    drawRow(
      columns.map(({ text, width }) => text(row, width - 2)),
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

/** Columns as wide as the page, each by its part. */
function filling<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map((column) => ({ ...column, width: (column.width / total) * contentWidth }))
}

/**
 * The drawn metric, one row for each unit: rank, figure, rate, interval, change and what can be said of it. What no unit of the briefing
 * has makes no column: nothing is ranked or judged of numbers that may still change.
 *
 * @param pad millimetres above and below the words of a row
 */
export function drawUnitTable(
  paper: Paper,
  { drawn, against, units: all }: BriefingContent,
  units: readonly BriefingUnit[],
  y: number,
  { size, pad }: { readonly size: number; readonly pad?: number },
): number {
  const some = (has: (cell: BriefingUnit['drawn']) => boolean) => all.some((unit) => has(unit.drawn))
  const per = all.find((unit) => unit.drawn.rate)?.drawn.rate?.per
  const rated = per !== undefined
  const provisional = all.every((unit) => unit.drawn.provisional)
  const unitWord = drawn.measure === 'SHARE' ? '%' : `Số liệu (${drawn.unitVi})`
  const columns: (Column<BriefingUnit> & { readonly shown: boolean })[] = [
    {
      head: 'Hạng',
      shown: some(({ rank }) => rank !== null),
      width: 11,
      align: 'center',
      text: (unit) => rankWord(unit.drawn),
    },
    { head: 'Đơn vị', shown: true, width: rated ? 33 : 44, align: 'left', text: ({ name }) => name },
    {
      head: provisional ? `${unitWord}, tạm tính` : unitWord,
      shown: true,
      width: 17,
      text: (unit) => (provisional ? toldWord(unit.drawn.value) : valueWord(unit.drawn)),
    },
    {
      head: `Tỷ suất trên ${formatNumber(per ?? 1, 'vi')}`,
      shown: rated,
      width: 17,
      text: ({ drawn: { rate } }) => (rate && middleOf(rate) !== undefined ? formatTold(rate, 'vi') : '–'),
    },
    {
      head: drawn.method === 'ROUNDING' ? 'Khoảng do làm tròn' : 'Khoảng tin cậy 95 %',
      shown: some(({ interval }) => interval !== null),
      width: 20,
      text: (unit) => intervalWord(unit.drawn) || '–',
    },
    {
      head: `So với ${against}`,
      shown: true,
      width: rated ? 35 : 39,
      text({ drawn: { change } }, room) {
        const line = change.replace('\n', ' ')
        return (paper.widthOf(line, { size }) < room ? line : change) || 'không so được'
      },
    },
    {
      head: 'Nhận định',
      shown: some(({ standing, targetMet }) => standing !== 'NOT_JUDGED' || targetMet !== null),
      width: rated ? 32 : 34,
      align: 'left',
      text: ({ drawn: { standing, targetMet } }) =>
        `${standingWord[standing]}${targetMet === null ? '' : targetMet ? '; đạt mục tiêu' : '; chưa đạt mục tiêu'}`,
    },
  ]
  return drawTable(paper, filling(columns.filter(({ shown }) => shown)), units, { x: page.left, y, size, pad })
}

/** The drawn metric of many units in two columns of rows. */
export function drawLongTable(
  paper: Paper,
  { drawn }: BriefingContent,
  units: readonly BriefingUnit[],
  y: number,
): void {
  const half = Math.ceil(units.length / 2)
  const ranked = units.some((unit) => unit.drawn.rank !== null)
  const rated = units.some((unit) => unit.drawn.rate)
  const columns: Column<BriefingUnit>[] = [
    ...(ranked
      ? [{ head: 'Hạng', width: 12, align: 'center' as const, text: (unit: BriefingUnit) => rankWord(unit.drawn) }]
      : []),
    { head: 'Đơn vị', width: ranked ? 33 : 45, align: 'left', text: ({ name }) => name },
    { head: capital(drawn.unitVi), width: rated ? 18 : 36, text: (unit) => shortWord(unit.drawn.value) },
    ...(rated
      ? [
          {
            head: 'Tỷ suất',
            width: 18,
            text: ({ drawn: { rate } }: BriefingUnit) => (rate ? shortWord(rate) : '–'),
          },
        ]
      : []),
  ]
  const room = contentBottom - y
  const pad = Math.min(0.8, (room / (half + 1) - paper.heightOf('Xã', 30, { size: 7.5 })) / 2)
  drawTable(paper, columns, units.slice(0, half), { x: page.left, y, size: 7.5, pad })
  drawTable(paper, columns, units.slice(half), { x: page.left + 84, y, size: 7.5, pad })
}

/** How many metrics stand side by side. */
const metricsInRow = 4

/** Every metric of every unit: the figure, and its rate below it. Gives where it ends. */
export function drawMetricTables(paper: Paper, { metrics, units }: BriefingContent, y: number): number {
  let at = y
  const [size, pad] =
    metrics.length > 2 * metricsInRow ? [7, 0.8] : metrics.length > metricsInRow ? [9, 1] : [10.5, 1.8]
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
    at = drawTable(paper, columns, named, { x: page.left, y: at, size, pad }) + 3
  }
  return at
}
