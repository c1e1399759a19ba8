import { setImmediate } from 'node:timers/promises'
import { dayAfter, periodOf } from '@hub/contract/period'
import { type Sql, withSql } from '../access.ts'
import type { FigureCatalogue, MetricRow, ReleaseMethod } from '../data/figure-catalogue.ts'
import { liveCatalogue, todayInVietnam } from '../data/figure-live.ts'
import { forgetRelease } from '../data/release.ts'
import { silenceFromRows, silentUnitsSql } from '../data/silent-unit.ts'
import type { Database } from '../database.ts'
import { aggregate, gatherFacts, prepareFacts } from './aggregate.ts'
import { digestOf } from './digest.ts'
import { gridSize } from './grid-size.ts'
import { protect, steps } from './protect.ts'
import type { Frame, Table } from './table.ts'
import { analyzeRelease, writeCells, writeHead } from './write.ts'

export interface PublishOptions {
  /** Id of the account that publishes; the hub itself when left out. */
  readonly by?: string
  /** The day it is, 'YYYY-MM-DD'; the calendar of Việt Nam when left out. */
  readonly today?: string
  readonly onProgress?: (step: string) => void
}

export interface Published {
  readonly no: number
  /** Cells that the release tells. */
  readonly published: number
  /** Cells on the lattice that it withholds, zero ones included. */
  readonly withheld: number
  readonly seconds: number
}

/**
 * Every statement sees the rows as they were at one moment, which comes after the lock: a second publishing waits, and then
 * takes the next number.
 */
const beginSql = [
  'set transaction isolation level repeatable read',
  'lock table release.release in share row exclusive mode',
]

/** The told tables of one metric, and how many of its cells are told and withheld. */
async function protectMetric(sql: Sql, catalogue: FigureCatalogue, metric: MetricRow, through: string) {
  const rows = catalogue.lattice.get(metric.id) ?? []
  const silent = await sql.query<{ unit_id: string; month: string }>(silentUnitsSql, [
    metric.topic,
    metric.coverage_from,
    through,
  ])
  const frame: Frame = { catalogue, metric, through, isSilent: silenceFromRows(silent) }
  await gatherFacts(sql, metric.id)
  const exact: Table[] = []
  for (const row of rows) {
    exact.push(await aggregate(sql, catalogue, row, metric, through))
    await setImmediate()
  }
  const tables = protect(exact, frame)
  const published = tables.reduce((sum, table) => sum + table.cells.length, 0)
  const withheld = tables
    .filter(({ lattice }) => metric.sensitive || lattice.threshold > 0)
    .reduce((sum, { lattice, cells }) => sum + gridSize(lattice, frame) - cells.length, 0)
  const threshold = Math.max(0, ...rows.map((row) => row.threshold))
  // Of a protected metric even whether it was ever fed is not told: its absent cells read as withheld either way.
  const fed = !metric.sensitive && threshold === 0 && exact.some((table) => table.cells.length > 0)
  return { tables, count: { threshold, published, withheld, fed } }
}

/**
 * Publishes a release: aggregates the facts on every lattice row, protects the cells, and writes them with a copy of
 * everything public. One transaction: a release is there as a whole or not at all.
 *
 * Told are periods that have ended and whose lag has passed; those still open for late records are marked provisional. The
 * communes of former Bắc Giang and the merged province have no figures of times before 1/7/2025.
 */
export async function publish(db: Database, options: PublishOptions = {}): Promise<Published> {
  const begun = performance.now()
  const today = options.today ?? todayInVietnam()
  const through = periodOf('MONTH', today).start
  const progress = options.onProgress ?? (() => {})
  const done = await withSql(db, { role: 'owner' }, async (sql) => {
    for (const text of beginSql) await sql.query(text)
    const catalogue = await liveCatalogue(sql)
    const state = await sql.one<{
      no: number
      synthetic: boolean
      scale_factor: number | null
      province: string | null
    }>(
      `select coalesce((select max(no) from release.release), 0) + 1 as no,
         coalesce((select kind = 'SYNTHETIC' from data_kind), false) as synthetic,
         (select scale_factor from data_kind) as scale_factor,
         (select code from admin_unit where level = 'PROVINCE' and $1::date between valid_from and coalesce(valid_to, 'infinity')
          order by valid_from desc limit 1) as province`,
      [today],
    )
    if (!state) throw new Error('The state of the releases answered no row.')
    await prepareFacts(sql)
    const isPublic = new Set(
      (await sql.query<{ id: string }>('select id from metric where public')).map((metric) => metric.id),
    )
    const tables: Table[] = []
    const counts: Record<string, ReleaseMethod['metrics'][string]> = {}
    for (const metric of catalogue.metrics.values()) {
      if (!isPublic.has(metric.id)) continue
      progress(`counting ${metric.id}`)
      const { tables: told, count } = await protectMetric(sql, catalogue, metric, through)
      tables.push(...told)
      counts[metric.id] = count
    }
    const published = tables.reduce((sum, table) => sum + table.cells.length, 0)
    const withheld = Object.values(counts).reduce((sum, count) => sum + count.withheld, 0)
    progress('writing the release')
    await writeHead(
      sql,
      {
        no: state.no,
        province_code: state.province ?? '24',
        synthetic: state.synthetic,
        scale_factor: state.scale_factor,
        data_through: dayAfter(through, -1),
        method: { steps: steps.map((step) => step.name), metrics: counts },
        cells_published: published,
        cells_withheld: withheld,
        digest: digestOf(tables, catalogue),
      },
      options.by,
    )
    await sql.query('select release.copy_public($1)', [state.no])
    for (const table of tables) await writeCells(sql, state.no, table)
    await analyzeRelease(sql)
    return { no: state.no, published, withheld }
  })
  forgetRelease(db)
  return { ...done, seconds: Math.round(performance.now() - begun) / 1000 }
}
