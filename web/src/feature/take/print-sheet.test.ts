import { describe, expect, it } from 'vitest'
import { nestedCircles } from '../../map/nested-circles.ts'
import { pixelsOf, sheetSize } from './print-format.ts'
import { groundPerMm, placeBeside, placeFor, scaleLength } from './print-place.ts'
import { freeOf, planSheet, type SheetContent, sheetMarks } from './print-sheet.ts'
import { linesOf, type Mark, type Measure } from './sheet-mark.ts'

/** Every letter half as wide as it is tall. */
const measure: Measure = (words, sizePt) => words.length * sizePt * 0.5 * (25.4 / 72)

const fill = '#f2a51f'
const circles = nestedCircles({ most: 400, largest: 9 }, 4)

const content: SheetContent = {
  title: 'Tin báo, tố giác tiếp nhận',
  subtitle: 'Năm 2025 · tin · 8 huyện (trước 7/2025)',
  world: 'Bản phát hành số 1 · số liệu đến 31/10/2026',
  warning: 'Dữ liệu giả lập ×75. Không có vụ án, nạn nhân hay con người nào ở đây là thật.',
  legendTitle: 'Tin tiếp nhận',
  legend: [
    { words: '0', look: { kind: 'colour', colour: '#f4f3ea' } },
    { words: 'từ 10 đến dưới 20', look: { kind: 'colour', colour: '#5cafbb' } },
    { words: 'Không công bố (giữ kín)', look: { kind: 'pattern', pattern: 'WITHHELD' } },
    { words: 'Tạm tính', look: { kind: 'frame', colour: '#0d1b22', dashed: true } },
    { words: 'Tuyến trọng điểm', look: { kind: 'line', colour: '#c43d0b' } },
    { words: 'Hoạt động', look: { kind: 'dot', colour: '#b3125f' } },
    { words: 'Số làm tròn', look: { kind: 'sign', sign: '≈' } },
    {
      words: 'Cỡ vòng tròn: Hoạt động (buổi)',
      look: {
        kind: 'nested',
        circles: circles.map((own) => ({ ...own, words: `số ${own.value}` })),
        fill,
        line: '#000',
      },
    },
    { words: 'Khoảng', look: { kind: 'rings', fill, line: '#000' } },
    { words: 'Không có số liệu', look: { kind: 'unit-sign', sign: 'NO_DATA' } },
  ],
  notes: ['Cách tính: '.padEnd(420, 'x y '), 'Nguồn: Công an tỉnh', 'In lúc 25/11/2026 08:30'],
  scale: { metresPerMm: 250, lengthM: 10_000, words: 'Tỷ lệ khoảng 1 : 250.000', lengthWords: '10 km' },
  north: 'B',
}

const textOf = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.words] : []))

/** Where a mark ends on every side. */
function reach(mark: Mark): [number, number, number, number] {
  if (mark.kind === 'text') {
    const width = measure(mark.words, mark.size, mark.weight)
    const left = mark.x - (mark.anchor === 'middle' ? width / 2 : mark.anchor === 'end' ? width : 0)
    return [left, mark.y - mark.size * 0.35, left + width, mark.y + 0.8]
  }
  if (mark.kind === 'triangle') {
    const [xs, ys] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)]
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  }
  if (mark.kind === 'dot')
    return [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius]
  return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height]
}

describe.each([
  { paper: 'A4', landscape: true },
  { paper: 'A4', landscape: false },
  { paper: 'A3', landscape: true },
  { paper: 'A3', landscape: false },
] as const)('a sheet of $paper, landscape $landscape', (format) => {
  const plan = planSheet(content, format, measure)
  const marks = sheetMarks(plan, content, format.paper, measure)
  const { width, height } = sheetSize(format)

  it('says everything that must be known, and keeps it on the paper', () => {
    const said = textOf(marks).join(' ')
    for (const words of [
      content.title,
      content.world,
      content.warning,
      'Nguồn: Công an tỉnh',
      '10 km',
      'B',
      '1 : 250.000',
    ])
      expect(said).toContain(words)
    for (const { words } of content.legend) expect(said).toContain(words)
    for (const mark of marks) {
      const [left, top, right, bottom] = reach(mark)
      expect(left, JSON.stringify(mark)).toBeGreaterThanOrEqual(0)
      expect(top, JSON.stringify(mark)).toBeGreaterThanOrEqual(0)
      expect(right, JSON.stringify(mark)).toBeLessThanOrEqual(width)
      expect(bottom, JSON.stringify(mark)).toBeLessThanOrEqual(height)
    }
  })

  it('draws the circles of sizes as large as the map does, within the legend, each with its number', () => {
    const drawn = marks.flatMap((mark) => (mark.kind === 'dot' && mark.line ? [mark] : []))
    for (const { radius, value } of circles) {
      expect(drawn.some((mark) => mark.radius === radius)).toBe(true)
      expect(textOf(marks)).toContain(`số ${value}`)
    }
    const box = marks.find((mark) => mark.kind === 'box' && mark.fill === '#ffffff')
    if (!box) throw new Error('The legend has no ground.')
    const [left, top, right, bottom] = reach(box)
    for (const mark of drawn) {
      const [l, t, r, b] = reach(mark)
      expect(l >= left && t >= top && r <= right && b <= bottom).toBe(true)
    }
  })

  it('gives the map most of the paper, between the header and the notes', () => {
    expect((plan.map.width * plan.map.height) / (width * height)).toBeGreaterThan(0.55)
    for (const mark of plan.header) expect(reach(mark)[3]).toBeLessThanOrEqual(plan.map.y)
    for (const mark of plan.footer) expect(reach(mark)[1]).toBeGreaterThanOrEqual(plan.map.y + plan.map.height)
  })

  it('leaves free what lies beside and above the legend, and nothing that it or the scale covers', () => {
    const legend = marks.find((mark) => mark.kind === 'box' && mark.fill === '#ffffff')
    if (!legend) throw new Error('The legend has no ground.')
    const [, top, right] = reach(legend)
    const [beside, above] = freeOf(plan, content, format.paper, measure)
    expect(beside?.x).toBeGreaterThan(right)
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(top)
    const [scale] = marks.filter((mark) => mark.kind === 'box' && mark.fill === '#ffffff').slice(1)
    if (!scale) throw new Error('The scale has no ground.')
    for (const part of [beside, above]) {
      if (!part) throw new Error('A part is missing.')
      expect(part.width * part.height).toBeGreaterThan(0)
      expect(part.y + part.height).toBeLessThanOrEqual(reach(scale)[1] + 1e-9)
      expect(part.x).toBeGreaterThanOrEqual(plan.map.x)
      expect(part.x + part.width).toBeCloseTo(plan.map.x + plan.map.width, 9)
    }
  })

  it('draws the scale bar at its true length', () => {
    const halves = marks.filter((mark) => mark.kind === 'box' && Math.abs(mark.width - 20) < 1e-9)
    expect(halves).toHaveLength(2)
  })
})

