import { type LatticePlace, silent } from '@hub/contract/figure'
import { type Grain, periodOf } from '@hub/contract/period'
import { medianStep, roundedInterval, shareStep } from '@hub/contract/rounding'
import type { Sql } from '../access.ts'
import type { MetricRow } from '../data/figure-catalogue.ts'
import { type Cell, isClosed, isProvisional } from '../data/figure-cell.ts'
import { holds } from './rounding.ts'
import { placeKey, tableKey } from './shield/place.ts'
import { perTable } from './table.ts'

/** What earlier releases told of a metric, retired ones as well: whoever read them remembers. */
export interface Earlier {
  /** What was told of a place last. */
  told(key: string): ToldBefore | undefined
  /** Whether any of them told a figure of a table. */
  toldIn(table: string): boolean
  /** The places they told of. */
  keys(): readonly string[]
  /** First day of the month that was running at the newest of them; undefined when there is none. */
  readonly through: string | undefined
}

export interface ToldBefore extends Pick<Cell, 'kind' | 'value' | 'low' | 'high' | 'denominator' | 'provisional'> {
  readonly through: string
}

export const nothingEarlier: Earlier = {
  told: () => undefined,
  toldIn: () => false,
  keys: () => [],
  through: undefined,
}

/** A release made before withheld cells were shielded told more than any rule could take back: it binds nobody. */
const bindingSql = `method->'steps' ? 'shield-withheld'`

interface EarlierRow extends ToldBefore, LatticePlace {
  grain: Grain
  unit_id: string
  period_start: string
  category: string
}

/** Reads what every earlier release told of a sensitive metric; of the same place, the newest. */
export async function readEarlier(sql: Sql, metric: MetricRow): Promise<Earlier> {
  if (!metric.sensitive) return nothingEarlier
  const newest = await sql.one<{ through: string | null }>(
    `select max(data_through + 1)::text as through from release.release where completed_at is not null and ${bindingSql}`,
  )
  if (!newest?.through) return nothingEarlier
  const rows = await sql.query<EarlierRow>(
    `select distinct on (f.scheme, f.level, f.grain, f.breakdown, f.unit_id, f.period_start, f.category)
       f.scheme, f.level, f.grain, f.breakdown, f.unit_id::text, f.period_start::text, f.category, f.kind, f.value::float8, f.low::float8,
       f.high::float8, f.denominator::float8, f.provisional, (r.data_through + 1)::text as through
     from release.figure f join release.release r on r.no = f.release_no
     where f.metric_id = $1 and f.kind in ('ROUNDED', 'RANGE') and r.completed_at is not null and r.${bindingSql}
     order by f.scheme, f.level, f.grain, f.breakdown, f.unit_id, f.period_start, f.category, f.release_no desc`,
    [metric.id],
  )
  const places = new Map(rows.map((row) => [placeKey(row, row.unit_id, row.period_start, row.category), row]))
  const tables = new Set(rows.map((row) => tableKey(row)))
  return {
    told: (key) => places.get(key),
    toldIn: (table) => tables.has(table),
    keys: () => [...places.keys()],
    through: newest.through,
  }
}

/** Whether a figure told before is still true of a cell, within what it told. */
function stillTrue(before: ToldBefore, cell: Cell, metric: MetricRow, threshold: number): boolean {
  if (cell.weight < threshold) return false
  const counts = metric.measure === 'COUNT' || metric.measure === 'SUM'
  if (!counts && before.denominator !== null && !holds(roundedInterval(before.denominator, threshold), cell.weight))
    return false
  const exact = counts ? cell.weight : (cell.value ?? Number.NaN)
  if (before.kind === 'RANGE') return holds({ low: before.low ?? 0, high: before.high ?? 0 }, exact)
  if (before.value === null) return false
  if (counts) return holds(roundedInterval(before.value, threshold), exact)
  const step = metric.measure === 'SHARE' ? shareStep(before.denominator ?? 0) : medianStep
  return Math.abs(exact - before.value) <= step / 2
}

/**
 * Keeps to what was told before. A place that is still truly described by it is told in the same words. One that is not any more
 * is withheld if its period was closed, and told anew if it was provisional; one that was withheld when its period was closed stays
 * so. Two releases set side by side therefore tell no more of a closed period than the first did.
 */
export const keepEarlier = perTable('keep-earlier', ({ lattice, cells }, { metric, earlier, through: now }) => {
  const { through } = earlier
  if (!metric.sensitive || !through) return cells
  return cells.map((cell) => {
    const before = earlier.told(placeKey(lattice, cell.unitId, cell.start, cell.category))
    const period = periodOf(lattice.grain, cell.start)
    const wasClosed = isClosed(period, metric, through) && !isProvisional(period, metric, through) && through <= now
    if (before && stillTrue(before, cell, metric, lattice.threshold)) {
      const { kind, value, low, high, denominator } = before
      return { ...cell, kind, value, low, high, denominator, numerator: null, bound: true }
    }
    const closes = before ? !before.provisional || wasClosed : wasClosed && earlier.toldIn(tableKey(lattice))
    return closes ? { ...cell, ...silent('WITHHELD') } : cell
  })
})
