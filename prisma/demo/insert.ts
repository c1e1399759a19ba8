import type { Sql } from '../access.ts'
import type { AreaRow, RouteRow } from './area.ts'
import type { Demo, DemoOptions } from './generate.ts'
import type { Spot } from './place.ts'
import type { TipRow } from './tip.ts'
import type { VictimRow } from './victim.ts'

const sourceId = 'demonstration'
const batchSize = 2000

/** Runs one statement for batches of rows, each handed over as one JSON array in $1. */
async function inBatches(sql: Sql, text: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize) {
    await sql.query(text, [JSON.stringify(rows.slice(start, start + batchSize))])
  }
}

const spotColumns = 'unit_id bigint, province_code text, precision text, lon float8, lat float8'
const spotPoint = 'case when r.lon is not null then st_setsrid(st_makepoint(r.lon, r.lat), 4326) end'

function flat(spot: Spot) {
  return {
    unit_id: spot.unitId,
    province_code: spot.provinceCode,
    precision: spot.precision,
    lon: spot.lon,
    lat: spot.lat,
  }
}

/** The source row that every invented figure and designation names. */
export async function source(sql: Sql, { scale, seed, today }: DemoOptions): Promise<void> {
  await sql.query(
    `insert into source (id, title_vi, title_en, publisher, licence, attribution, retrieved_on, kind, note_vi, note_en)
     values ($1, 'Bộ dữ liệu trình diễn (giả lập)', 'Demonstration set (synthetic)', 'Hub', 'CC0-1.0', 'Dữ liệu giả lập – synthetic data', $2, 'SYNTHETIC', $3, $4)
     on conflict (id) do nothing`,
    [
      sourceId,
      today,
      `Do chương trình tự sinh, hệ số phóng đại ×${scale}, hạt giống «${seed}». Không có người, vụ việc hay địa điểm nào là thật; chỉ hình dạng theo năm dựa trên số liệu toàn quốc đã công bố.`,
      `Invented by the program, scaled ×${scale}, seed "${seed}". No person, case or designation is real; only the shape over the years follows published national totals.`,
    ],
  )
}

