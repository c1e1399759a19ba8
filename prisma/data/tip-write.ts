import type { PersonalKind } from '@hub/analysis/personal-text'
import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { codeOf } from '../database-error.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { type IdentityFields, sealIdentity, sealReporter } from './identity.ts'
import {
  accountOf,
  checkInstant,
  checkKind,
  checkText,
  originOf,
  type Placed,
  type Provenance,
  placeOn,
  taken,
  today,
} from './recording.ts'
import { hashOfSpokenCode, newSpokenCode } from './spoken-code.ts'
import { flagText, flagTold } from './text-flag.ts'
import type { TipMessage } from './tip.ts'

// ---- from the public

export interface SubmittedTip {
  readonly topic: string
  readonly unitCode: string
  readonly summary?: string | null
  readonly point?: { readonly lon: number; readonly lat: number } | null
  /** How to reach whoever tells it, if they want to be; sealed away from the row. */
  readonly contact?: string | null
}

export interface TipReceipt {
  /** Sixteen letters and digits in groups of four. Shown once: the hub keeps only its hash. */
  readonly receipt: string
  readonly receivedOn: string
  readonly unitNameVi: string
  readonly unitNameEn: string
  /** What seems personal in the summary. */
  readonly textFlags: readonly PersonalKind[]
}

export interface TipFollowUp {
  readonly receivedOn: string
  readonly status: string
  readonly messages: readonly TipMessage[]
}

/** The hash a receipt is known by. */
function hashOfReceipt(receipt: string): Buffer {
  const hash = hashOfSpokenCode(receipt)
  if (hash) return hash
  throw badInput('receipt', 'is no receipt: it has 16 letters and digits, such as 7XK2-9QMT-4B0C-HN5E.')
}

/** Files a tip for somebody without an account and gives the receipt. Nothing about the sender is kept but a contact they give. */
export async function submitTip(db: Database, tip: SubmittedTip): Promise<TipReceipt> {
  const summary = checkText(tip.summary, 'input.summary', 4000)
  const contact = checkText(tip.contact, 'input.contact', 200)
  const receipt = newSpokenCode()
  try {
    const filed = await withSql(db, { role: 'intake' }, async (sql) => {
      const row = await sql.one<Omit<TipReceipt, 'receipt' | 'textFlags'>>(
        `select received_on as "receivedOn", unit_name_vi as "unitNameVi", unit_name_en as "unitNameEn"
         from submit_tip($1, $2, $3, $4::float8, $5::float8, $6)`,
        [tip.topic, tip.unitCode, summary, tip.point?.lon ?? null, tip.point?.lat ?? null, hashOfReceipt(receipt)],
      )
      if (!row) throw new Error('submit_tip gave no row')
      if (contact) await sealReporter(db, sql, hashOfReceipt(receipt), contact)
      return { ...row, textFlags: await flagTold(sql, hashOfReceipt(receipt), summary, false) }
    })
    return { receipt, ...filed }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'P0002') throw badInput('input.unitCode', 'is no code of a unit of today; see `adminUnits`.')
    if (code === '23514') throw badInput('input.lon', 'the point lies outside the unit.')
    throw error
  }
}

/** What became of a tip, for whoever holds its receipt; with `message`, adds one. Throws NOT_FOUND for an unknown receipt. */
export async function followUpTip(db: Database, receipt: string, message?: string | null): Promise<TipFollowUp> {
  const text = checkText(message, 'message', 4000)
  const hash = hashOfReceipt(receipt)
  const found = await withSql(db, { role: 'intake' }, async (sql) => {
    const row = await sql.one<TipFollowUp>(
      'select received_on as "receivedOn", status, messages from follow_up_tip($1, $2)',
      [hash, text],
    )
    if (row) await flagTold(sql, hash, text, true)
    return row
  })
  if (!found) throw new Refusal('NOT_FOUND', 'receipt: no tip has this receipt.', { field: 'receipt' })
  return found
}

// ---- from officers

export interface NewTip extends Provenance, Placed {
  readonly kind: string
  readonly channel: string
  readonly topic: string
  readonly receivedAt: string
  readonly agencyId?: string | null
  readonly caseId?: string | null
  readonly summary?: string | null
  /** Who told it, when they want to be reached; sealed away from the row. */
  readonly reporter?: Pick<IdentityFields, 'NAME' | 'CONTACT'> | null
}

