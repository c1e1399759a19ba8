import { boundsOf, formatTold, middleOf, type Told } from '@hub/contract/told'
import { type BriefingContent, type BriefingUnit, drawnCount } from './content.ts'
import { faint, ink, type Paper } from './paper.ts'
import { shortWord, shortWordKey, silencesOf } from './word.ts'

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const [barFill, provisionalFill] = ['#7fb2d9', '#c9d4dd']
const standing = { high: '#c2571a', low: '#3b7d4f' } as const

function fillOf({ drawn }: BriefingUnit): string {
  if (drawn.standing.endsWith('HIGHER')) return standing.high
  return drawn.standing.endsWith('LOWER') ? standing.low : barFill
}

/** The greatest number that the bars and their whiskers reach. */
export function reachOf(units: readonly BriefingUnit[]): number {
  return Math.max(
    0,
    ...units.flatMap(({ drawn }) => [drawn.interval?.high ?? 0, ...(boundsOf(drawnCount(drawn)) ?? [])]),
  )
}

/** A place without a number: hatched where it is withheld, a frame where nobody has reported, and nothing where there is no data. */
function drawSilence(paper: Paper, { kind }: Told, { x, y, width, height }: Frame): void {
  if (kind === 'WITHHELD') paper.hatch(x, y, width, height)
  else if (kind === 'NOT_REPORTED') paper.box(x, y, width, height, '#ffffff', '#8a9097')
}

/** One bar for each unit with its number, and a whisker for the interval. Gives where they end. */
export function drawBars(
  paper: Paper,
  units: readonly BriefingUnit[],
  frame: Frame,
  { size, most, reach }: { readonly size: number; readonly most: number; readonly reach: number },
): number {
  const row = Math.min(frame.height / units.length, most)
  const nameWidth = frame.width * 0.36
  const valueWidth = Math.max(14, size * 1.9)
  const room = frame.width - nameWidth - valueWidth
  const scale = reach > 0 ? room / reach : 0
  units.forEach((unit, index) => {
    const count = drawnCount(unit.drawn)
    const y = frame.y + index * row
    const x = frame.x + nameWidth
    const textTop = y + row / 2 - size * 0.2
    paper.write(unit.name, frame.x, textTop, nameWidth - 1.5, { size, align: 'right' })
    const middle = middleOf(count)
    if (middle === undefined) drawSilence(paper, count, { x, y: y + row * 0.2, width: 10, height: row * 0.6 })
    else paper.box(x, y + row * 0.2, middle * scale, row * 0.6, fillOf(unit))
    const { interval } = unit.drawn
    if (interval && middle !== undefined) {
      const [from, to] = [x + Math.max(0, interval.low) * scale, x + interval.high * scale]
      paper.line(from, y + row / 2, to, y + row / 2, 0.3)
      for (const end of [from, to]) paper.line(end, y + row * 0.32, end, y + row * 0.68, 0.3)
    }
    paper.write(shortWord(count), frame.x + frame.width - valueWidth, textTop, valueWidth, { size, align: 'right' })
  })
  const bottom = frame.y + row * units.length
  paper.line(frame.x + nameWidth, frame.y, frame.x + nameWidth, bottom, 0.2)
  return bottom
}