export async function routes(sql: Sql, rows: readonly RouteRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into key_route (code, name_vi, name_en, kind, line, length_km, origin_vi, origin_en, transit_vi, transit_en, destination_vi, destination_en, level, reviewed_on, valid_from, source_id, designation_source_id, synthetic)
     select r.code, r.name_vi, r.name_en, r.kind, g.line, round((st_length(st_transform(g.line, 9209)) / 1000)::numeric, 1), r.origin_vi, r.origin_en, r.transit_vi, r.transit_en,
       r.destination_vi, r.destination_en, r.level, r.reviewed_on, '2019-01-01', coalesce((select b.source_id from base_feature b where b.kind = 'ROAD' limit 1), '${sourceId}'), '${sourceId}', true
     from jsonb_to_recordset($1::jsonb) as r (code text, name_vi text, name_en text, kind text, line jsonb, origin_vi text, origin_en text, transit_vi text, transit_en text, destination_vi text, destination_en text, level int, reviewed_on date)
       cross join lateral (select st_multi(st_setsrid(st_geomfromgeojson(r.line), 4326)) as line) g`,
    rows.map((row) => ({
      code: row.code,
      name_vi: row.nameVi,
      name_en: row.nameEn,
      kind: row.kind,
      line: { type: 'MultiLineString', coordinates: row.lines },
      origin_vi: row.originVi,
      origin_en: row.originEn,
      transit_vi: row.transitVi,
      transit_en: row.transitEn,
      destination_vi: row.destinationVi,
      destination_en: row.destinationEn,
      level: row.level,
      reviewed_on: row.reviewedOn,
    })),
  )
}

export async function areas(sql: Sql, rows: readonly AreaRow[]): Promise<void> {
  await inBatches(
    sql,
    `insert into key_area (kind, code, name_vi, name_en, unit_id, area, area_km2, lodging_houses, rooms, lodgers, foreign_residents, nearest_park_id, nearest_park_km, level, reviewed_on, valid_from, source_id, synthetic)
     select r.kind, r.code, r.name_vi, r.name_en, r.unit_id, g.area, round((st_area(st_transform(g.area, 9209)) / 1e6)::numeric, 3), r.houses, r.rooms, r.lodgers, r.foreigners,
       p.id, round((p.metres / 1000)::numeric, 1), r.level, r.reviewed_on, '2019-01-01', '${sourceId}', true
     from jsonb_to_recordset($1::jsonb) as r (kind text, code text, name_vi text, name_en text, unit_id bigint, ring jsonb, houses int, rooms int, lodgers int, foreigners int, level int, reviewed_on date)
       cross join lateral (select st_multi(st_setsrid(st_geomfromgeojson(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(r.ring))), 4326)) as area) g
       left join lateral (select k.id, st_distance(st_transform(k.point, 9209), st_transform(g.area, 9209)) as metres from industrial_park k order by k.point <-> g.area limit 1) p on true`,
    rows.map((row) => ({
      kind: row.kind,
      code: row.code,
      name_vi: row.nameVi,
      name_en: row.nameEn,
      unit_id: row.unitId,
      ring: row.ring,
      houses: row.lodgingHouses,
      rooms: row.rooms,
      lodgers: row.lodgers,
      foreigners: row.foreignResidents,
      level: row.level,
      reviewed_on: row.reviewedOn,
    })),
  )
}

/** Rings, cases and what hangs on them. */
export async function cases(sql: Sql, demo: Demo): Promise<void> {
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

export async function victims(sql: Sql, rows: readonly VictimRow[]): Promise<void> {
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

export async function tips(sql: Sql, rows: readonly TipRow[]): Promise<void> {
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

/** Campaigns, pilot models and events. */
export async function events(sql: Sql, demo: Demo, directiveId: string | null): Promise<void> {
  await inBatches(
    sql,
    `insert into campaign (code, name_vi, name_en, year, directive_id, synthetic)
     select r.code, r.name_vi, r.name_en, r.year, r.directive_id, true
     from jsonb_to_recordset($1::jsonb) as r (code text, name_vi text, name_en text, year int, directive_id bigint)`,
    demo.campaigns.map((one) => ({
      code: one.code,
      name_vi: one.nameVi,
      name_en: one.nameEn,
      year: one.year,
      directive_id: one.year === 2020 ? directiveId : null,
    })),
  )
  await inBatches(
    sql,
    `insert into pilot_model (code, name_vi, name_en, unit_id, started_on, ended_on, synthetic)
     select r.code, r.name_vi, r.name_en, r.unit_id, r.started_on, r.ended_on, true
     from jsonb_to_recordset($1::jsonb) as r (code text, name_vi text, name_en text, unit_id bigint, started_on date, ended_on date)`,
    demo.pilots.map((pilot) => ({
      code: pilot.code,
      name_vi: pilot.nameVi,
      name_en: pilot.nameEn,
      unit_id: pilot.unitId,
      started_on: pilot.startedOn,
      ended_on: pilot.endedOn,
    })),
  )
  await inBatches(
    sql,
    `insert into campaign_event (province_code, origin, origin_id, campaign_id, pilot_model_id, event_type, setting, audience, age_fit, channel, title_vi, title_en, host_id, is_integrated, held_on, unit_id, place_precision, point, attendance, leaflets, loudspeaker_minutes, online_posts, online_views, online_shares, synthetic)
     select r.province_code, 'demo', r.ref, c.id, p.id, r.event_type, r.setting, r.audience, r.age_fit, r.channel, r.title_vi, r.title_en, r.host_id, r.integrated, r.held_on, r.unit_id, r.precision, ${spotPoint}, r.attendance, r.leaflets, r.minutes, r.posts, r.views, r.shares, true
     from jsonb_to_recordset($1::jsonb) as r (ref text, campaign text, pilot text, event_type text, setting text, audience text, age_fit text, channel text, title_vi text, title_en text, host_id bigint, integrated boolean, held_on date, attendance int, leaflets int, minutes int, posts int, views int, shares int, ${spotColumns})
       left join campaign c on c.code = r.campaign left join pilot_model p on p.code = r.pilot`,
    demo.events.map((event) => ({
      ref: event.ref,
      campaign: event.campaign,
      pilot: event.pilotModel,
      event_type: event.eventType,
      setting: event.setting,
      audience: event.audience,
      age_fit: event.ageFit,
      channel: event.channel,
      title_vi: event.titleVi,
      title_en: event.titleEn,
      host_id: event.hostId,
      integrated: event.isIntegrated,
      held_on: event.heldOn,
      attendance: event.attendance,
      leaflets: event.leaflets,
      minutes: event.loudspeakerMinutes,
      posts: event.onlinePosts,
      views: event.onlineViews,
      shares: event.onlineShares,
      ...flat(event.spot),
    })),
  )
}

/** Legal deadlines by the clocks in force on each day, met or missed as the records' own times say. */
export async function deadlines(sql: Sql, rows: readonly VictimRow[]): Promise<void> {
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
export async function duties(sql: Sql, demo: Demo): Promise<void> {
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
