import { findHotspots, type Hotspot, minNeighbours, minPlaces } from '@hub/analysis/hotspot'
import { type Count, numberOf, type Scheme, type UnitLevel } from '@hub/contract/figure'
import { type Grain, isDay, type Period, periodOf } from '@hub/contract/period'
import { type Access, readPublic, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { readFigures } from './figure.ts'
import type { FigureAnswer } from './figure-answer.ts'
import type { MetricRow } from './figure-catalogue.ts'
import { readsLive } from './figure-plan.ts'
import { type NeighbourPair, neighbourLists, neighboursSql } from './neighbour.ts'

export interface HotspotRequest {
  readonly metric: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
}

export interface HotspotCell extends Hotspot {
  readonly unitId: string
  /** What was judged: the rate, share or median of the unit. */
  readonly observed: Count
  /** The mean of all units that have a number; what each neighbourhood is set against. */
  readonly expected: number | null
}

export interface HotspotAnswer {
  readonly metric: MetricRow
  readonly period: Period
  readonly methodVi: string
  readonly methodEn: string
  readonly caveatVi: string
  readonly caveatEn: string
  readonly cells: readonly HotspotCell[]
  readonly release: number | null
  readonly live: boolean
}

const words = {
  methodVi: `Thống kê cục bộ Gi* (Getis–Ord 1995) trên tỷ suất, không trên số tuyệt đối. Láng giềng là các đơn vị có ranh giới chạm nhau, gồm cả chính đơn vị đó, trọng số như nhau. Giá trị p hai phía theo phân phối chuẩn, điều chỉnh theo Benjamini–Hochberg; mức 99, 95, 90 lấy theo giá trị đã điều chỉnh.`,
  methodEn: `Local Gi* statistic (Getis–Ord 1995) on rates, never on counts. Neighbours are the units whose borders touch, the unit itself included, with equal weights. Two-sided p from the normal distribution, adjusted by Benjamini–Hochberg; the classes 99, 95 and 90 follow the adjusted value.`,
  caveatVi: `Đơn vị không công bố hoặc không có số liệu không tham gia tính. Không đánh giá khi có ít hơn ${minPlaces} đơn vị có số liệu, hoặc đơn vị có ít hơn ${minNeighbours} láng giềng có số liệu. Điểm nóng cho biết tin và vụ việc được ghi nhận nhiều ở đâu, không nói lên nguyên nhân và không nói về bất kỳ người nào.`,
  caveatEn: `Units that are withheld or have no data take no part. Nothing is judged with fewer than ${minPlaces} units that have a number, nor a unit with fewer than ${minNeighbours} such neighbours. A hotspot shows where much was recorded; it tells no cause and says nothing of any person.`,
}

/** Neighbours of the units of an answer, from the world the viewer reads. */
async function neighboursOf(db: Database, access: Access, request: HotspotRequest): Promise<NeighbourPair[]> {
  const place = [request.scheme, request.level]
  return readsLive(access)
    ? await withSql(db, access, (sql) => sql.query<NeighbourPair>(neighboursSql, place))
    : await readPublic<NeighbourPair>(db, neighboursSql, place, { name: 'neighbours' })
}

const remembered = new WeakMap<Database, { release: number; pairs: Map<string, Promise<NeighbourPair[]>> }>()

/** The same, read once for each release: outlines do not change within one. */
async function neighboursOnce(
  db: Database,
  access: Access,
  request: HotspotRequest,
  release: number | null,
): Promise<NeighbourPair[]> {
  if (release === null) return await neighboursOf(db, access, request)
  let held = remembered.get(db)
  if (held?.release !== release) {
    held = { release, pairs: new Map() }
    remembered.set(db, held)
  }
  const key = `${request.scheme} ${request.level}`
  const known = held.pairs.get(key)
  if (known) return await known
  const pairs = neighboursOf(db, access, request)
  held.pairs.set(key, pairs)
  pairs.catch(() => held.pairs.delete(key))
  return await pairs
}

/** What of a figure is judged. A count that has no rate is refused: large units have large counts. */
function judged(answer: FigureAnswer): Count[] {
  const { metric } = answer
  if (metric.per_statistic === null && (metric.measure === 'COUNT' || metric.measure === 'SUM'))
    throw badInput(
      'metric',
      `${metric.id} is a count without a rate; hotspots of counts would only show where many people live.`,
    )
  return answer.figures.map((figure) => figure.rate ?? figure.value)
}

/**
 * Where high or low rates of a metric gather, in one period. Read as `readFigures` reads.
 *
 * @throws NotPublished off the lattice; Refusal for a metric that has no rate, or bad input
 */
export async function readHotspots(db: Database, access: Access, request: HotspotRequest): Promise<HotspotAnswer> {
  if (!isDay(request.period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const period = periodOf(request.grain, request.period)
  const answer = await readFigures(db, access, { ...request, from: period.start, to: period.end })
  const observed = judged(answer)
  const unitIds = answer.figures.map((figure) => figure.unitId)
  const pairs = await neighboursOnce(db, access, request, answer.release)
  const values = observed.map((count) => numberOf(count) ?? null)
  const told = values.filter((value) => value !== null)
  const mean = told.length > 0 ? told.reduce((sum, value) => sum + value, 0) / told.length : null
  const spots = findHotspots(values, neighbourLists(unitIds, pairs))
  const cells = spots.flatMap((spot, index) => {
    const [unitId, count] = [unitIds[index], observed[index]]
    const expected = spot.class === 'NOT_ENOUGH_DATA' ? null : mean
    return unitId && count ? [{ ...spot, unitId, observed: count, expected }] : []
  })
  return { metric: answer.metric, period, ...words, cells, release: answer.release, live: answer.live }
}