/** What the marks of the bars mean, of those that occur. */
export function drawBarKey(
  paper: Paper,
  units: readonly BriefingUnit[],
  { x, y, width }: Omit<Frame, 'height'>,
  size: number,
): void {
  const fills = new Set(units.map(fillOf))
  const entries = [
    [standing.high, 'cao hơn mức chung'],
    [standing.low, 'thấp hơn mức chung'],
    [barFill, 'không khác hoặc chưa xét được'],
  ] as const
  let [at, top] = [x, y]
  const judged = units.some(({ drawn }) => drawn.standing !== 'NOT_JUDGED')
  for (const [fill, words] of entries.filter(([fill]) => judged && fills.has(fill))) {
    const wide = 5 + paper.widthOf(words, { size })
    if (at > x && at + wide > x + width) [at, top] = [x, top + size * 0.42]
    paper.box(at, top + 0.4, 4, size * 0.28, fill)
    paper.write(words, at + 5, top, wide, { size })
    at += wide + 3
  }
  const whiskers =
    'Vạch ngang: khoảng của số liệu (khoảng tin cậy 95 % hoặc do làm tròn); hai vạch chồng nhau thì chưa thể nói đơn vị nào hơn.'
  const key = shortWordKey(units.map(({ drawn }) => drawnCount(drawn)))
  const notes = [units.some(({ drawn }) => drawn.interval) ? whiskers : '', key === '' ? '' : `${key}.`]
  paper.write(notes.filter(Boolean).join(' '), x, top + size * 0.45, width, { size, colour: faint })
}

/** What the columns of the history mean, of what occurs, in a sentence. */
export function historyKey(units: readonly BriefingUnit[]): string {
  const past = units.flatMap(({ drawn }) => drawn.series)
  const marks = { WITHHELD: 'gạch chéo', NOT_REPORTED: 'khung trống', NO_DATA: 'dấu –' } as const
  return [
    'Các hình dùng chung một thang',
    units.length > mostLabelled ? 'số ghi trên cột là số cao nhất của đơn vị' : '',
    past.some(({ provisional }) => provisional) ? 'cột nhạt: số tạm tính' : '',
    ...silencesOf(past.map(({ count }) => count)).map(({ kind, words }) => `${marks[kind]}: ${words}`),
  ]
    .filter(Boolean)
    .join('; ')
}

/** Units in two columns have room for every number; of more the highest alone is written. */
const mostLabelled = 8

/** The history of each unit as columns, all on one scale. */
export function drawMultiples(paper: Paper, { units }: Pick<BriefingContent, 'units'>, frame: Frame): void {
  const columns = units.length > mostLabelled ? 4 : 2
  const rows = Math.ceil(units.length / columns)
  const [width, height] = [frame.width / columns, Math.min(frame.height / rows, 55)]
  const reach = Math.max(
    0,
    ...units.flatMap(({ drawn }) => drawn.series.flatMap(({ count }) => boundsOf(count)?.[1] ?? [])),
  )
  const size = columns > 2 ? 7 : 8.5
  units.forEach(({ name, drawn: { series } }, index) => {
    const [x, y] = [frame.x + (index % columns) * width, frame.y + Math.floor(index / columns) * height]
    const [inner, base] = [width - 5, y + height - 6]
    const full = height - 6 - size * 1.1
    const step = inner / Math.max(1, series.length)
    const highest = Math.max(...series.map(({ count }) => middleOf(count) ?? 0))
    const labelled = series.findIndex(({ count }) => middleOf(count) === highest)
    paper.write(name, x, y, inner, { size: size + 1, face: 'bold' })
    series.forEach(({ label, count, provisional }, place) => {
      const left = x + place * step
      const column = { x: left + step * 0.15, width: step * 0.7 }
      const middle = middleOf(count)
      const tall = middle === undefined || reach === 0 ? 4 : (middle / reach) * full
      const above = (words: string) =>
        paper.write(words, left - 4, base - tall - size * 0.4, step + 8, { size: size - 2, align: 'center' })
      if (middle === undefined) {
        drawSilence(paper, count, { ...column, y: base - tall, height: tall })
        if (count.kind === 'NO_DATA') paper.write('–', left, base - 3, step, { size, align: 'center', colour: faint })
      } else {
        paper.box(column.x, base - tall, column.width, tall, provisional ? provisionalFill : barFill)
        if (columns === 2 || place === labelled) above(formatTold(count, 'vi'))
      }
      const every = columns > 2 ? Math.max(1, series.length - 1) : 1
      if (place % every === 0)
        paper.write(label, left - 3, base + 0.6, step + 6, { size: size - 1, align: 'center', colour: faint })
    })
    paper.line(x, base, x + inner, base, 0.2, ink)
  })
}
