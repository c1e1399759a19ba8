import type { Sql } from '../access.ts'
import { flat, inBatches, spotColumns, spotPoint } from './insert-batch.ts'
import type { TipRow } from './tip.ts'

/** Tips, each with the case it led to, if any. */
export async function insertTips(sql: Sql, rows: readonly TipRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, outcome, agency_id, classified_at, first_action_at, resolved_at, extended, case_id, summary, synthetic)
     select r.province_code, 'demo', r.ref, r.kind, r.channel, r.received_at, r.unit_id, r.precision, ${spotPoint}, r.topic, r.status, r.outcome, r.agency_id, r.classified_at, r.action_at, r.resolved_at, r.extended, c.id, r.summary, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, kind text, channel text, received_at timestamptz, topic text, status text, outcome text, agency_id bigint, classified_at timestamptz, action_at timestamptz, resolved_at timestamptz, extended boolean, case_ref text, summary text, ${spotColumns})
       left join criminal_case c on c.origin = 'demo' and c.origin_id = r.case_ref`,
    rows.map((tip) => ({
      ref: tip.ref,
      kind: tip.kind,
      channel: tip.channel,
      received_at: tip.receivedAt,
      topic: tip.topic,
      status: tip.status,
      outcome: tip.outcome,
      agency_id: tip.agencyId,
      classified_at: tip.classifiedAt,
      action_at: tip.firstActionAt,
      resolved_at: tip.resolvedAt,
      extended: tip.extended,
      case_ref: tip.caseRef,
      summary: tip.summary,
      ...flat(tip.spot),
    })),
  )
}