/** Records a tip, starts its legal clocks, and gives its id. Throws CONFLICT when it is recorded already. */
export function recordTip(db: Database, actor: Actor, tip: NewTip): Promise<string> {
  const receivedAt = checkInstant(tip.receivedAt, 'input.receivedAt')
  const summary = checkText(tip.summary, 'input.summary', 4000)
  const [origin, originId] = originOf(tip)
  return withAudit(
    db,
    actor,
    async (sql) => {
      await checkKind(sql, tip.synthetic)
      const place = await placeOn(sql, today(receivedAt), tip, 'input')
      if (tip.caseId) await checkCase(sql, tip.caseId, 'input.case')
      const row = await sql.one<{ id: string }>(
        `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, agency_id,
           case_id, summary, synthetic, recorded_by_id)
         values ($1, $2, $3, $4, $5, $6, $7::bigint, $8, st_setsrid(st_makepoint($9::float8, $10::float8), 4326), $11, 'RECEIVED', $12::bigint,
           $13::bigint, $14, $15, $16::bigint)
         on conflict (origin, origin_id) do nothing returning id::text`,
        [
          place.provinceCode,
          origin,
          originId,
          tip.kind,
          tip.channel,
          receivedAt,
          place.unitId,
          place.precision,
          place.lon,
          place.lat,
          tip.topic,
          tip.agencyId ?? null,
          tip.caseId ?? null,
          summary,
          tip.synthetic,
          accountOf(actor.access),
        ],
      )
      if (!row) throw taken(origin, originId)
      await sql.query(`select start_clocks('TIP', $1::bigint, null, null, $2, $3::bigint, $4::bigint, $5)`, [
        row.id,
        receivedAt,
        place.unitId,
        tip.agencyId ?? null,
        tip.synthetic,
      ])
      await sealIdentity(db, sql, 'TIP', row.id, tip.reporter ?? {})
      await flagText(sql, 'tip', row.id, summary)
      return row.id
    },
    (id) => ({ action: 'recordTip', subject: `Tip:${id}` }),
  )
}

/** A step in handling a tip. `caseId` is the case it led to; `agencyId` who is in charge from now on. */
export type TipStep =
  | { readonly step: 'classifyTip' | 'actOnTip' | 'extendTip'; readonly at: string; readonly agencyId?: string | null }
  | {
      readonly step: 'resolveTip'
      readonly at: string
      readonly outcome: string
      readonly caseId?: string | null
      readonly agencyId?: string | null
    }

interface StepRule {
  /** Statuses the step may be taken from. */
  readonly from: readonly string[]
  readonly status: string | null
  readonly column: 'classified_at' | 'first_action_at' | 'resolved_at' | null
  /** Clocks that the step stops. */
  readonly clocks: readonly string[]
}

/** The handling of a tip in the order of the law: classify, verify, decide. */
const rules: Readonly<Record<TipStep['step'], StepRule>> = {
  classifyTip: {
    from: ['RECEIVED'],
    status: 'CLASSIFIED',
    column: 'classified_at',
    clocks: ['TIP_FORWARD', 'TIP_CLASSIFY'],
  },
  actOnTip: { from: ['CLASSIFIED'], status: 'VERIFYING', column: 'first_action_at', clocks: [] },
  extendTip: { from: ['CLASSIFIED', 'VERIFYING'], status: null, column: null, clocks: [] },
  resolveTip: { from: ['CLASSIFIED', 'VERIFYING'], status: 'RESOLVED', column: 'resolved_at', clocks: ['TIP_DECIDE'] },
}

interface TipState {
  readonly status: string
  readonly extended: boolean
  readonly latest: Date
}

