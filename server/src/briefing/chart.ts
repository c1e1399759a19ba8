import { boundsOf, formatTold, middleOf } from '@hub/contract/told'
import { type BriefingContent, type BriefingUnit, drawnCount } from './content.ts'
import { faint, ink, type Paper } from './paper.ts'

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const barFill = '#7fb2d9'
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

/** One bar for each unit with its number, and a whisker for the interval; hatched where no number is told. */
export function drawBars(
  paper: Paper,
  units: readonly BriefingUnit[],
  frame: Frame,
  { size, most, reach }: { readonly size: number; readonly most: number; readonly reach: number },
): void {
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
    if (middle === undefined) paper.hatch(x, y + row * 0.2, 10, row * 0.6)
    else paper.box(x, y + row * 0.2, middle * scale, row * 0.6, fillOf(unit))
    const { interval } = unit.drawn
    if (interval && middle !== undefined) {
      const [from, to] = [x + Math.max(0, interval.low) * scale, x + interval.high * scale]
      paper.line(from, y + row / 2, to, y + row / 2, 0.3)
      for (const end of [from, to]) paper.line(end, y + row * 0.32, end, y + row * 0.68, 0.3)
    }
    const label = formatTold(count, 'vi').replace('▨', 'k.c.b.').replace('○', 'c.b.c.')
    paper.write(label, frame.x + frame.width - valueWidth, textTop, valueWidth, { size, align: 'right' })
  })
  paper.line(frame.x + nameWidth, frame.y, frame.x + nameWidth, frame.y + row * units.length, 0.2)
}

/** What the marks of the bars mean. */
export function drawBarKey(paper: Paper, x: number, y: number, width: number, size: number): number {
  const entries = [
    [standing.high, 'cao hơn mức chung'],
    [standing.low, 'thấp hơn mức chung'],
    [barFill, 'không khác hoặc chưa xét được'],
  ] as const
  let [at, top] = [x, y]
  for (const [fill, words] of entries) {
    const wide = 5 + paper.widthOf(words, { size })
    if (at > x && at + wide > x + width) [at, top] = [x, top + size * 0.42]
    paper.box(at, top + 0.4, 4, size * 0.28, fill)
    paper.write(words, at + 5, top, wide, { size })
    at += wide + 3
  }
  return paper.write(
    'Vạch ngang: khoảng của số liệu (khoảng tin cậy 95 % hoặc do làm tròn); hai vạch chồng nhau thì chưa thể nói đơn vị nào hơn. k.c.b.: không công bố.',
    x,
    top + size * 0.45,
    width,
    { size, colour: faint },
  )
}

/** The history of each unit as columns, all on one scale; hatched where no number is told. */
export function drawMultiples(
  paper: Paper,
  { units }: Pick<BriefingContent, 'units'>,
  frame: Frame,
  columns: number,
): void {
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
    paper.write(name, x, y, inner, { size: size + 1, face: 'bold' })
    series.forEach(({ label, count, provisional }, place) => {
      const left = x + place * step
      const middle = middleOf(count)
      const tall = middle === undefined || reach === 0 ? 4 : (middle / reach) * full
      if (middle === undefined) paper.hatch(left + step * 0.15, base - tall, step * 0.7, tall)
      else {
        paper.box(left + step * 0.15, base - tall, step * 0.7, tall, provisional ? '#c9d4dd' : barFill)
        if (columns <= 2)
          paper.write(formatTold(count, 'vi'), left - 2, base - tall - size * 0.4, step + 4, {
            size: size - 2,
            align: 'center',
          })
      }
      const every = columns > 2 ? Math.max(1, series.length - 1) : 1
      if (place % every === 0)
        paper.write(label, left - 3, base + 0.6, step + 6, { size: size - 1, align: 'center', colour: faint })
    })
    paper.line(x, base, x + inner, base, 0.2, ink)
  })
}