describe('a place on paper', () => {
  it('holds its box whole, and no more than its shape needs', () => {
    const place = placeFor([105.9, 20.97, 106.31, 21.26], 1000, 500)
    expect(place.lon).toBeCloseTo(106.105, 9)
    // At this zoom the world is 512 · 2^zoom pixels round.
    const world = 512 * 2 ** place.zoom
    const wide = ((106.31 - 105.9) / 360) * world
    const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
    const tall = (y(21.26) - y(20.97)) * world
    expect(Math.max(wide / 1000, tall / 500)).toBeCloseTo(1, 9)
    expect(Math.min(wide / 1000, tall / 500)).toBeLessThan(1)
  })

  it('lies in the part of its frame where it is largest, in the middle of that', () => {
    const box = [105.9, 20.97, 106.31, 21.26] as const
    const frame = { width: 1000, height: 500 }
    const [beside, above] = [
      { x: 300, y: 0, width: 700, height: 500 },
      { x: 0, y: 0, width: 1000, height: 200 },
    ]
    const place = placeBeside([...box], frame, [above, beside], 1)
    expect(place.zoom).toBeCloseTo(placeFor([...box], 700, 500).zoom, 9)
    const world = 512 * 2 ** place.zoom
    const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
    const across = (lon: number) => 500 + ((lon - place.lon) / 360) * world
    const down = (lat: number) => 250 - (y(lat) - y(place.lat)) * world
    expect((across(box[0]) + across(box[2])) / 2).toBeCloseTo(650, 6)
    expect((down(box[1]) + down(box[3])) / 2).toBeCloseTo(250, 6)
    // Where the strip above is wider than anything beside, it lies up there.
    const high = placeBeside(
      [...box],
      frame,
      [
        { ...above, height: 450 },
        { ...beside, width: 200 },
      ],
      1,
    )
    const lower = 250 - (y(box[1]) - y(high.lat)) * 512 * 2 ** high.zoom
    expect(lower).toBeCloseTo(450, 6)
  })

  it('has the scale of Web Mercator: 156,543 m for a pixel of 256-pixel tiles at zoom 0 on the equator', () => {
    const perPx256 = 156_543.033_928
    expect(groundPerMm({ lon: 0, lat: 0, zoom: -1 })).toBeCloseTo((perPx256 * 96) / 25.4, 0)
    expect(groundPerMm({ lon: 0, lat: 60, zoom: -1 })).toBeCloseTo((perPx256 * 96) / 25.4 / 2, 0)
  })

  it.each([
    [250, 42, 10_000],
    [100, 42, 2000],
    [12, 42, 500],
    [119, 42, 2000],
    [120, 42, 5000],
  ])('of %i m to the millimetre has a bar of at most %i mm: %i m', (metresPerMm, mostMm, lengthM) => {
    expect(scaleLength(metresPerMm, mostMm)).toBe(lengthM)
  })

  it('is as many dots as the press needs', () => {
    const { width, height } = sheetSize({ paper: 'A4', landscape: true })
    expect([pixelsOf(width, 300), pixelsOf(height, 300)]).toEqual([3508, 2480])
  })
})

it('breaks lines between words only, and never loses one', () => {
  const words = 'Không có vụ án, nạn nhân hay con người nào ở đây là thật'
  const lines = linesOf(words, 30, 9, 500, measure)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join(' ')).toBe(words)
  for (const line of lines) expect(measure(line, 9, 500)).toBeLessThanOrEqual(30)
})
