import { periodOf } from '@hub/contract/period'
import { type Sql, withSql } from '../access.ts'
import { analyzeRecords } from '../data/analyze-records.ts'
import type { FigureCatalogue, MetricRow, ReleaseMethod } from '../data/figure-catalogue.ts'
import { liveCatalogue, todayInVietnam } from '../data/figure-live.ts'
import { forgetRelease } from '../data/release.ts'
import { type SilentRow, silenceFromRows, silentUnitsSql } from '../data/silent-unit.ts'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { aggregate, gatherFacts } from './aggregate.ts'
import { writeAlerts } from './alert-write.ts'
import { changeOf, type ReleaseChange, sumOfChanges } from './change.ts'
import { digestOf } from './digest.ts'
import { readEarlier } from './earlier.ts'
import { gridSize } from './grid-size.ts'
import { kinFirst, twinOf } from './kin.ts'
import { protect, steps } from './protect.ts'
import { rewriteFiles } from './removal.ts'
import type { PartsOf } from './shield/margin.ts'
import { type Place, tableKey } from './shield/place.ts'
import type { Frame, Step, Table } from './table.ts'
import {
  type Author,
  beginRelease,
  clearRelease,
  completeRelease,
  copyPublic,
  keepAlive,
  Overtaken,
  writeCells,
} from './write.ts'

export interface PublishOptions extends Author {
  /** The day it is, 'YYYY-MM-DD'; the calendar of Việt Nam when left out. */
  readonly today?: string
  readonly onProgress?: (step: string) => void
  /**
   * Of a metric that cannot be protected beside earlier releases, tell what was told before in the same words and nothing else, rather
   * than refuse: together with them such a release tells nothing more.
   */
  readonly tellsNothingNew?: boolean
  /** The steps of protection. Only a test that shows what a weaker list gives away names another than the hub's. */
  readonly steps?: readonly Step[]
}

export interface Published {
  readonly no: number
  /** Cells that the release tells. */
  readonly published: number
  /** Cells on the lattice that it withholds, zero ones included. */
  readonly withheld: number
  /** How the sensitive figures moved since the releases before. */
  readonly change: ReleaseChange
  readonly seconds: number
}

/** What publishing knows of all metrics. */
interface Work {
  readonly db: Database
  readonly catalogue: FigureCatalogue
  readonly partsOf: PartsOf
  readonly through: string
  readonly steps: readonly Step[]
  readonly tellsNothingNew: boolean
  /** Told tables by metric, as they become ready. */
  readonly told: Map<string, readonly Table[]>
  readonly exposed: Place[]
}

/** Which units are whole parts of a unit, on either boundary scheme. */
async function readParts(sql: Sql): Promise<PartsOf> {
  const parts = new Map<string, Set<string>>()
  for (const { unit, part } of await sql.query<{ unit: string; part: string }>(
    'select unit_id::text as unit, leaf_id::text as part from unit_rollup where unit_id <> leaf_id',
  )) {
    const known = parts.get(unit)
    if (known) known.add(part)
    else parts.set(unit, new Set([part]))
  }
  const none = new Set<string>()
  return (unitId) => parts.get(unitId) ?? none
}

/** The exact tables of one metric and what it takes to protect them, all as they were at one moment. */
async function countMetric(work: Work, metric: MetricRow): Promise<{ exact: Table[]; frame: Frame }> {
  const { catalogue, through, partsOf } = work
  return await withSql(work.db, { role: 'owner' }, async (sql) => {
    await sql.query('set transaction isolation level repeatable read')
    const silent = await sql.query<SilentRow>(silentUnitsSql, [[metric.topic], metric.coverage_from, through])
    const earlier = await readEarlier(sql, metric)
    const frame: Frame = {
      catalogue,
      metric,
      through,
      isSilent: silenceFromRows(silent),
      partsOf,
      earlier,
      tellsNothingNew: work.tellsNothingNew,
      toldOf: (id) => work.told.get(id),
      expose: (places) => void work.exposed.push(...places),
    }
    if (metric.id in twinOf) return { exact: [], frame }
    await gatherFacts(sql, metric.id)
    const exact: Table[] = []
    for (const row of catalogue.lattice.get(metric.id) ?? [])
      exact.push(await aggregate(sql, catalogue, row, metric, through))
    return { exact, frame }
  })
}

/** What the twin of a metric tells, on the places where this one is published. */
function twinTables({ catalogue, told }: Work, metric: MetricRow, twin: string): Table[] {
  const tables = new Map((told.get(twin) ?? []).map((table) => [tableKey(table.lattice), table]))
  return (catalogue.lattice.get(metric.id) ?? []).map((lattice) => ({
    lattice,
    cells: tables.get(tableKey(lattice))?.cells ?? [],
  }))
}

