import { formatNumber } from '@hub/contract/told'
import writeExcelFile, { type Cell as BookCell } from 'write-excel-file/node'
import { syntheticBanner } from '../export/export.ts'
import {
  type BriefingContent,
  type BriefingMetric,
  type BriefingUnit,
  intervalWord,
  metricNote,
  rankWord,
} from './content.ts'
import { originLine } from './form.ts'
import { kindWord, standingWord, toldWord } from './word.ts'

const text = (value: string): BookCell => (value === '' ? null : { type: String, value })
const number = (value: number | null | undefined): BookCell =>
  typeof value === 'number' ? { type: Number, value } : null
const bold = (value: string): BookCell => ({ type: String, value, fontWeight: 'bold', wrap: true })
const warning = (value: string): BookCell => ({
  ...(bold(value) as object),
  textColor: '#7A1F00',
  backgroundColor: '#FFE3D6',
})

/** The synthetic mark, which stands first on every sheet. */
function marks({ origin }: BriefingContent): BookCell[][] {
  const banner = syntheticBanner(origin)
  return banner ? [[warning(banner)]] : []
}

const heads = [
  'Đơn vị',
  'Mã',
  'Loại trả lời',
  'Giá trị',
  'Thấp nhất',
  'Cao nhất',
  'Đọc là',
  'Tỷ suất',
  'Tỷ suất đọc là',
  'Tính trên',
  'Khoảng: thấp',
  'Khoảng: cao',
  'Khoảng',
  'Hạng',
  'Thay đổi',
  'Nhận định',
  'Mục tiêu',
  'Tạm thời',
] as const

function rowOf({ name, code, cells }: BriefingUnit, index: number): BookCell[] {
  const cell = cells[index]
  if (!cell) return [text(name), text(code)]
  const { value, rate, interval, targetMet } = cell
  return [
    text(name),
    text(code),
    text(kindWord[value.kind]),
    number(value.value),
    number(value.low),
    number(value.high),
    text(toldWord(value)),
    number(rate?.value),
    text(rate ? toldWord(rate) : ''),
    number(rate?.per),
    number(interval?.low),
    number(interval?.high),
    text(intervalWord(cell)),
    text(rankWord(cell)),
    text(cell.change.replace('\n', ' ')),
    text(standingWord[cell.standing]),
    text(targetMet === null ? '' : targetMet ? 'đạt' : 'chưa đạt'),
    text(cell.provisional ? 'có' : 'không'),
  ]
}

/** A name that a workbook takes for a sheet, and that none before has. */
function sheetName(metric: BriefingMetric, index: number): string {
  return `${index + 1}. ${metric.labelVi.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31).trim()
}

/** A briefing as a workbook: a sheet for what it says, and one for each metric with a row for each unit. */
export async function briefingWorkbook(content: BriefingContent): Promise<Uint8Array> {
  const about: BookCell[][] = [
    ...marks(content),
    [bold(content.title)],
    [text(content.subtitle)],
    [text(`So với ${content.against}`)],
    [],
    ...[content.conclusion, ...content.silence].map((words) => [
      { ...(text(words) as object), wrap: true } as BookCell,
    ]),
    [],
    [bold('Phương pháp và nguồn')],
    ...content.metrics.map((metric) => [text(metricNote(metric))]),
    ...content.origin.sources.map(({ title, attribution }) => [text(`${title}: ${attribution}`)]),
    [text(`${originLine(content)}.`)],
  ]
  const sheets = content.metrics.map((metric, index) => {
    const top = marks(content)
    const per = content.units.find(({ cells }) => cells[index]?.rate)?.cells[index]?.rate?.per
    const rate = per === undefined ? '' : `; tỷ suất trên ${formatNumber(per, 'vi')}`
    return {
      sheet: sheetName(metric, index),
      data: [
        ...top,
        [bold(`${metric.labelVi} (${metric.unitVi})${rate}. ${content.subtitle}, so với ${content.against}`)],
        heads.map(bold),
        ...content.units.map((unit) => rowOf(unit, index)),
      ],
      columns: heads.map((_, place) => ({ width: place === 0 || heads[place] === 'Nhận định' ? 28 : 13 })),
    }
  })
  return await writeExcelFile([{ sheet: 'Tóm tắt', data: about, columns: [{ width: 120 }] }, ...sheets]).toBuffer()
}
