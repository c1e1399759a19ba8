import type { Sql } from '../access.ts'
import type { Demo } from './generate.ts'
import { flat, inBatches, spotColumns, spotPoint } from './insert-batch.ts'

/** Campaigns, pilot models and events. */
export async function insertEvents(sql: Sql, demo: Demo, directiveId: string | null): Promise<void> {
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
