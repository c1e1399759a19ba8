import type { Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import {
  accountOf,
  checkCounts,
  checkDay,
  checkKind,
  checkText,
  originOf,
  type Placed,
  type Provenance,
  placeOn,
  taken,
} from './recording.ts'
import { flagText } from './text-flag.ts'

export interface NewCampaignEvent extends Provenance, Placed {
  readonly titleVi: string
  readonly titleEn?: string | null
  readonly eventType: string
  readonly setting: string
  readonly audience: string
  readonly ageFit: string
  readonly channel: string
  readonly heldOn: string
  readonly campaignCode?: string | null
  readonly pilotModelCode?: string | null
  readonly hostId?: string | null
  readonly hostVi?: string | null
  readonly isIntegrated: boolean
  readonly counts: {
    readonly attendance?: number | null
    readonly leaflets?: number | null
    readonly loudspeakerMinutes?: number | null
    readonly onlinePosts?: number | null
    readonly onlineViews?: number | null
    readonly onlineShares?: number | null
  }
  readonly pressUrl?: string | null
}

/** Records a communication event and gives its id. Throws CONFLICT when it is recorded already. */
export function recordCampaignEvent(db: Database, actor: Actor, given: NewCampaignEvent): Promise<string> {
  const titleVi = checkText(given.titleVi, 'input.titleVi', 300)
  if (!titleVi) throw badInput('input.titleVi', 'must not be empty.')
  const titleEn = checkText(given.titleEn, 'input.titleEn', 300)
  const hostVi = checkText(given.hostVi, 'input.hostVi', 200)
  const pressUrl = checkText(given.pressUrl, 'input.pressUrl', 500)
  if (pressUrl && !/^https?:\/\/[^\s/]+/.test(pressUrl)) {
    throw badInput('input.pressUrl', 'must be an address that begins with https:// or http://.')
  }
  checkDay(given.heldOn, 'input.heldOn')
  checkCounts(given.counts, 'input')
  const [origin, originId] = originOf(given)
  return withAudit(
    db,
    actor,
    async (sql) => {
      await checkKind(sql, given.synthetic)
      const place = await placeOn(sql, given.heldOn, given, 'input')
      const campaignId = await idOfCode(
        sql,
        'select id::text from campaign where code = $1',
        given.campaignCode,
        'input.campaign',
      )
      const modelId = await idOfCode(
        sql,
        'select id::text from pilot_model where code = $1',
        given.pilotModelCode,
        'input.pilotModel',
      )
      const { attendance, leaflets, loudspeakerMinutes, onlinePosts, onlineViews, onlineShares } = given.counts
      const row = await sql.one<{ id: string }>(
        `insert into campaign_event (province_code, origin, origin_id, campaign_id, pilot_model_id, event_type, setting, audience, age_fit, channel,
           title_vi, title_en, host_id, host_vi, is_integrated, held_on, unit_id, place_precision, point, attendance, leaflets,
           loudspeaker_minutes, online_posts, online_views, online_shares, press_url, synthetic, recorded_by_id)
         values ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, $8, $9, $10, $11, $12, $13::bigint, $14, $15, $16::date, $17::bigint, $18,
           st_setsrid(st_makepoint($19::float8, $20::float8), 4326), $21, $22, $23, $24, $25, $26, $27, $28, $29::bigint)
         on conflict (origin, origin_id) do nothing returning id::text`,
        [
          place.provinceCode,
          origin,
          originId,
          campaignId,
          modelId,
          given.eventType,
          given.setting,
          given.audience,
          given.ageFit,
          given.channel,
          titleVi,
          titleEn,
          given.hostId ?? null,
          hostVi,
          given.isIntegrated,
          given.heldOn,
          place.unitId,
          place.precision,
          place.lon,
          place.lat,
          attendance ?? null,
          leaflets ?? null,
          loudspeakerMinutes ?? null,
          onlinePosts ?? null,
          onlineViews ?? null,
          onlineShares ?? null,
          pressUrl,
          given.synthetic,
          accountOf(actor.access),
        ],
      )
      if (!row) throw taken(origin, originId)
      await flagText(sql, 'campaign_event', row.id, titleVi, titleEn, hostVi)
      return row.id
    },
    (id) => ({ action: 'recordCampaignEvent', subject: `CampaignEvent:${id}` }),
  )
}

async function idOfCode(
  sql: Sql,
  text: string,
  code: string | null | undefined,
  field: string,
): Promise<string | null> {
  if (!code) return null
  const row = await sql.one<{ id: string }>(text, [code])
  if (!row) throw badInput(field, 'no record has this code.')
  return row.id
}
