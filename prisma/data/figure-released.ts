import { type Count, silent } from '@hub/contract/figure'
import { dayAfter, type Period } from '@hub/contract/period'
import { readPublic } from '../access.ts'
import type { Database } from '../database.ts'
import { type CellSource, cellKey } from './figure-answer.ts'
import { type FigureCatalogue, type FigureUnit, latticeAt, type ReleaseHead } from './figure-catalogue.ts'
import { type Cell, emptyCount, isClosed, isProvisional, isTold, latticeRowFor } from './figure-cell.ts'
import type { FigurePlan } from './figure-plan.ts'
import { partsOfPlan, widenBy } from './figure-split.ts'
import { forgetRelease, releaseCatalogue } from './release.ts'

/** First day of the month that was running when a release was made. */
export const runningMonth = (release: Pick<ReleaseHead, 'data_through'>) => dayAfter(release.data_through, 1)

type StoredCell = [
  metric: string,
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
    select jsonb_agg(jsonb_build_array(metric_id, unit_id::text, period_start, category, kind, value, low, high, numerator, denominator, provisional))
    from figure
    where metric_id = any ($1::text[]) and scheme = $2 and level = $3 and grain = $4 and breakdown = $5
      and period_start = any ($6::date[]) and ($7::bigint[] is null or unit_id = any ($7::bigint[]))
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
  const row = latticeRowFor(plan.lattice, period)
  if (!row || !isTold(plan, unit, period, through)) return silent('NO_DATA')
  // Whoever could tell zero from withheld could tell that somebody is there.
  if (metric.sensitive || row.threshold > 0) return silent('WITHHELD')
  // Of a metric that was never fed nobody knows a zero.
  return fed ? emptyCount(metric) : silent('NO_DATA')
}

/** The source of one metric's answers from the cells of the release. */
function sourceOf(release: ReleaseHead, plan: FigurePlan, cells: ReadonlyMap<string, Cell>): CellSource {
  const { metric } = plan
  const through = runningMonth(release)
  const fed = release.method.metrics[metric.id]?.fed ?? false
  return {
    cells,
    absent: (unit, period) => unansweredCount(plan, unit, period, through, fed),
    provisional: (period) => isClosed(period, metric, through) && isProvisional(period, metric, through),
  }
}

/**
 * How figures of divided units are widened by what the release tells of those they came from. A part that is not published at this
 * place of the lattice, or is withheld there, has no number that may be used.
 */
async function widenReleased(db: Database, catalogue: FigureCatalogue, plan: FigurePlan) {
  const parts = partsOfPlan(catalogue, plan)
  if (parts.length === 0) return {}
  const sources = new Map<string, { plan: FigurePlan; source: CellSource }>()
  for (const scheme of new Set(parts.map((part) => part.scheme))) {
    const units = parts.filter((part) => part.scheme === scheme)
    const place = { scheme, level: 'COMMUNE', grain: plan.grain, breakdown: plan.breakdown } as const
    const lattice = latticeAt(catalogue, plan.metric.id, place)
    if (lattice.length === 0) continue
    const own = { ...plan, ...place, lattice, units }
    const [source] =
      (await readCells(
        db,
        catalogue,
        [own],
        units.map(({ id }) => id),
      )) ?? []
    if (!source) return undefined
    sources.set(scheme, { plan: own, source })
  }
  return {
    widen: widenBy(catalogue, plan, (part, period, category) => {
      const found = sources.get(part.scheme)
      // A unit that ended or began within the period is told for no such period as a whole.
      if (!found || part.valid_from > period.start || (part.valid_to ?? '9999') < period.end) return null
      return found.source.cells.get(cellKey(part.id, period.start, category)) ?? found.source.absent(part, period)
    }),
  }
}

const noRelease: CellSource = { cells: new Map(), absent: () => silent('NO_DATA'), provisional: () => false }

/**
 * The cells of plans for one place of the lattice and the same units and periods, from the newest release, in one statement.
 * Undefined when another release than the catalogue's has come between, so that the caller plans again.
 *
 * @param unitIds only these units; all when undefined
 * @returns a source for each plan, in their order
 */
export async function readReleased(
  db: Database,
  catalogue: FigureCatalogue,
  plans: readonly FigurePlan[],
  unitIds: readonly string[] | undefined,
): Promise<CellSource[] | undefined> {
  const sources = await readCells(db, catalogue, plans, unitIds)
  if (!sources) return undefined
  const widened: CellSource[] = []
  for (const [index, plan] of plans.entries()) {
    const widen = await widenReleased(db, catalogue, plan)
    const source = sources[index]
    if (!widen || !source) return undefined
    widened.push({ ...source, ...widen })
  }
  return widened
}

/** The cells alone, before what was divided is widened. */
async function readCells(
  db: Database,
  catalogue: FigureCatalogue,
  plans: readonly FigurePlan[],
  unitIds: readonly string[] | undefined,
): Promise<CellSource[] | undefined> {
  const { release } = catalogue
  const [place] = plans
  if (!release || !place) return plans.map(() => noRelease)
  const [row] = await readPublic<{ no: number | null; cells: StoredCell[] | null }>(
    db,
    storedCellsSql,
    [
      plans.map((plan) => plan.metric.id),
      place.scheme,
      place.level,
      place.grain,
      place.breakdown,
      place.periods.map((period) => period.start),
      unitIds ?? null,
    ],
    { name: 'figure-cells' },
  )
  if (row?.no !== release.no) return undefined
  const byMetric = new Map(plans.map((plan) => [plan.metric.id, new Map<string, Cell>()]))
  for (const [
    metric,
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
  ] of row.cells ?? [])
    byMetric.get(metric)?.set(cellKey(unitId, start, category), {
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
  return plans.map((plan) => sourceOf(release, plan, byMetric.get(plan.metric.id) ?? new Map()))
}

/** Runs a read against the catalogue of the newest release, again when a release came between its statements. */
export async function withRelease<R>(
  db: Database,
  read: (catalogue: FigureCatalogue) => Promise<R | undefined>,
): Promise<R> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await read(await releaseCatalogue(db))
    if (answer !== undefined) return answer
    forgetRelease(db)
  }
  throw new Error('Releases changed three times during one read.')
}
