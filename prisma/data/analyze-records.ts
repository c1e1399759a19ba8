import type { Sql } from '../access.ts'

/** An embedded database never gathers statistics by itself, and without them the joins of the facts take ten times as long. */
export async function analyzeRecords(sql: Sql): Promise<void> {
  await sql.query(
    'analyze unit_rollup, admin_unit, tip, deadline, campaign_event, criminal_case, case_stage, trial, victim, victim_status, support_service, fact_stale, fact_sum',
  )
}
