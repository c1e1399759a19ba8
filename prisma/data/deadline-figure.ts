import { type Count, exact, type Measure, silent } from '@hub/contract/figure'
import { type Grain, nextPeriodStart, type Period, periodOf } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { type AskedTime, askedPeriods } from './asked-period.ts'
import type { FigureUnit, MetricRow } from './figure-catalogue.ts'
import { cellFromCounted, isClosed, isCovered, isProvisional } from './figure-cell.ts'
import { liveCatalogue, todayInVietnam } from './figure-live.ts'

/** The metric whose facts are counted here by clock and agency together. */
const metricId = 'deadlines_met_share'
const measure: Measure = 'SHARE'

export interface DeadlineFigureRequest extends AskedTime {
  readonly unitId: string
}

/** What fell due in a period. All counts are exact, or NO_DATA where the unit was not recorded for the whole period. */
export interface DeadlineCell {
  readonly period: Period
  /** Share met in time, percent; NO_DATA where nothing fell due. */
  readonly share: Count
  readonly due: Count
  readonly met: Count
  /** Not met in time. */
  readonly missed: Count
  /** Those of the missed that are still open. */
  readonly stillOpen: Count
  readonly provisional: boolean
}

export interface DeadlineFigureRow {
  readonly clockKind: string
  /** Null: no agency is in charge. */
  readonly agencyId: string | null
  /** In the order of the periods. */
  readonly cells: readonly DeadlineCell[]
  /** How many are late now, whenever they fell due. */
  readonly late: number
  /** Longest delay among them, whole days; null when none is late. */
  readonly longestDays: number | null
}

export interface DeadlineFigureAnswer {
  readonly unitId: string
  readonly grain: Grain
  readonly periods: readonly Period[]
  /** By clock, then agency; only pairs that have had a time limit in the asked time, or have a late one. */
  readonly rows: readonly DeadlineFigureRow[]
}

interface Counted {
  clock: string
  agency_id: string | null
  period_start: string
  due: number
  met: number
  still_open: number
}

interface Late {
  clock: string
  agency_id: string | null
  late: number
  longest_days: number
}

const cellsSql = `select clock, agency_id::text, period_start::text, due::int, met::int, still_open::int from live.deadline_cells($1::bigint, $2, $3::date, $4::date)`
const lateSql = 'select clock, agency_id::text, late::int, longest_days from live.late_deadlines($1::bigint)'

const pairKey = ({ clock, agency_id }: { readonly clock: string; readonly agency_id: string | null }) =>
  `${clock} ${agency_id ?? ''}`

const unknown = silent('NO_DATA')

/** The cell of one period; without a row nothing fell due in it. */
function cellOf(period: Period, row: Counted | undefined, covered: boolean, provisional: boolean): DeadlineCell {
  if (!covered)
    return {
      period,
      share: unknown,
      due: unknown,
      met: unknown,
      missed: unknown,
      stillOpen: unknown,
      provisional: false,
    }
  const { due, met, still_open } = row ?? { due: 0, met: 0, still_open: 0 }
  const { kind, value, low, high } = cellFromCounted(
    {
      unit_id: '',
      period_start: period.start,
      category: '',
      subjects: due,
      facts: due,
      num: met,
      den: due,
      median: null,
    },
    measure,
  )
  return {
    period,
    share: { kind, value, low, high },
    due: exact(due),
    met: exact(met),
    missed: exact(due - met),
    stillOpen: exact(still_open),
    provisional,
  }
}

/** Each period with whether the unit was recorded for the whole of it, and whether late records may change it. */
function spansOf(periods: readonly Period[], metric: MetricRow, unit: FigureUnit) {
  const today = todayInVietnam()
  const through = periodOf('MONTH', today).start
  return periods.map((period) => ({
    period,
    covered: period.start <= today && isCovered(period, metric, unit),
    provisional: !isClosed(period, metric, through) || isProvisional(period, metric, through),
  }))
}

/**
 * Legal time limits of a unit by clock and agency, and how many are late now: exact, of the live rows, and no row. The facts are those of
 * the metric `deadlines_met_share`; the public is told them by clock or by branch of agency, never by both.
 *
 * @throws Refusal for bad input, more than 40 periods, or without the scope `figures:exact`
 */
export async function readDeadlineFigures(
  db: Database,
  access: Access,
  request: DeadlineFigureRequest,
): Promise<DeadlineFigureAnswer> {
  const { unitId, grain } = request
  const periods = askedPeriods(request)
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    const metric = catalogue.metrics.get(metricId)
    const unit = catalogue.units.get(unitId)
    if (!metric || !unit) throw new Error(`The catalogue of figures lacks ${metric ? `unit ${unitId}` : metricId}.`)
    const spans = spansOf(periods, metric, unit)
    const end = nextPeriodStart(grain, periods.at(-1)?.start ?? request.to)
    const known = new Set(spans.filter(({ covered }) => covered).map(({ period }) => period.start))
    const counted = (await sql.query<Counted>(cellsSql, [unitId, grain, periods[0]?.start, end])).filter((row) =>
      known.has(row.period_start),
    )
    const late = await sql.query<Late>(lateSql, [unitId])
    const cells = new Map(counted.map((row) => [`${pairKey(row)} ${row.period_start}`, row]))
    const delays = new Map(late.map((row) => [pairKey(row), row]))
    const pairs = new Map([...counted, ...late].map((row) => [pairKey(row), row]))
    const rows = [...pairs].map(
      ([key, { clock, agency_id }]): DeadlineFigureRow => ({
        clockKind: clock,
        agencyId: agency_id,
        cells: spans.map(({ period, covered, provisional }) =>
          cellOf(period, cells.get(`${key} ${period.start}`), covered, provisional),
        ),
        late: delays.get(key)?.late ?? 0,
        longestDays: delays.get(key)?.longest_days ?? null,
      }),
    )
    const order = (row: DeadlineFigureRow) => `${row.clockKind} ${(row.agencyId ?? '').padStart(20, '0')}`
    return { unitId, grain, periods, rows: rows.sort((a, b) => order(a).localeCompare(order(b))) }
  })
}
