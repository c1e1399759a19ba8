import { formatTold, middleOf, type Told } from '@hub/contract/told'
import { type ColourClass, classesOf, isDark } from './colour.ts'
import { type BriefingContent, drawnCount } from './content.ts'
import { faint, ink, type Paper } from './paper.ts'
import { silencesOf } from './word.ts'

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
  const dx = (width - (east - west) * squeeze * scale) / 2
  return ([lon, lat]) => [x + dx + (lon - west) * squeeze * scale, y + (north - lat) * scale]
}

/** The ground of a unit without a number: where nobody has reported it is grey, where there is no data white; a withheld one is hatched. */
const silentFill: Readonly<Record<string, string>> = { NOT_REPORTED: '#dcdcdc', NO_DATA: '#ffffff' }
/** Most units whose names fit on the map. */
const mostNamed = 14

/** The units coloured by the drawn metric, from their generalised outlines, with the legend right below. */
export function drawMap(paper: Paper, { units, drawn }: BriefingContent, frame: Frame, size: number): void {
  const shapes = units.map((unit) => ({ unit, count: drawnCount(unit.drawn), polygons: polygonsOf(unit.geometry) }))
  const points = shapes.flatMap(({ polygons }) => polygons.flat(2))
  const counts = shapes.map(({ count }) => count)
  const classes = classesOf(counts)
  const legend = [...classes, ...silencesOf(counts)]
  const legendHeight = 8 + Math.ceil(legend.length / 2) * 0.45 * size + (counts.some(isRange) ? 0.45 * size : 0)
  if (points.length === 0) {
    paper.write('Các đơn vị này chưa có đường ranh giới để vẽ.', frame.x, frame.y, frame.width, { size, colour: faint })
    return
  }
  const project = projection(points, { ...frame, height: frame.height - legendHeight })
  const fillOf = (count: Told) => classes.find(({ members }) => members.includes(count))?.fill ?? silentFill[count.kind]
  for (const { count, polygons } of shapes)
    for (const rings of polygons) {
      const [area, fill] = [rings.map((ring) => ring.map(project)), fillOf(count)]
      if (fill) paper.area(area, fill)
      else paper.hatchedArea(area)
    }
  if (units.length <= mostNamed)
    for (const { unit, count, polygons } of shapes) {
      const [largest] = polygons.map(([ring = []]) => centreOf(ring)).toSorted((a, b) => b.area - a.area)
      if (!largest) continue
      const [x, y] = project(largest.at)
      const colour = isDark(fillOf(count)) ? '#ffffff' : ink
      const name = unit.name.replace(/^(Huyện|Thị xã|Thành phố) /, '')
      paper.write(name, x - 20, y - 0.32 * size, 40, { size: size - 1, face: 'bold', align: 'center', colour })
      // why a unit has no number its ground tells, and the legend
      if (middleOf(count) === undefined) continue
      paper.write(formatTold(count, 'vi'), x - 20, y + 0.06 * size, 40, {
        size: size - 1,
        align: 'center',
        colour,
      })
    }
  const bottom = Math.max(...points.map((point) => project(point)[1]))
  drawLegend(paper, legend, drawnTitle(drawn, units), { ...frame, y: bottom + 3 }, size, counts.some(isRange))
}

const isRange = ({ kind }: Told) => kind === 'RANGE'

/** What the colours, bars and columns show. */
export function drawnTitle(drawn: BriefingContent['drawn'], units: BriefingContent['units']): string {
  const per = units.find(({ drawn: { rate } }) => rate)?.drawn.rate?.per
  return per ? `${drawn.labelVi}, tỷ suất trên ${per.toLocaleString('vi-VN')}` : `${drawn.labelVi} (${drawn.unitVi})`
}

function drawLegend(
  paper: Paper,
  entries: readonly (ColourClass | ReturnType<typeof silencesOf>[number])[],
  title: string,
  at: Frame,
  size: number,
  ranges: boolean,
): void {
  const row = 0.45 * size
  paper.write(title, at.x, at.y, at.width, { size: size - 0.5, face: 'bold' })
  const top = at.y + 0.5 + paper.heightOf(title, at.width, { size: size - 0.5, face: 'bold' })
  const half = Math.ceil(entries.length / 2)
  entries.forEach((entry, index) => {
    const x = at.x + (index < half ? 0 : at.width * 0.5)
    const y = top + (index % half) * row
    const box = [x, y + 0.3, 5, row - 1] as const
    if ('fill' in entry) paper.box(...box, entry.fill, '#888888')
    else if (entry.kind === 'WITHHELD') paper.hatch(...box)
    else paper.box(...box, silentFill[entry.kind] ?? '#ffffff', '#888888')
    paper.write('fill' in entry ? entry.label : entry.words, x + 6.5, y, at.width * 0.5 - 7, { size: size - 1 })
  })
  if (ranges)
    paper.write('Đơn vị chỉ biết khoảng được tô theo số giữa khoảng.', at.x, top + half * row, at.width, {
      size: size - 1,
    })
}
