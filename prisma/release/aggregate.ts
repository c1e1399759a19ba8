import { nextPeriodStart, periodOf } from '@hub/contract/period'
import type { Sql } from '../access.ts'
import type { FigureCatalogue, FigureUnit, LatticeRow, MetricRow } from '../data/figure-catalogue.ts'
import { type CountedCell, cellFromCounted, countedCellsSql } from '../data/figure-cell.ts'
import type { Table } from './table.ts'

/**
 * Gathers the facts of one metric in a temporary table that has the name of the view. Temporary tables are found first, so that
 * `count_figure_cells` aggregates from it: the same function, without building every fact again for every table.
 */
export async function gatherFacts(sql: Sql, metricId: string): Promise<void> {
  await sql.query('create temporary table fact on commit drop as select * from live.fact with no data')
  await sql.query('insert into pg_temp.fact select * from live.fact where metric_id = $1', [metricId])
  // A small sample is enough to plan by.
  await sql.query('set local default_statistics_target = 10')
  await sql.query('analyze pg_temp.fact')
}

/** First day that any unit of a level is covered for: what lies before would be counted for nothing. */
function firstCovered(units: readonly FigureUnit[]): string {
  return units.map((unit) => unit.covered_from ?? '').sort()[0] ?? ''
}

/** The exact cells of a lattice row, from the gathered facts of its metric. */
export async function aggregate(
  sql: Sql,
  catalogue: FigureCatalogue,
  lattice: LatticeRow,
  metric: MetricRow,
  through: string,
): Promise<Table> {
  const { scheme, level, grain, breakdown } = lattice
  const [, first = through] = [firstCovered(catalogue.unitsOf(scheme, level)), lattice.valid_from].sort()
  const from = periodOf(grain, first).start
  const to = lattice.valid_to ? nextPeriodStart(grain, periodOf(grain, lattice.valid_to).start) : through
  const counted = await sql.query<CountedCell>(countedCellsSql, [
    lattice.metric_id,
    scheme,
    level,
    grain,
    breakdown,
    from,
    to < through ? to : through,
  ])
  return { lattice, cells: counted.map((cell) => cellFromCounted(cell, metric.measure)) }
}
