import { nextPeriodStart, periodOf } from '@hub/contract/period'
import type { Sql } from '../access.ts'
import type { LatticeRow, MetricRow } from '../data/figure-catalogue.ts'
import { type CountedCell, cellFromCounted, countedCellsSql } from '../data/figure-cell.ts'
import type { Table } from './table.ts'

/**
 * Keeps the facts in a temporary table for the rest of the transaction. It has the name of the view, and temporary tables are
 * found first, so that `figure_cells` aggregates from it: the same function, without building every fact again for every table.
 */
export async function gatherFacts(sql: Sql): Promise<void> {
  await sql.query(
    'analyze tip, deadline, campaign_event, criminal_case, case_stage, victim, victim_status, support_service',
  )
  await sql.query('create temporary table fact on commit drop as select * from live.fact')
  await sql.query('create index fact_metric on fact (metric_id, day)')
  // An embedded database never gathers statistics by itself, and without them these joins take ten times as long.
  await sql.query('analyze fact, unit_rollup, admin_unit')
}

/** The exact cells of a lattice row. */
export async function aggregate(sql: Sql, lattice: LatticeRow, metric: MetricRow, through: string): Promise<Table> {
  const { scheme, level, grain, breakdown } = lattice
  const from = periodOf(grain, lattice.valid_from).start
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
