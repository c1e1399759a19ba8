import type { Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { nextStages } from './case-stage.ts'
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

export interface NewCase extends Provenance, Placed {
  readonly code: string
  readonly kind: string
  readonly openedOn: string
  readonly acts: readonly string[]
  readonly means: readonly string[]
  readonly purposes: readonly string[]
  readonly destination: string
  readonly offences: readonly string[]
  readonly routeIds: readonly string[]
  readonly people: readonly {
    readonly role: string
    readonly sex: string
    readonly ageGroup: string
    readonly people: number
  }[]
  /** Code of the ring behind the case; a new one is made when there is none of this code. */
  readonly ringCode?: string | null
  readonly isKeyCase: boolean
  readonly specialProject: boolean
  readonly foetusDeal: boolean
  readonly agencyId?: string | null
  readonly summary?: string | null
}

const codePattern = /^[0-9A-Za-zĐđ][0-9A-Za-zĐđ./-]{1,39}$/

/** Records a case with its offences, routes and people, opened and at its first stage. Gives its id. Throws CONFLICT when it is there. */
export function recordCase(db: Database, actor: Actor, given: NewCase): Promise<string> {
  if (!codePattern.test(given.code)) {
    throw badInput('input.code', 'must be 2 to 40 letters, digits, dots, slashes or hyphens, such as 27-2024-0012.')
  }
  checkDay(given.openedOn, 'input.openedOn')
  for (const [index, { people }] of given.people.entries()) {
    if (people < 1) throw badInput(`input.people.${index}.people`, `must be 1 or more, not ${people}.`)
  }
  const groups = given.people.map(({ role, sex, ageGroup }) => `${role} ${sex} ${ageGroup}`)
  if (new Set(groups).size < groups.length) throw badInput('input.people', 'a group is named twice; add its people up.')
  const summary = checkText(given.summary, 'input.summary', 8000)
  const [origin, originId] = originOf(given)
  return withAudit(
    db,
    actor,
    async (sql) => {
      await checkKind(sql, given.synthetic)
      const place = await placeOn(sql, given.openedOn, given, 'input')
      await checkOffences(sql, given.offences, given.openedOn)
      const ringId = given.ringCode ? await ringOf(sql, given.ringCode, given.openedOn, given.synthetic) : null
      const row = await sql.one<{ id: string }>(
        `insert into criminal_case (province_code, origin, origin_id, code, kind, opened_on, stage, stage_on, unit_id, place_precision, point,
           acts, means, purposes, destination, ring_id, is_key_case, special_project, foetus_deal, agency_id, summary, synthetic, recorded_by_id)
         values ($1, $2, $3, $4, $5, $6::date, 'OPENED', $6::date, $7::bigint, $8, st_setsrid(st_makepoint($9::float8, $10::float8), 4326),
           $11::text[], $12::text[], $13::text[], $14, $15::bigint, $16, $17, $18, $19::bigint, $20, $21, $22::bigint)
         on conflict do nothing returning id::text`,
        [
          place.provinceCode,
          origin,
          originId,
          given.code,
          given.kind,
          given.openedOn,
          place.unitId,
          place.precision,
          place.lon,
          place.lat,
          given.acts,
          given.means,
          given.purposes,
          given.destination,
          ringId,
          given.isKeyCase,
          given.specialProject,
          given.foetusDeal,
          given.agencyId ?? null,
          summary,
          given.synthetic,
          accountOf(actor.access),
        ],
      )
      if (!row) throw await caseTaken(sql, given.code, origin, originId)
      await flagText(sql, 'criminal_case', row.id, summary)
      await sql.query(
        `insert into case_stage (case_id, stage, reached_on, agency_id) values ($1::bigint, 'OPENED', $2::date, $3::bigint)`,
        [row.id, given.openedOn, given.agencyId ?? null],
      )
      await sql.query('insert into case_offence (case_id, offence_code) select $1::bigint, unnest($2::text[])', [
        row.id,
        [...new Set(given.offences)],
      ])
      await sql.query(
        'insert into case_route (case_id, route_id) select $1::bigint, r.id from key_route r where r.id = any($2::bigint[])',
        [row.id, given.routeIds],
      )
      await sql.query(
        `insert into case_people (case_id, role, sex, age_group, people)
         select $1::bigint, r.role, r.sex, r."ageGroup", r.people
         from jsonb_to_recordset($2::jsonb) as r (role text, sex text, "ageGroup" text, people int)`,
        [row.id, JSON.stringify(given.people)],
      )
      await sql.query(
        `select start_clocks('CASE', null, null, $1::bigint, ($2::date + time '12:00') at time zone 'Asia/Ho_Chi_Minh', $3::bigint, $4::bigint, $5)`,
        [row.id, given.openedOn, place.unitId, given.agencyId ?? null, given.synthetic],
      )
      return row.id
    },
    (id) => ({ action: 'recordCase', subject: `Case:${id}` }),
  )
}

async function caseTaken(sql: Sql, code: string, origin: string, originId: string): Promise<Refusal> {
  const same = await sql.one('select id from criminal_case where origin = $1 and origin_id = $2', [origin, originId])
  if (same) return taken(origin, originId)
  // also when the case of this code lies outside the areas of the account
  return new Refusal('CONFLICT', `input.code: there is a case ${code} already.`, { field: 'input.code' })
}

/** Offences must be those of the law in force on the day. */
async function checkOffences(sql: Sql, codes: readonly string[], day: string): Promise<void> {
  const known = await sql.query<{ code: string }>(
    `select code from offence where code = any($1::text[]) and $2::date between valid_from and coalesce(valid_to, 'infinity')`,
    [codes, day],
  )
  const missing = codes.find((code) => !known.some((row) => row.code === code))
  if (missing) throw badInput('input.offences', `no article ${missing.slice(0, 10)} was in force on ${day}.`)
}

async function ringOf(sql: Sql, code: string, day: string, synthetic: boolean): Promise<string | null> {
  const trimmed = checkText(code, 'input.ringCode', 40)
  const ring = await sql.one<{ id: string | null }>('select ring_of($1, $2::date, $3)::text as id', [
    trimmed,
    day,
    synthetic,
  ])
  return ring?.id ?? null
}

export interface CaseStep {
  readonly stage: string
  readonly on: string
  readonly agencyId?: string | null
  /** People charged, indicted or tried at this stage. */
  readonly people?: number | null
}

/** Takes a case to its next stage, in legal order. Throws CONFLICT when the stage cannot follow, naming those that can. */
export function advanceCase(db: Database, actor: Actor, caseId: string, step: CaseStep): Promise<void> {
  checkCounts({ people: step.people }, 'input')
  return withAudit(
    db,
    actor,
    async (sql) => {
      const { reached, latest } = await stagesOf(sql, caseId)
      const next = nextStages(reached)
      if (!next.some((stage) => stage === step.stage)) {
        throw new Refusal(
          'CONFLICT',
          `input.stage: ${step.stage} cannot follow ${reached.at(-1)}; ${next.length > 0 ? `next may be ${next.join(' or ')}.` : 'the case is closed.'}`,
          { field: 'input.stage', next },
        )
      }
      checkDay(step.on, 'input.on', { day: latest, what: 'the stage before' })
      await sql.query(
        'insert into case_stage (case_id, stage, reached_on, agency_id, people) values ($1::bigint, $2, $3::date, $4::bigint, $5)',
        [caseId, step.stage, step.on, step.agencyId ?? null, step.people ?? null],
      )
      await sql.query(
        'update criminal_case set stage = $2, stage_on = $3::date, agency_id = coalesce($4::bigint, agency_id) where id = $1::bigint',
        [caseId, step.stage, step.on, step.agencyId ?? null],
      )
    },
    () => ({ action: 'advanceCase', subject: `Case:${caseId}`, detail: { stage: step.stage } }),
  )
}

/** The stages a case has reached in their order, with the case held for this transaction. */
async function stagesOf(sql: Sql, caseId: string): Promise<{ reached: string[]; latest: string; synthetic: boolean }> {
  const found = await sql.one<{ synthetic: boolean }>(
    'select synthetic from criminal_case where id = $1::bigint for update',
    [caseId],
  )
  if (!found) throw new Refusal('NOT_FOUND', 'input.case was not found.', { field: 'input.case' })
  const stages = await sql.query<{ stage: string; on: string }>(
    'select stage, reached_on as on from case_stage where case_id = $1::bigint order by reached_on, id',
    [caseId],
  )
  return { reached: stages.map(({ stage }) => stage), latest: stages.at(-1)?.on ?? '', synthetic: found.synthetic }
}

export interface NewTrial {
  readonly caseId: string
  readonly instance: 'FIRST_INSTANCE' | 'APPEAL'
  readonly heldOn: string
  readonly courtId?: string | null
  readonly unitId: string
  readonly isMobile: boolean
  readonly closedHearing: boolean
  readonly defendants: number
  readonly attendance?: number | null
  readonly outcome?: string | null
  readonly penaltyBand?: string | null
}

/** The stage a case must have reached before a trial of each instance. */
const before = { FIRST_INSTANCE: 'INDICTED', APPEAL: 'FIRST_INSTANCE' } as const

/** Records a trial of a case. A closed hearing is never mobile and nobody's attendance is counted. Gives its id. */
export function recordTrial(db: Database, actor: Actor, trial: NewTrial): Promise<string> {
  checkDay(trial.heldOn, 'input.heldOn')
  checkCounts({ defendants: trial.defendants, attendance: trial.attendance }, 'input')
  if (trial.closedHearing && trial.isMobile)
    throw badInput('input.isMobile', 'a closed hearing cannot be a mobile trial.')
  if (trial.closedHearing && trial.attendance)
    throw badInput('input.attendance', 'nobody attends a closed hearing; leave it out.')
  const penaltyBand = checkText(trial.penaltyBand, 'input.penaltyBand', 20)
  return withAudit(
    db,
    actor,
    async (sql) => {
      const { reached, synthetic } = await stagesOf(sql, trial.caseId)
      if (!reached.includes(before[trial.instance])) {
        throw new Refusal(
          'CONFLICT',
          `input.instance: the case has not reached ${before[trial.instance]} yet; see \`advanceCase\`.`,
          {
            field: 'input.instance',
          },
        )
      }
      const since = await sql.one<{ on: string }>(
        'select reached_on as on from case_stage where case_id = $1::bigint and stage = $2',
        [trial.caseId, before[trial.instance]],
      )
      checkDay(trial.heldOn, 'input.heldOn', { day: since?.on ?? '', what: before[trial.instance] })
      const place = await placeOn(sql, trial.heldOn, { unitId: trial.unitId }, 'input')
      const row = await sql.one<{ id: string }>(
        `insert into trial (case_id, instance, held_on, court_id, unit_id, is_mobile, closed_hearing, defendants, attendance, outcome, penalty_band, synthetic)
         values ($1::bigint, $2, $3::date, $4::bigint, $5::bigint, $6, $7, $8, $9, $10, $11, $12) returning id::text`,
        [
          trial.caseId,
          trial.instance,
          trial.heldOn,
          trial.courtId ?? null,
          place.unitId,
          trial.isMobile,
          trial.closedHearing,
          trial.defendants,
          trial.closedHearing ? null : (trial.attendance ?? null),
          trial.outcome ?? null,
          penaltyBand,
          synthetic,
        ],
      )
      return row?.id ?? ''
    },
    (id) => ({ action: 'recordTrial', subject: `Trial:${id}`, detail: { case: trial.caseId } }),
  )
}
