import type { Sql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { checkDay, originOf, type Provenance, taken } from './recording.ts'

export interface NewSupport extends Omit<Provenance, 'synthetic'> {
  readonly victimId: string
  readonly supportCode: string
  readonly legalBasis: string
  readonly providerId?: string | null
  readonly fromOn: string
  readonly toOn?: string | null
  readonly outcome?: string | null
  /** Đồng. */
  readonly costVnd?: number | null
}

interface Person {
  readonly status: string
  readonly victimClass: string
  readonly intakeChannel: string
  readonly reportedOn: string
  readonly synthetic: boolean
}

/** Records a service of support. The victim must be entitled to it by the law in force on its first day, which is kept with it. */
export function recordSupport(db: Database, actor: Actor, given: NewSupport): Promise<string> {
  if (given.costVnd !== null && given.costVnd !== undefined && !(given.costVnd >= 0)) {
    throw badInput('input.costVnd', 'must be 0 or more.')
  }
  if (given.toOn) {
    if (given.toOn < given.fromOn) throw badInput('input.toOn', `lies before the first day (${given.fromOn}).`)
    if (given.outcome === 'ONGOING') throw badInput('input.outcome', 'a service with a last day is not ongoing.')
  }
  const [origin, originId] = originOf({ ...given, synthetic: false })
  return withAudit(
    db,
    actor,
    async (sql) => {
      const person = await sql.one<Person>(
        `select status, victim_class as "victimClass", intake_channel as "intakeChannel", reported_on as "reportedOn", synthetic
         from victim where id = $1::bigint for share`,
        [given.victimId],
      )
      if (!person) throw new Refusal('NOT_FOUND', 'input.victim was not found.', { field: 'input.victim' })
      checkDay(given.fromOn, 'input.fromOn', { day: person.reportedOn, what: 'the report' })
      const law = await lawOf(sql, person, given)
      const row = await sql.one<{ id: string }>(
        `insert into support_service (origin, origin_id, victim_id, support_code, law, legal_basis, provider_id, from_on, to_on, outcome, cost_vnd, synthetic)
         values ($1, $2, $3::bigint, $4, $5, $6, $7::bigint, $8::date, $9::date, $10, $11::numeric, $12)
         on conflict (origin, origin_id) do nothing returning id::text`,
        [
          origin,
          originId,
          given.victimId,
          given.supportCode,
          law,
          given.legalBasis,
          given.providerId ?? null,
          given.fromOn,
          given.toOn ?? null,
          given.outcome ?? (given.toOn ? 'COMPLETED' : 'ONGOING'),
          given.costVnd ?? null,
          person.synthetic,
        ],
      )
      if (!row) throw taken(origin, originId)
      return row.id
    },
    (id) => ({ action: 'recordSupport', subject: `SupportService:${id}`, detail: { victim: given.victimId } }),
  )
}

/**
 * The legal category that decides the support of a person: until confirmed, that of a person under identification, where it was
 * made known from abroad or here; then the class of the victim.
 */
export function standingOf(person: Pick<Person, 'status' | 'victimClass' | 'intakeChannel'>): string {
  if (person.status === 'CONFIRMED' || person.victimClass !== 'VN_VICTIM') return person.victimClass
  return person.intakeChannel === 'ABROAD' ? 'UNDER_IDENTIFICATION_ABROAD' : 'UNDER_IDENTIFICATION_IN_VN'
}

/** The law that entitles a person to a kind of support on a day. Refuses with what the person is entitled to. */
async function lawOf(sql: Sql, person: Person, given: NewSupport): Promise<string> {
  if (person.status === 'NOT_VICTIM') {
    throw new Refusal('CONFLICT', 'input.victim: the person was found not to be a victim.', { field: 'input.victim' })
  }
  const entitled = await sql.query<{ code: string; law: string }>(
    `select support_code as code, law from support_eligibility
     where victim_class = $1 and $2::date between valid_from and coalesce(valid_to, 'infinity') order by support_code`,
    [standingOf(person), given.fromOn],
  )
  const right = entitled.find(({ code }) => code === given.supportCode)
  if (!right) {
    const codes = entitled.map(({ code }) => code)
    throw new Refusal(
      'BAD_USER_INPUT',
      `input.type: by the law in force on ${given.fromOn} this person is not entitled to ${given.supportCode}, but to ${codes.join(', ') || 'none'}.`,
      { field: 'input.type', entitled: codes },
    )
  }
  return right.law
}