/** Takes a tip one step further, in legal order, and stops or extends its clocks. Throws CONFLICT when the step is not open. */
export function advanceTip(db: Database, actor: Actor, tipId: string, given: TipStep): Promise<void> {
  const rule = rules[given.step]
  const outcome = given.step === 'resolveTip' ? given.outcome : null
  const caseId = given.step === 'resolveTip' ? (given.caseId ?? null) : null
  return withAudit(
    db,
    actor,
    async (sql) => {
      const tip = await sql.one<TipState>(
        `select status, extended, greatest(received_at, classified_at, first_action_at, resolved_at) as latest from tip where id = $1::bigint for update`,
        [tipId],
      )
      if (!tip) throw new Refusal('NOT_FOUND', 'input.tip was not found.', { field: 'input.tip' })
      if (!rule.from.includes(tip.status)) {
        throw new Refusal(
          'CONFLICT',
          `input.tip: a tip that is ${tip.status} cannot take this step; it must be ${rule.from.join(' or ')}.`,
          {
            field: 'input.tip',
            status: tip.status,
          },
        )
      }
      if (given.step === 'extendTip' && tip.extended) {
        throw new Refusal('CONFLICT', 'input.tip: its time limit was extended before; the law allows it once.', {
          field: 'input.tip',
        })
      }
      if (outcome === 'PROSECUTE' && !caseId) throw badInput('input.case', 'name the case that the tip led to.')
      if (caseId) await checkCase(sql, caseId, 'input.case')
      const at = checkInstant(given.at, 'input.at', { at: tip.latest, what: 'the step before' })
      await sql.query(
        `update tip set status = coalesce($2, status), agency_id = coalesce($3::bigint, agency_id), outcome = coalesce($4, outcome),
           case_id = coalesce($5::bigint, case_id), extended = extended or $6,
           classified_at = case when $7 = 'classified_at' then greatest($8::timestamptz, received_at) else classified_at end,
           first_action_at = case when $7 = 'first_action_at' then greatest($8::timestamptz, received_at) else first_action_at end,
           resolved_at = case when $7 = 'resolved_at' then greatest($8::timestamptz, received_at) else resolved_at end
         where id = $1::bigint`,
        [tipId, rule.status, given.agencyId ?? null, outcome, caseId, given.step === 'extendTip', rule.column, at],
      )
      await sql.query(
        'update deadline set met_at = greatest($2, started_at) where tip_id = $1::bigint and met_at is null and clock_kind = any($3::text[])',
        [tipId, at, rule.clocks],
      )
      if (given.step === 'extendTip') await extendDecision(sql, tipId)
    },
    () => ({ action: given.step, subject: `Tip:${tipId}`, detail: outcome ? { outcome } : {} }),
  )
}

/** Gives the decision on a tip the extra months of its clock. */
async function extendDecision(sql: Sql, tipId: string): Promise<void> {
  await sql.query(
    `update deadline d set extended = true, due_at = d.due_at + make_interval(months => c.extension_months)
     from legal_clock c where c.id = d.clock_id and d.tip_id = $1::bigint and d.clock_kind = 'TIP_DECIDE' and c.extension_months is not null`,
    [tipId],
  )
}

/** Answers whoever filed a tip; they read it with their receipt. Throws CONFLICT for a tip that nobody holds a receipt of. */
export function replyToTip(db: Database, actor: Actor, tipId: string, message: string): Promise<void> {
  const body = checkText(message, 'input.message', 4000)
  if (!body) throw badInput('input.message', 'must not be empty.')
  return withAudit(
    db,
    actor,
    async (sql) => {
      const tip = await sql.one<{ held: boolean }>(
        'select receipt_hash is not null as held from tip where id = $1::bigint',
        [tipId],
      )
      if (!tip) throw new Refusal('NOT_FOUND', 'input.tip was not found.', { field: 'input.tip' })
      if (!tip.held) {
        throw new Refusal(
          'CONFLICT',
          'input.tip: nobody holds a receipt of this tip, so nobody could read the answer.',
          {
            field: 'input.tip',
          },
        )
      }
      const row = await sql.one<{ id: string }>(
        'insert into tip_message (tip_id, from_reporter, body) values ($1::bigint, false, $2) returning id::text',
        [tipId, body],
      )
      if (row) await flagText(sql, 'tip_message', row.id, body)
    },
    () => ({ action: 'replyToTip', subject: `Tip:${tipId}` }),
  )
}

/** Refuses the id of a case that is not there. */
export async function checkCase(
  sql: Sql,
  caseId: string,
  field: string,
): Promise<{ synthetic: boolean; openedOn: string }> {
  const found = await sql.one<{ synthetic: boolean; openedOn: string }>(
    'select synthetic, opened_on as "openedOn" from criminal_case where id = $1::bigint',
    [caseId],
  )
  if (!found) throw badInput(field, 'is no case of this hub.')
  return found
}
