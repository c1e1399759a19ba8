import { randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { type IdentityFields, linkVictim, sealIdentity } from './identity.ts'
import { accountOf, checkDay, checkKind, originOf, type Provenance, placeOn, taken } from './recording.ts'
import { checkCase } from './tip-write.ts'

export interface NewVictim extends Provenance {
  readonly caseId?: string | null
  readonly sex: string
  readonly ageAtExploitation?: number | null
  readonly victimClass: string
  readonly exploitation: string
  readonly destination: string
  readonly intakeChannel: string
  readonly intakeUnitId?: string | null
  readonly homeUnitId: string
  readonly reportedOn: string
  readonly agencyId?: string | null
  readonly consents: readonly { readonly purpose: string; readonly givenOn: string }[]
  /** Sealed into the identity store; never in the row, never in an answer. */
  readonly identity?: IdentityFields | null
}

/** A pseudonym that tells nothing: 50 random bits in letters and digits that are not taken for each other. */
function newPseudonym(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return `V-${[...randomBytes(10)].map((byte) => alphabet[byte & 31]).join('')}`
}

/** Records a reported person under a new pseudonym, starts the legal clocks, seals what names the person, and gives the id. */
export function recordVictim(db: Database, actor: Actor, given: NewVictim): Promise<string> {
  const age = given.ageAtExploitation ?? null
  if (age !== null && !(age >= 0 && age <= 120))
    throw badInput('input.ageAtExploitation', `must be 0 to 120, not ${age}.`)
  if (given.victimClass === 'ACCOMPANYING_MINOR' && age !== null && age >= 18) {
    throw badInput('input.victimClass', 'an accompanying minor is under 18.')
  }
  checkDay(given.reportedOn, 'input.reportedOn')
  for (const [index, { givenOn }] of given.consents.entries()) checkDay(givenOn, `input.consents.${index}.givenOn`)
  const [origin, originId] = originOf(given)
  return withAudit(
    db,
    actor,
    async (sql) => {
      await checkKind(sql, given.synthetic)
      // A home may lie in a unit that has ended since; the unit of the day of the report is asked for.
      const home = await placeOn(sql, given.reportedOn, { unitId: given.homeUnitId }, 'input.home')
      const intake = given.intakeUnitId
        ? await placeOn(sql, given.reportedOn, { unitId: given.intakeUnitId }, 'input.intake')
        : null
      if (given.caseId) await checkCase(sql, given.caseId, 'input.case')
      const row = await sql.one<{ id: string }>(
        `insert into victim (province_code, origin, origin_id, pseudonym, case_id, sex, age_at_exploitation, victim_class, exploitation, destination,
           intake_channel, intake_unit_id, home_unit_id, reported_on, status, status_on, agency_id, synthetic, recorded_by_id)
         values ($1, $2, $3, $4, $5::bigint, $6, $7, $8, $9, $10, $11, $12::bigint, $13::bigint, $14::date, 'REPORTED', $14::date, $15::bigint, $16, $17::bigint)
         on conflict (origin, origin_id) do nothing returning id::text`,
        [
          home.provinceCode,
          origin,
          originId,
          newPseudonym(),
          given.caseId ?? null,
          given.sex,
          age,
          given.victimClass,
          given.exploitation,
          given.destination,
          given.intakeChannel,
          intake?.unitId ?? null,
          home.unitId,
          given.reportedOn,
          given.agencyId ?? null,
          given.synthetic,
          accountOf(actor.access),
        ],
      )
      if (!row) throw taken(origin, originId)
      await sql.query(
        `insert into victim_status (victim_id, status, reached_on, agency_id) values ($1::bigint, 'REPORTED', $2::date, $3::bigint)`,
        [row.id, given.reportedOn, given.agencyId ?? null],
      )
      await sql.query(
        `insert into consent (victim_id, purpose, given_on)
         select $1::bigint, r.purpose, r."givenOn" from jsonb_to_recordset($2::jsonb) as r (purpose text, "givenOn" date) on conflict do nothing`,
        [row.id, JSON.stringify(given.consents)],
      )
      await sql.query(
        `select start_clocks('VICTIM', null, $1::bigint, null, ($2::date + time '12:00') at time zone 'Asia/Ho_Chi_Minh', $3::bigint, $4::bigint, $5)`,
        [row.id, given.reportedOn, home.unitId, given.agencyId ?? null, given.synthetic],
      )
      await sealIdentity(db, sql, 'VICTIM', row.id, given.identity ?? {})
      await linkVictim(db, sql, row.id, given.sex, given.identity ?? {})
      return row.id
    },
    (id) => ({ action: 'recordVictim', subject: `Victim:${id}` }),
  )
}

/** What may follow each state of identification (law 53/2024/QH15, articles 27 to 33). */
const following: Readonly<Record<string, readonly string[]>> = {
  REPORTED: ['UNDER_IDENTIFICATION', 'CONFIRMED', 'NOT_VICTIM'],
  UNDER_IDENTIFICATION: ['CONFIRMED', 'NOT_VICTIM'],
  CONFIRMED: [],
  NOT_VICTIM: [],
}

export interface IdentificationStep {
  readonly status: string
  readonly on: string
  readonly agencyId?: string | null
  /** Grounds, of the nine kinds of article 32; at least one to confirm. */
  readonly evidence: readonly string[]
  readonly documentType?: string | null
  /** Number of the confirming paper; sealed into the identity store. */
  readonly documentNumber?: string | null
}

/** Takes the identification of a person one step further, in legal order. The first step is the first check of the law. */
export function identifyVictim(db: Database, actor: Actor, victimId: string, step: IdentificationStep): Promise<void> {
  if (step.status === 'CONFIRMED' && step.evidence.length === 0) {
    throw badInput('input.evidence', 'name at least one of the nine kinds of grounds to confirm a victim.')
  }
  return withAudit(
    db,
    actor,
    async (sql) => {
      const victim = await sql.one<{ status: string; statusOn: string }>(
        'select status, status_on as "statusOn" from victim where id = $1::bigint for update',
        [victimId],
      )
      if (!victim) throw new Refusal('NOT_FOUND', 'input.victim was not found.', { field: 'input.victim' })
      const next = following[victim.status] ?? []
      if (!next.includes(step.status)) {
        throw new Refusal(
          'CONFLICT',
          `input.status: ${step.status} cannot follow ${victim.status}; ${next.length > 0 ? `next may be ${next.join(' or ')}.` : 'the identification is closed.'}`,
          { field: 'input.status', next },
        )
      }
      checkDay(step.on, 'input.on', { day: victim.statusOn, what: 'the state before' })
      await sql.query(
        `insert into victim_status (victim_id, status, reached_on, agency_id, evidence, document_type)
         values ($1::bigint, $2, $3::date, $4::bigint, $5::text[], $6)`,
        [victimId, step.status, step.on, step.agencyId ?? null, [...new Set(step.evidence)], step.documentType ?? null],
      )
      await sql.query(
        'update victim set status = $2, status_on = $3::date, agency_id = coalesce($4::bigint, agency_id) where id = $1::bigint',
        [victimId, step.status, step.on, step.agencyId ?? null],
      )
      await sql.query(
        `update deadline set met_at = greatest(($2::date + time '12:00') at time zone 'Asia/Ho_Chi_Minh', started_at)
         where victim_id = $1::bigint and clock_kind = 'VICTIM_FIRST_CHECK' and met_at is null`,
        [victimId, step.on],
      )
      await sealIdentity(db, sql, 'VICTIM', victimId, { DOCUMENT: step.documentNumber })
    },
    () => ({ action: 'identifyVictim', subject: `Victim:${victimId}`, detail: { status: step.status } }),
  )
}

/**
 * Adds or corrects what is sealed of a victim, and looks anew for records of the same person. What was there before is replaced and
 * cannot be read by this. To link by name, give name and year of birth together.
 */
export function recordIdentity(db: Database, actor: Actor, victimId: string, fields: IdentityFields): Promise<void> {
  return withAudit(
    db,
    actor,
    async (sql) => {
      const victim = await sql.one<{ sex: string }>('select sex from victim where id = $1::bigint for update', [
        victimId,
      ])
      if (!victim) throw new Refusal('NOT_FOUND', 'input.victim was not found.', { field: 'input.victim' })
      if ((await sealIdentity(db, sql, 'VICTIM', victimId, fields)) === 0) {
        throw badInput('input.identity', 'holds nothing to keep.')
      }
      await linkVictim(db, sql, victimId, victim.sex, fields)
    },
    () => ({
      action: 'recordIdentity',
      subject: `Victim:${victimId}`,
      detail: { fields: Object.entries(fields).flatMap(([field, text]) => (text?.trim() ? [field] : [])) },
    }),
  )
}

/** Notes that a consent was withdrawn, from a day on. Removing the person is another step; see `removePerson`. */
export function withdrawConsent(
  db: Database,
  actor: Actor,
  victimId: string,
  given: { readonly purpose: string; readonly on: string },
): Promise<void> {
  return withAudit(
    db,
    actor,
    async (sql) => {
      const consent = await sql.one<{ id: string; givenOn: string }>(
        `select id::text, given_on as "givenOn" from consent
         where victim_id = $1::bigint and purpose = $2 and withdrawn_on is null order by given_on limit 1 for update`,
        [victimId, given.purpose],
      )
      if (!consent) {
        const message = 'input.purpose: no consent of this victim for it is in force.'
        throw new Refusal('NOT_FOUND', message, { field: 'input.purpose' })
      }
      checkDay(given.on, 'input.on', { day: consent.givenOn, what: 'the consent' })
      // one that was given twice is withdrawn as one
      await sql.query(
        'update consent set withdrawn_on = greatest($3::date, given_on) where victim_id = $1::bigint and purpose = $2 and withdrawn_on is null',
        [victimId, given.purpose, given.on],
      )
    },
    () => ({ action: 'withdrawConsent', subject: `Victim:${victimId}`, detail: { purpose: given.purpose } }),
  )
}
