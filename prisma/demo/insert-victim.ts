import type { Sql } from '../access.ts'
import { inBatches } from './insert-batch.ts'
import type { VictimRow } from './victim.ts'

/** Victims under their pseudonyms, their standing, consents and support. */
export async function insertVictims(sql: Sql, rows: readonly VictimRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into victim (province_code, origin, origin_id, pseudonym, case_id, sex, age_at_exploitation, victim_class, exploitation, destination, intake_channel, intake_unit_id, home_unit_id, reported_on, status, status_on, agency_id, retain_until, synthetic)
     select r.province_code, 'demo', r.ref, r.pseudonym, c.id, r.sex, r.age, r.victim_class, r.exploitation, r.destination, r.channel, r.intake, r.home, r.reported_on, r.status, r.status_on, r.agency_id, (r.reported_on + interval '20 years')::date, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, province_code text, pseudonym text, case_ref text, sex text, age int, victim_class text, exploitation text, destination text, channel text, intake bigint, home bigint, reported_on date, status text, status_on date, agency_id bigint)
       left join criminal_case c on c.origin = 'demo' and c.origin_id = r.case_ref`,
    rows.map((victim) => ({
      ref: victim.ref,
      province_code: victim.provinceCode,
      pseudonym: victim.pseudonym,
      case_ref: victim.caseRef,
      sex: victim.sex,
      age: victim.age,
      victim_class: victim.victimClass,
      exploitation: victim.exploitation,
      destination: victim.destination,
      channel: victim.intakeChannel,
      intake: victim.intakeUnitId,
      home: victim.homeUnitId,
      reported_on: victim.reportedOn,
      status: victim.status,
      status_on: victim.statusOn,
      agency_id: victim.agencyId,
    })),
  )
  // the victims of a case as its counts see them
  await sql.query(
    `insert into case_people (case_id, role, sex, age_group, people)
     select case_id, 'VICTIM', sex, age_group, count(*) from victim where case_id is not null and origin = 'demo' and status <> 'NOT_VICTIM' group by 1, 3, 4`,
  )
  const ofVictim = `join victim v on v.origin = 'demo' and v.origin_id = r.ref`
  await inBatches(
    sql,
    `insert into victim_status (victim_id, status, reached_on, agency_id, evidence, document_type)
     select v.id, r.status, r.reached_on, r.agency_id, array(select jsonb_array_elements_text(r.evidence)), r.document
     from jsonb_to_recordset($1::jsonb) as r (ref text, status text, reached_on date, agency_id bigint, evidence jsonb, document text) ${ofVictim}`,
    rows.flatMap((victim) =>
      victim.statuses.map((status) => ({
        ref: victim.ref,
        status: status.status,
        reached_on: status.on,
        agency_id: status.agencyId,
        evidence: status.evidence,
        document: status.documentType,
      })),
    ),
  )
  await inBatches(
    sql,
    `insert into consent (victim_id, purpose, given_on)
     select v.id, r.purpose, r.given_on from jsonb_to_recordset($1::jsonb) as r (ref text, purpose text, given_on date) ${ofVictim}`,
    rows.flatMap((victim) =>
      victim.consents.map((consent) => ({ ref: victim.ref, purpose: consent.purpose, given_on: consent.givenOn })),
    ),
  )
  await inBatches(
    sql,
    `insert into support_service (origin, origin_id, victim_id, support_code, law, legal_basis, provider_id, from_on, to_on, outcome, cost_vnd, synthetic)
     select 'demo', r.service, v.id, r.code, r.law, r.basis, r.provider, r.from_on, r.to_on, r.outcome, r.cost, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, service text, code text, law text, basis text, provider bigint, from_on date, to_on date, outcome text, cost numeric) ${ofVictim}`,
    rows.flatMap((victim) =>
      victim.services.map((service) => ({
        ref: victim.ref,
        service: service.ref,
        code: service.supportCode,
        law: service.law,
        basis: service.legalBasis,
        provider: service.providerId,
        from_on: service.fromOn,
        to_on: service.toOn,
        outcome: service.outcome,
        cost: service.costVnd,
      })),
    ),
  )
}
