import type { Sql } from '../access.ts'
import type { CampaignEventRow } from '../ingest/campaign-event.ts'
import type { WrittenRow } from './ingest.ts'

/** Adds campaign events, or brings those of the same origin and number up to date: an empty cell leaves what is stored. */
export async function writeCampaignEvents(
  sql: Sql,
  rows: readonly CampaignEventRow[],
  accountId: string | null,
): Promise<WrittenRow[]> {
  return await sql.query<WrittenRow>(
    `with incoming as (
       select i.*, case when i.lon is not null then st_setsrid(st_makepoint(i.lon, i.lat), 4326) end as point
       from jsonb_to_recordset($1::jsonb) as i (line int, origin text, "originId" text, province text, "campaignId" bigint, "pilotModelId" bigint, "eventType" text, setting text,
         audience text, "ageFit" text, channel text, "titleVi" text, "titleEn" text, "hostId" bigint, "hostName" text, "isIntegrated" boolean, "heldOn" date, unit bigint,
         precision text, lon float8, lat float8, attendance int, leaflets int, "loudspeakerMinutes" int, "onlinePosts" int, "onlineViews" int, "onlineShares" int,
         "pressUrl" text, synthetic boolean)
     ), merged as (
       select i.*, coalesce(i.point, case when e.unit_id = i.unit then e.point end) as merged_point, coalesce(i."campaignId", e.campaign_id) as campaign_id,
         coalesce(i."pilotModelId", e.pilot_model_id) as pilot_model_id, coalesce(i."ageFit", e.age_fit, 'ALL') as age_fit, coalesce(i."titleEn", e.title_en) as title_en,
         case when i."hostId" is null and i."hostName" is null then e.host_id else i."hostId" end as host_id,
         case when i."hostId" is null and i."hostName" is null then e.host_vi else i."hostName" end as host_vi,
         coalesce(i."isIntegrated", e.is_integrated, false) as is_integrated, coalesce(i.attendance, e.attendance) as merged_attendance, coalesce(i.leaflets, e.leaflets) as merged_leaflets,
         coalesce(i."loudspeakerMinutes", e.loudspeaker_minutes) as loudspeaker_minutes, coalesce(i."onlinePosts", e.online_posts) as online_posts,
         coalesce(i."onlineViews", e.online_views) as online_views, coalesce(i."onlineShares", e.online_shares) as online_shares, coalesce(i."pressUrl", e.press_url) as press_url
       from incoming i left join campaign_event e on e.origin = i.origin and e.origin_id = i."originId"
     ), written as (
       insert into campaign_event as e (province_code, origin, origin_id, campaign_id, pilot_model_id, event_type, setting, audience, age_fit, channel, title_vi, title_en, host_id, host_vi,
         is_integrated, held_on, unit_id, place_precision, point, attendance, leaflets, loudspeaker_minutes, online_posts, online_views, online_shares, press_url, synthetic, recorded_by_id)
       select m.province, m.origin, m."originId", m.campaign_id, m.pilot_model_id, m."eventType", m.setting, m.audience, m.age_fit, m.channel, m."titleVi", m.title_en, m.host_id, m.host_vi,
         m.is_integrated, m."heldOn", m.unit, case when m.merged_point is null then m.precision else 'POINT' end, m.merged_point, m.merged_attendance, m.merged_leaflets, m.loudspeaker_minutes,
         m.online_posts, m.online_views, m.online_shares, m.press_url, m.synthetic, $2::bigint
       from merged m
       on conflict (origin, origin_id) do update set province_code = excluded.province_code, campaign_id = excluded.campaign_id, pilot_model_id = excluded.pilot_model_id,
         event_type = excluded.event_type, setting = excluded.setting, audience = excluded.audience, age_fit = excluded.age_fit, channel = excluded.channel, title_vi = excluded.title_vi,
         title_en = excluded.title_en, host_id = excluded.host_id, host_vi = excluded.host_vi, is_integrated = excluded.is_integrated, held_on = excluded.held_on, unit_id = excluded.unit_id,
         place_precision = excluded.place_precision, point = excluded.point, attendance = excluded.attendance, leaflets = excluded.leaflets, loudspeaker_minutes = excluded.loudspeaker_minutes,
         online_posts = excluded.online_posts, online_views = excluded.online_views, online_shares = excluded.online_shares, press_url = excluded.press_url
       where (e.campaign_id, e.pilot_model_id, e.event_type, e.setting, e.audience, e.age_fit, e.channel, e.title_vi, e.title_en, e.host_id, e.host_vi, e.is_integrated, e.held_on, e.unit_id,
           e.point, e.attendance, e.leaflets, e.loudspeaker_minutes, e.online_posts, e.online_views, e.online_shares, e.press_url)
         is distinct from (excluded.campaign_id, excluded.pilot_model_id, excluded.event_type, excluded.setting, excluded.audience, excluded.age_fit, excluded.channel, excluded.title_vi,
           excluded.title_en, excluded.host_id, excluded.host_vi, excluded.is_integrated, excluded.held_on, excluded.unit_id, excluded.point, excluded.attendance, excluded.leaflets,
           excluded.loudspeaker_minutes, excluded.online_posts, excluded.online_views, excluded.online_shares, excluded.press_url)
       returning e.id, e.origin, e.origin_id, e.xmax = 0 as is_new
     )
     select i.line, w.id::text, w.is_new as "isNew" from written w join incoming i on i.origin = w.origin and i."originId" = w.origin_id`,
    [
      JSON.stringify(
        rows.map(({ spot, ...row }) => ({
          ...row,
          province: spot.provinceCode,
          unit: spot.unitId,
          precision: spot.precision,
          lon: spot.lon,
          lat: spot.lat,
        })),
      ),
      accountId,
    ],
  )
}
