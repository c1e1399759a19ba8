import { formatTold } from '@hub/contract/told'
import { classesOf, isDark } from './colour.ts'
import { type BriefingContent, drawnCount } from './content.ts'
import { faint, ink, type Paper } from './paper.ts'

type Point = readonly [number, number]
type Ring = readonly Point[]

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The polygons of a shape in WGS 84; none for a point or nothing. */
function polygonsOf(geometry: object | null): readonly (readonly Ring[])[] {
  const shape = geometry as { type?: string; coordinates?: unknown } | null
  if (shape?.type === 'Polygon') return [shape.coordinates as Ring[]]
  return shape?.type === 'MultiPolygon' ? (shape.coordinates as Ring[][]) : []
}

/** Twice the area of a ring, and its centre of mass. */
function centreOf(ring: Ring): { area: number; at: Point } {
  let [area, x, y] = [0, 0, 0]
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
    const cross = x1 * y2 - x2 * y1
    area += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  })
  return { area: Math.abs(area), at: area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)] }
}

/** Degrees to the frame: a degree of longitude is as much shorter as the middle latitude says. */
function projection(points: readonly Point[], { x, y, width, height }: Frame): (point: Point) => Point {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(width / ((east - west) * squeeze), height / (north - south))
  const [dx, dy] = [(width - (east - west) * squeeze * scale) / 2, (height - (north - south) * scale) / 2]
  return ([lon, lat]) => [x + dx + (lon - west) * squeeze * scale, y + dy + (north - lat) * scale]
}

const silentFill = '#e3e3e3'
/** Most units whose names fit on the map. */
const mostNamed = 14

/** The units coloured by the drawn metric, from their generalised outlines, with a legend below. */
export function drawMap(paper: Paper, { units, drawn }: BriefingContent, frame: Frame, size: number): void {
  const shapes = units.map((unit) => ({ unit, polygons: polygonsOf(unit.geometry) }))
  const points = shapes.flatMap(({ polygons }) => polygons.flat(2))
  const classes = classesOf(units.map((unit) => drawnCount(unit.drawn)))
  const legendHeight = 6 + (classes.length + 1) * 0.45 * size
  if (points.length === 0) {
    paper.write('Các đơn vị này chưa có đường ranh giới để vẽ.', frame.x, frame.y, frame.width, { size, colour: faint })
    return
  }
  const project = projection(points, { ...frame, height: frame.height - legendHeight })
  const fillOf = (unit: (typeof units)[number]) =>
    classes.find(({ members }) => members.includes(drawnCount(unit.drawn)))?.fill ?? silentFill
  for (const { unit, polygons } of shapes)
    for (const rings of polygons)
      paper.area(
        rings.map((ring) => ring.map(project)),
        fillOf(unit),
      )
  if (units.length <= mostNamed)
    for (const { unit, polygons } of shapes) {
      const [largest] = polygons.map(([ring = []]) => centreOf(ring)).toSorted((a, b) => b.area - a.area)
      if (!largest) continue
      const [x, y] = project(largest.at)
      const colour = isDark(fillOf(unit)) ? '#ffffff' : ink
      const name = unit.name.replace(/^(Huyện|Thị xã|Thành phố) /, '')
      paper.write(name, x - 20, y - 0.32 * size, 40, { size: size - 1, face: 'bold', align: 'center', colour })
      paper.write(formatTold(drawnCount(unit.drawn), 'vi'), x - 20, y + 0.06 * size, 40, {
        size: size - 1,
        align: 'center',
        colour,
      })
    }
  drawLegend(paper, classes, drawnTitle(drawn, units), { ...frame, y: frame.y + frame.height - legendHeight }, size)
}

/** What the colours, bars and columns show. */
export function drawnTitle(drawn: BriefingContent['drawn'], units: BriefingContent['units']): string {
  const per = units.find(({ drawn: { rate } }) => rate)?.drawn.rate?.per
  return per ? `${drawn.labelVi}, tỷ suất trên ${per.toLocaleString('vi-VN')}` : `${drawn.labelVi} (${drawn.unitVi})`
}

function drawLegend(paper: Paper, classes: ReturnType<typeof classesOf>, title: string, at: Frame, size: number): void {
  const row = 0.45 * size
  paper.write(title, at.x, at.y + 1, at.width, { size: size - 0.5, face: 'bold' })
  const top = at.y + 1.5 + paper.heightOf(title, at.width, { size: size - 0.5, face: 'bold' })
  const entries = [...classes, { fill: silentFill, label: 'không công bố hoặc không có số liệu' }]
  const half = Math.ceil(entries.length / 2)
  entries.forEach(({ fill, label }, index) => {
    const x = at.x + (index < half ? 0 : at.width * 0.42)
    const y = top + (index % half) * row
    paper.box(x, y + 0.3, 5, row - 1, fill, '#888888')
    paper.write(label, x + 6.5, y, at.width * 0.58 - 7, { size: size - 1 })
  })
}
