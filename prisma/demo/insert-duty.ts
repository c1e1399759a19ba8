import type { Sql } from '../access.ts'
import type { Demo } from './generate.ts'
import { inBatches, sourceId } from './insert-batch.ts'
import type { VictimRow } from './victim.ts'

/** Legal deadlines by the clocks in force on each day, met or missed as the records' own times say. */
export async function insertDeadlines(sql: Sql, rows: readonly VictimRow[]): Promise<void> {
  await sql.query(
    `insert into deadline (subject, tip_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, extended, synthetic)
     select 'TIP', t.id, c.kind, c.id, t.unit_id, t.agency_id, t.received_at,
       t.received_at + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0), hours => coalesce(c.hours, 0))
         + case when t.extended and c.extension_months is not null then make_interval(months => c.extension_months) else interval '0' end,
       case c.kind
         when 'TIP_CLASSIFY' then t.classified_at
         when 'TIP_DECIDE' then t.resolved_at
         -- forwarded to the body in charge some hours after receipt, before it was classified
         else least(t.classified_at, t.received_at + make_interval(hours => 1 + abs(hashtext(t.origin_id)) % 28))
       end,
       t.extended and c.extension_months is not null, true
     from tip t join legal_clock c on c.subject = 'TIP' and hub_day(t.received_at) between c.valid_from and coalesce(c.valid_to, 'infinity')
     where t.origin = 'demo'`,
  )
  await inBatches(
    sql,
    `insert into deadline (subject, victim_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, synthetic)
     select 'VICTIM', v.id, c.kind, c.id, v.home_unit_id, v.agency_id, s.at,
       s.at + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0), hours => coalesce(c.hours, 0)),
       case when c.kind = 'VICTIM_FIRST_CHECK' then (r.checked_on + time '12:00') at time zone 'Asia/Ho_Chi_Minh' end, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, checked_on date)
       join victim v on v.origin = 'demo' and v.origin_id = r.ref
       cross join lateral (select (v.reported_on + time '12:00') at time zone 'Asia/Ho_Chi_Minh' as at) s
       join legal_clock c on c.subject = 'VICTIM' and c.kind = 'VICTIM_FIRST_CHECK' and v.reported_on between c.valid_from and coalesce(c.valid_to, 'infinity')`,
    rows.map((victim) => ({ ref: victim.ref, checked_on: victim.checkedOn })),
  )
}

/** Progress of the directive, the reviewed groups, silent communes and foreign residents. */
export async function insertDuties(sql: Sql, demo: Demo): Promise<void> {
  await inBatches(
    sql,
    `insert into directive_progress (task_id, unit_id, status, due_on, done_on, as_of, synthetic)
     select r.task, r.unit, r.status, r.due_on, r.done_on, coalesce(r.done_on, r.due_on), true
     from jsonb_to_recordset($1::jsonb) as r (task bigint, unit bigint, status text, due_on date, done_on date)`,
    demo.progress.map((row) => ({
      task: row.taskId,
      unit: row.unitId,
      status: row.status,
      due_on: row.dueOn,
      done_on: row.doneOn,
    })),
  )
  await inBatches(
    sql,
    `insert into population_review (kind, unit_id, reviewed_on, people, synthetic)
     select r.kind, r.unit, r.reviewed_on, r.people, true from jsonb_to_recordset($1::jsonb) as r (kind text, unit bigint, reviewed_on date, people int)`,
    demo.reviews.map((row) => ({ kind: row.kind, unit: row.unitId, reviewed_on: row.reviewedOn, people: row.people })),
  )
  await inBatches(
    sql,
    `insert into non_report (unit_id, topic, month, noted_on, synthetic)
     select r.unit, 'CAMPAIGN', r.month, (r.month + interval '45 days')::date, true from jsonb_to_recordset($1::jsonb) as r (unit bigint, month date)`,
    demo.nonReports.map((row) => ({ unit: row.unitId, month: row.month })),
  )
  await inBatches(
    sql,
    `insert into unit_statistic (unit_id, statistic, year, value, note_vi, note_en, source_id, synthetic)
     select r.unit, 'FOREIGN_RESIDENTS', r.year, r.people, 'Số liệu giả lập', 'Synthetic figure', '${sourceId}', true
     from jsonb_to_recordset($1::jsonb) as r (unit bigint, year int, people int)`,
    demo.foreignResidents.map((row) => ({ unit: row.unitId, year: row.year, people: row.people })),
  )
}
