import { once, type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { analyzeRecords } from './analyze-records.ts'

/**
 * So many units and periods of a metric are summed in one transaction: others are let through after each. On the embedded database
 * a thousand take twice as long as a hundred, about 150 ms.
 */
const batch = 1000

/**
 * Sums anew what is stale, batch by batch, until nothing is left or `goesOn` says no. Figures are exact before, between and after:
 * what is stale is counted from the rows, which takes longer.
 *
 * @returns how many units and periods of a metric were summed; another session that is at it already is left to it
 */
export async function foldFacts(db: Database, goesOn: () => boolean = () => true): Promise<number> {
  let folded = 0
  while (goesOn()) {
    const text = 'select fold_facts($1)::float8 as taken'
    const [row] = await once<{ taken: number | null }>(db, { role: 'owner' }, text, [batch], { writes: true })
    if (!row?.taken) break
    // After a bulk load plans are still those of empty tables, which read every sum again for each batch.
    if (folded === 0 && row.taken >= batch) await withSql(db, { role: 'owner' }, analyzeRecords)
    folded += row.taken
  }
  return folded
}

/** A metric whose sums were set beside its rows. */
export interface SumCheck {
  readonly metric: string
  /** Units and periods whose sums are not what the rows say. */
  readonly faults: number
}

const faultsText = `from sum_faults($1) f`

/** Counts every row of every summed metric anew and compares; where `repair` is asked for, what differs is stale from then on. */
export async function checkSums(db: Database, { repair = false } = {}): Promise<SumCheck[]> {
  const metrics = await withSql(db, { role: 'owner' }, (sql) =>
    sql.query<{ metric: string }>('select metric_id as metric from summed_metric order by metric_id'),
  )
  const checks: SumCheck[] = []
  // one metric a transaction: others are let through between
  for (const { metric } of metrics) {
    checks.push(await withSql(db, { role: 'owner' }, (sql) => checkMetric(sql, metric, repair)))
  }
  return checks
}

async function checkMetric(sql: Sql, metric: string, repair: boolean): Promise<SumCheck> {
  const text = repair
    ? `insert into fact_stale (metric_id, unit_id, period_start) select $1, f.unit_id, f.period_start ${faultsText} returning 1`
    : `select 1 ${faultsText}`
  return { metric, faults: (await sql.query(text, [metric])).length }
}
