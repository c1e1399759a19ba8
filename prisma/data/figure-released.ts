import { type Count, silent } from '@hub/contract/figure'
import { dayAfter, type Period } from '@hub/contract/period'
import { readPublic } from '../access.ts'
import type { Database } from '../database.ts'
import { type CellSource, cellKey } from './figure-answer.ts'
import type { FigureCatalogue, FigureUnit, ReleaseHead } from './figure-catalogue.ts'
import { type Cell, emptyCount, isClosed, isCovered, isProvisional } from './figure-cell.ts'
import type { FigurePlan } from './figure-plan.ts'

/** First day of the month that was running when a release was made. */
export const runningMonth = (release: Pick<ReleaseHead, 'data_through'>) => dayAfter(release.data_through, 1)

type StoredCell = [
  unitId: string,
  start: string,
  category: string,
  kind: Cell['kind'],
  value: number | null,
  low: number | null,
  high: number | null,
  numerator: number | null,
  denominator: number | null,
  provisional: boolean,
]

// One row, so that the number and the cells are of one release.
const storedCellsSql = `
  select (select no from release) as no, (
    select jsonb_agg(jsonb_build_array(unit_id::text, period_start, category, kind, value, low, high, numerator, denominator, provisional))
    from figure
    where metric_id = $1 and scheme = $2 and level = $3 and grain = $4 and breakdown = $5
      and period_start between $6::date and $7::date and ($8::bigint[] is null or unit_id = any ($8::bigint[]))
  ) as cells`

/** What a cell says that the release does not hold. */
export function unansweredCount(
  plan: Pick<FigurePlan, 'metric' | 'lattice'>,
  unit: FigureUnit,
  period: Period,
  through: string,
  fed: boolean,
): Count {
  const { metric } = plan
  const row = plan.lattice.find((entry) => period.start >= entry.valid_from && period.end <= (entry.valid_to ?? '9999'))
  if (!row || !isCovered(period, metric, unit) || !isClosed(period, metric, through)) return silent('NO_DATA')
  // Whoever could tell zero from withheld could tell that somebody is there.
  if (metric.sensitive || row.threshold > 0) return silent('WITHHELD')
  // Of a metric that was never fed nobody knows a zero.
  return fed ? emptyCount(metric) : silent('NO_DATA')
}

/**
 * The cells of a plan from the newest release, in one statement; undefined when a newer release than the catalogue's has
 * come between, so that the caller plans again.
 */
export async function readReleased(
  db: Database,
  catalogue: FigureCatalogue,
  plan: FigurePlan,
  all: boolean,
): Promise<CellSource | undefined> {
  const { metric, periods, release } = { ...plan, release: catalogue.release }
  if (!release || periods.length === 0)
    return { cells: new Map(), absent: () => silent('NO_DATA'), provisional: () => false }
  const [row] = await readPublic<{ no: number | null; cells: StoredCell[] | null }>(
    db,
    storedCellsSql,
    [
      metric.id,
      plan.scheme,
      plan.level,
      plan.grain,
      plan.breakdown,
      periods[0]?.start,
      periods.at(-1)?.start,
      all ? null : plan.units.map((unit) => unit.id),
    ],
    { name: 'figure-cells' },
  )
  if (row?.no !== release.no) return undefined
  const cells = new Map<string, Cell>()
  for (const [unitId, start, category, kind, value, low, high, numerator, denominator, provisional] of row.cells ?? [])
    cells.set(cellKey(unitId, start, category), {
      unitId,
      start,
      category,
      kind,
      value,
      low,
      high,
      numerator,
      denominator,
      provisional,
      weight: 0,
    })
  const through = runningMonth(release)
  const fed = release.method.metrics[metric.id]?.fed ?? false
  return {
    cells,
    absent: (unit, period) => unansweredCount(plan, unit, period, through, fed),
    provisional: (period) => isClosed(period, metric, through) && isProvisional(period, metric, through),
  }
}