/** The told tables of one metric, and how many of its cells are told and withheld. */
async function tellMetric(work: Work, metric: MetricRow) {
  const { exact, frame } = await countMetric(work, metric)
  const twin = twinOf[metric.id]
  const tables = twin ? twinTables(work, metric, twin) : await protect(exact, frame, work.steps)
  work.told.set(metric.id, tables)
  const published = tables.reduce((sum, table) => sum + table.cells.length, 0)
  const withheld = tables
    .filter(({ lattice }) => metric.sensitive || lattice.threshold > 0)
    .reduce((sum, { lattice, cells }) => sum + gridSize(lattice, frame) - cells.length, 0)
  const ranges = tables.reduce((sum, { cells }) => sum + cells.filter(({ kind }) => kind === 'RANGE').length, 0)
  const threshold = Math.max(0, ...(work.catalogue.lattice.get(metric.id) ?? []).map((row) => row.threshold))
  // Of a protected metric even whether it was ever fed is not told: its absent cells read as withheld either way.
  const fed = !metric.sensitive && threshold === 0 && exact.some((table) => table.cells.length > 0)
  return {
    count: { threshold, published, withheld, ranges, fed },
    change: changeOf(frame.earlier, metric.sensitive ? tables : []),
  }
}

/** Refuses to publish where what was told before leaves no way to protect what is withheld now. */
function refuseExposed(exposed: readonly Place[]): void {
  if (exposed.length === 0) return
  const names = exposed
    .slice(0, 5)
    .map(({ lattice, unit, period }) => `${lattice.metric_id}, unit ${unit.code}, ${period.start} to ${period.end}`)
  throw new Refusal(
    'CONFLICT',
    `Nothing was published: with what earlier releases told, ${exposed.length} withheld figure${exposed.length === 1 ? '' : 's'} could be worked out (${names.join('; ')}${exposed.length > 5 ? ' …' : ''}). Check the latest corrections of these records. To tell of these metrics only what was told before: hub publish --nothing-new`,
    { exposed: exposed.length },
  )
}

const running = new WeakMap<Database, Promise<unknown>>()

/**
 * Publishes a release: aggregates the facts on every lattice row, protects the cells, writes them with a copy of everything public,
 * and shows it all at once. It works in short transactions and lets requests through between them; a release that was not
 * completed is read by nobody and is cleared away by the next publishing. A second publishing waits, and then takes the next number.
 * With it those releases are taken back that told of persons who were removed.
 *
 * Told are periods that have ended and whose lag has passed; those still open for late records are marked provisional. The
 * communes of former Bắc Giang and the merged province have no figures of times before 1/7/2025.
 *
 * @throws Refusal CONFLICT when two releases together would reveal a withheld figure
 */
export async function publish(db: Database, options: PublishOptions = {}): Promise<Published> {
  const turn = (running.get(db) ?? Promise.resolve()).catch(() => {}).then(() => publishUntilShown(db, options))
  running.set(db, turn)
  return await turn
}

/** How often a release is begun anew because persons were removed while it was written. */
const mostTries = 5

async function publishUntilShown(db: Database, options: PublishOptions): Promise<Published> {
  for (let tries = 1; ; tries++) {
    try {
      return await publishNow(db, options)
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === mostTries) throw error
    }
  }
}

async function publishNow(db: Database, options: PublishOptions): Promise<Published> {
  const begun = performance.now()
  const today = options.today ?? todayInVietnam()
  const through = periodOf('MONTH', today).start
  const progress = options.onProgress ?? (() => {})
  const list = options.steps ?? steps
  await rewriteFiles(db) // of persons whose removal was interrupted, so that showing this release finishes it
  const head = await beginRelease(db, { today, through, by: options.by, progress })
  try {
    await withSql(db, { role: 'owner' }, analyzeRecords)
    const { catalogue, partsOf } = await withSql(db, { role: 'owner' }, async (sql) => ({
      catalogue: await liveCatalogue(sql),
      partsOf: await readParts(sql),
    }))
    const isPublic = await publicMetrics(db)
    const work: Work = {
      db,
      catalogue,
      partsOf,
      through,
      steps: list,
      tellsNothingNew: options.tellsNothingNew ?? false,
      told: new Map(),
      exposed: [],
    }
    const counts: Record<string, ReleaseMethod['metrics'][string]> = {}
    const changes: ReleaseChange[] = []
    for (const metric of kinFirst([...catalogue.metrics.values()].filter(({ id }) => isPublic.has(id)))) {
      progress(`counting ${metric.id}`)
      const { count, change } = await tellMetric(work, metric)
      counts[metric.id] = count
      changes.push(change)
      await keepAlive(db, head.no)
    }
    refuseExposed(work.exposed)
    progress('writing the release')
    await copyPublic(db, head.no)
    const tables = [...work.told.values()].flat()
    for (const table of tables) await writeCells(db, head.no, table)
    await writeAlerts(db, head.no, catalogue, work.told, through)
    const published = tables.reduce((sum, table) => sum + table.cells.length, 0)
    const withheld = Object.values(counts).reduce((sum, count) => sum + count.withheld, 0)
    const change = sumOfChanges(changes)
    const told = {
      method: { steps: list.map((step) => step.name), metrics: counts, change },
      cells_published: published,
      cells_withheld: withheld,
      digest: digestOf(tables, catalogue),
    }
    await completeRelease(db, head, told, options)
    forgetRelease(db)
    return { no: head.no, published, withheld, change, seconds: Math.round(performance.now() - begun) / 1000 }
  } catch (error) {
    await clearRelease(db, head.no).catch(() => {}) // else the next publishing clears it away
    throw error
  }
}

async function publicMetrics(db: Database): Promise<ReadonlySet<string>> {
  const rows = await withSql(db, { role: 'owner' }, (sql) =>
    sql.query<{ id: string }>('select id from metric where public'),
  )
  return new Set(rows.map(({ id }) => id))
}
