import type { Sql } from '../access.ts'
import type { Demo } from './generate.ts'
import { flat, inBatches, spotColumns, spotPoint } from './insert-batch.ts'

/** Rings, cases and what hangs on them. */
export async function insertCases(sql: Sql, demo: Demo): Promise<void> {
  await inBatches(
    sql,
    `insert into ring (code, first_seen_on, dismantled_on, synthetic)
     select r.code, r.first_seen, r.dismantled, true from jsonb_to_recordset($1::jsonb) as r (code text, first_seen date, dismantled date)`,
    demo.rings.map((ring) => ({ code: ring.code, first_seen: ring.firstSeenOn, dismantled: ring.dismantledOn })),
  )
  await inBatches(
    sql,
    `insert into criminal_case (province_code, origin, origin_id, code, kind, opened_on, stage, stage_on, unit_id, place_precision, point, acts, means, purposes, destination, ring_id, is_key_case, special_project, foetus_deal, agency_id, synthetic)
     select r.province_code, 'demo', r.ref, r.code, r.kind, r.opened_on, r.stage, r.stage_on, r.unit_id, r.precision, ${spotPoint},
       array(select jsonb_array_elements_text(r.acts)), array(select jsonb_array_elements_text(r.means)), array(select jsonb_array_elements_text(r.purposes)), r.destination,
       (select id from ring where code = r.ring), r.is_key_case, r.special_project, r.foetus_deal, r.agency_id, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, code text, kind text, opened_on date, stage text, stage_on date, acts jsonb, means jsonb, purposes jsonb, destination text, ring text, is_key_case boolean, special_project boolean, foetus_deal boolean, agency_id bigint, ${spotColumns})`,
    demo.cases.map((one) => ({
      ref: one.ref,
      code: one.code,
      kind: one.kind,
      opened_on: one.openedOn,
      stage: one.stage,
      stage_on: one.stageOn,
      acts: one.acts,
      means: one.means,
      purposes: one.purposes,
      destination: one.destination,
      ring: one.ring,
      is_key_case: one.isKeyCase,
      special_project: one.specialProject,
      foetus_deal: one.foetusDeal,
      agency_id: one.agencyId,
      ...flat(one.spot),
    })),
  )
  const ofCase = `join criminal_case c on c.origin = 'demo' and c.origin_id = r.ref`
  await inBatches(
    sql,
    `insert into case_offence (case_id, offence_code)
     select c.id, o.code from jsonb_to_recordset($1::jsonb) as r (ref text, offence text) ${ofCase} join offence o on o.code = r.offence`,
    demo.cases.flatMap((one) => one.offences.map((offence) => ({ ref: one.ref, offence }))),
  )
  await inBatches(
    sql,
    `insert into case_route (case_id, route_id)
     select c.id, k.id from jsonb_to_recordset($1::jsonb) as r (ref text, route text) ${ofCase} join key_route k on k.code = r.route`,
    demo.cases.flatMap((one) => one.routes.map((route) => ({ ref: one.ref, route }))),
  )
  await inBatches(
    sql,
    `insert into case_stage (case_id, stage, reached_on, agency_id, people)
     select c.id, r.stage, r.reached_on, r.agency_id, r.people from jsonb_to_recordset($1::jsonb) as r (ref text, stage text, reached_on date, agency_id bigint, people int) ${ofCase}`,
    demo.cases.flatMap((one) =>
      one.stages.map((stage) => ({
        ref: one.ref,
        stage: stage.stage,
        reached_on: stage.on,
        agency_id: stage.agencyId,
        people: stage.people,
      })),
    ),
  )
  await inBatches(
    sql,
    `insert into case_people (case_id, role, sex, age_group, people)
     select c.id, 'SUSPECT', r.sex, r.age_group, r.people from jsonb_to_recordset($1::jsonb) as r (ref text, sex text, age_group text, people int) ${ofCase}`,
    demo.cases.flatMap((one) =>
      one.suspects.map((group) => ({ ref: one.ref, sex: group.sex, age_group: group.ageGroup, people: group.people })),
    ),
  )
  await inBatches(
    sql,
    `insert into trial (case_id, instance, held_on, court_id, unit_id, is_mobile, closed_hearing, defendants, attendance, outcome, penalty_band, synthetic)
     select c.id, r.instance, r.held_on, r.court_id, r.unit_id, r.is_mobile, r.closed, r.defendants, r.attendance, r.outcome, r.penalty, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, instance text, held_on date, court_id bigint, unit_id bigint, is_mobile boolean, closed boolean, defendants int, attendance int, outcome text, penalty text) ${ofCase}`,
    demo.cases.flatMap((one) =>
      one.trials.map((trial) => ({
        ref: one.ref,
        instance: trial.instance,
        held_on: trial.heldOn,
        court_id: trial.courtId,
        unit_id: trial.unitId,
        is_mobile: trial.isMobile,
        closed: trial.closedHearing,
        defendants: trial.defendants,
        attendance: trial.attendance,
        outcome: trial.outcome,
        penalty: trial.penaltyBand,
      })),
    ),
  )
}
