import { type Count, exact, type LatticePlace, silent } from '@hub/contract/figure'
import { nextPeriodStart, periodOf } from '@hub/contract/period'
import type { Sql } from '../access.ts'
import { type CellSource, cellKey } from './figure-answer.ts'
import { type CatalogueRow, catalogueFromRow, catalogueSql, type FigureCatalogue } from './figure-catalogue.ts'
import { type CountedCell, cellFromCounted, emptyCount, isClosed, isCovered, isProvisional } from './figure-cell.ts'
import { type FigurePlan, NotPublished } from './figure-plan.ts'
import { partsOfPlan, widenBy } from './figure-split.ts'
import { type IsSilent, type SilentRow, silenceFromRows, silentUnitsSql } from './silent-unit.ts'

/** The catalogue of the live rows. Run in a transaction whose world is `live`. */
export async function liveCatalogue(sql: Sql): Promise<FigureCatalogue> {
  const row = await sql.one<CatalogueRow>(catalogueSql)
  if (!row) throw new Error('The catalogue of figures answered no row.')
  return { ...catalogueFromRow(row), release: null }
}

/** The day it is in Việt Nam. */
export const todayInVietnam = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(new Date())

/** Whether the facts of a metric carry a breakdown at all. */
async function hasBreakdown(sql: Sql, plan: FigurePlan): Promise<boolean> {
  const found = await sql.query(
    `select 1 as found from live.figure_cells($1, $2, 'PROVINCE', 'YEAR', $3, '-infinity', 'infinity') limit 1`,
    [plan.metric.id, plan.scheme, plan.breakdown],
  )
  return found.length > 0
}

/** A place of the lattice to count, and the days to count there. */
interface Place extends Pick<LatticePlace, 'scheme' | 'level'> {
  readonly plan: FigurePlan
  readonly from: string
  /** Not inside. */
  readonly to: string
}

// Each place once, in the order of their numbers: a statement of its own for each would be planned anew each time.
const countedPlacesSql = `
  select p.place, c.unit_id::text, c.period_start::text, c.category, c.subjects::float8, c.facts::float8, c.num::float8, c.den::float8,
    c.median::float8
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
      with ordinality as p (metric, scheme, level, grain, breakdown, first_day, end_day, place)
    cross join lateral live.figure_cells(p.metric, p.scheme, p.level, p.grain, p.breakdown, p.first_day, p.end_day) c`

/** What was counted at each of some places, in their order, in one statement. */
async function countPlaces(sql: Sql, places: readonly Place[]): Promise<CountedCell[][]> {
  const counted: CountedCell[][] = places.map(() => [])
  const rows = await sql.query<CountedCell & { place: string }>(countedPlacesSql, [
    places.map(({ plan }) => plan.metric.id),
    places.map(({ scheme }) => scheme),
    places.map(({ level }) => level),
    places.map(({ plan }) => plan.grain),
    places.map(({ plan }) => plan.breakdown),
    places.map(({ from }) => from),
    places.map(({ to }) => to),
  ])
  for (const row of rows) counted[Number(row.place) - 1]?.push(row)
  return counted
}

/** Which units were silent on each of some topics, in one statement. */
async function silenceByTopic(sql: Sql, places: readonly Place[]): Promise<(topic: string) => IsSilent> {
  const topics = [...new Set(places.map(({ plan }) => plan.metric.topic))]
  const from = places.map((place) => place.from).sort()[0]
  const to = places
    .map((place) => place.to)
    .sort()
    .at(-1)
  const rows = await sql.query<SilentRow>(silentUnitsSql, [topics, from, to])
  const silences = new Map<string, IsSilent>(
    topics.map((topic) => [topic, silenceFromRows(rows.filter((row) => row.topic === topic))]),
  )
  return (topic) => silences.get(topic) ?? silenceFromRows([])
}

/** How figures of divided units are widened by the live facts of those they came from; nothing where none was divided. */
function widenLive(catalogue: FigureCatalogue, plan: FigurePlan, parts: readonly (readonly CountedCell[])[]) {
  if (partsOfPlan(catalogue, plan).length === 0) return {}
  const counts = new Map<string, Count>()
  for (const row of parts.flat()) {
    const { value } = cellFromCounted(row, plan.metric.measure)
    if (value !== null) counts.set(cellKey(row.unit_id, row.period_start, row.category), exact(value))
  }
  return {
    widen: widenBy(
      catalogue,
      plan,
      (part, period, category) =>
        // no fact at all
        counts.get(cellKey(part.id, period.start, category)) ?? exact(0),
    ),
  }
}

/**
 * Exact cells of some plans, counted from the live rows; also of the running period, which is provisional. Two statements, however many
 * plans there are.
 *
 * @returns a source for each plan, in their order
 */
export async function readLive(
  sql: Sql,
  catalogue: FigureCatalogue,
  plans: readonly FigurePlan[],
  today = todayInVietnam(),
): Promise<CellSource[]> {
  if (plans.length === 0) return []
  const own = plans.map((plan): Place => {
    const { scheme, level, grain, periods } = plan
    const from = periods[0]?.start ?? today
    return { plan, scheme, level, from, to: nextPeriodStart(grain, periods.at(-1)?.start ?? today) }
  })
  // Parts are communes of either scheme: of the former one for units of today, of today's for former districts.
  const parts = own.map((place): Place[] =>
    [...new Set(partsOfPlan(catalogue, place.plan).map((part) => part.scheme))].map((scheme) => ({
      ...place,
      scheme,
      level: 'COMMUNE',
    })),
  )
  const places = [...own, ...parts.flat()]
  const counted = new Map<Place, readonly CountedCell[]>()
  for (const [index, cells] of (await countPlaces(sql, places)).entries()) {
    const place = places[index]
    if (place) counted.set(place, cells)
  }
  const silences = await silenceByTopic(sql, own)
  const through = periodOf('MONTH', today).start
  const sources: CellSource[] = []
  for (const [index, place] of own.entries()) {
    const { plan } = place
    const { metric } = plan
    const cells = counted.get(place) ?? []
    if (cells.length === 0 && plan.lattice.length === 0 && plan.breakdown !== '' && !(await hasBreakdown(sql, plan))) {
      throw new NotPublished(`${metric.id} is not divided by ${plan.breakdown}`, catalogue.lattice.get(metric.id) ?? [])
    }
    const silence = silences(metric.topic)
    // Half of a period would read as the whole of it: what is not covered is left out, and so has no data.
    const covered = cells.filter(({ unit_id, period_start }) => {
      const unit = catalogue.units.get(unit_id)
      return unit !== undefined && isCovered(periodOf(plan.grain, period_start), metric, unit)
    })
    const partCells = (parts[index] ?? []).map((part) => counted.get(part) ?? [])
    sources.push({
      ...widenLive(catalogue, plan, partCells),
      cells: new Map(
        covered.map((row) => [
          cellKey(row.unit_id, row.period_start, row.category),
          cellFromCounted(row, metric.measure),
        ]),
      ),
      absent: (unit, period) => {
        if (period.start > today || !isCovered(period, metric, unit)) return silent('NO_DATA')
        return silence(unit.id, period) ? silent('NOT_REPORTED') : emptyCount(metric)
      },
      provisional: (period) => !isClosed(period, metric, through) || isProvisional(period, metric, through),
    })
  }
  return sources
}
