import type { Sql } from '../access.ts'
import { badInput, Refusal } from '../refusal.ts'
import { checkText, today } from './recording.ts'

/** An area to be given to an account: the rows of a unit, or of an agency, for a time. */
export interface NewArea {
  /** Code of a unit of today, such as `24` for the whole province; `27:258` for one of the older boundary basis. */
  readonly unit?: string | null
  /** Code of an agency, such as `SO_Y_TE_24`. */
  readonly agency?: string | null
  /** First day; today when left out. */
  readonly from?: string | null
  /** Last day; without it the area holds until it is ended. */
  readonly to?: string | null
  readonly reason: string
}

/** An area that was given; exactly one of the two codes is set. Units are written as `scheme:code`. */
export interface AccountArea {
  readonly id: string
  readonly accountId: string
  readonly unitId: string | null
  readonly unit: string | null
  readonly agencyId: string | null
  readonly agency: string | null
  readonly nameVi: string
  readonly nameEn: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly reason: string
}

/** Whose rows the account `a` of a look-up reaches today, as `Areas` of an access: a column of its row. */
export const areasColumn =
  "(select jsonb_build_object('units', c.units, 'agencies', c.agencies) from claims_of_account(a.id, hub_day(now())) c) as areas"

/**
 * Gives an account an area, within the caller's transaction. Gives its id, or undefined when the account has it on one of these days
 * already.
 *
 * @throws Refusal BAD_USER_INPUT that says what can be written instead
 */
export async function giveArea(sql: Sql, accountId: string, area: NewArea): Promise<string | undefined> {
  const from = area.from ?? today()
  const reason = checkText(area.reason, 'reason', 500)
  if (!reason) throw badInput('reason', 'say why the account is given the area.')
  if (area.to && area.to < from) throw badInput('to', `${area.to} lies before the first day (${from}).`)
  if (Boolean(area.unit) === Boolean(area.agency)) throw badInput('unit', 'an area is a unit or an agency; name one.')
  const unitId = area.unit ? await unitOf(sql, area.unit) : null
  const agencyId = area.agency ? await agencyOf(sql, area.agency, from) : null
  const given = await sql.one<{ id: string }>(
    'select id::text from give_area($1::bigint, $2::bigint, $3::bigint, $4::date, $5::date, $6) as id',
    [accountId, unitId, agencyId, from, area.to ?? null, reason],
  )
  return given?.id
}

async function unitOf(sql: Sql, text: string): Promise<string> {
  const [, scheme, code] = /^(?:(24|27):)?(\d{2,5})$/.exec(text) ?? []
  const found =
    code &&
    (await sql.one<{ id: string }>(
      `select id::text from admin_unit where code = $1 and ($2::text is null and valid_to is null or scheme = $2)
       order by valid_to desc nulls first limit 1`,
      [code, scheme ?? null],
    ))
  if (found) return found.id
  throw badInput('unit', `no unit of today has the code ${text.slice(0, 20)}. ${await unitChoices(sql)}`)
}

/** What may be written as a unit. */
export async function unitChoices(sql: Sql): Promise<string> {
  const units = await sql.query<{ name: string; scheme: string; code: string; ended: boolean }>(
    `select name_vi as name, scheme, code, valid_to is not null as ended from admin_unit where level in ('PROVINCE', 'DISTRICT')
     order by valid_to is not null, level desc, code`,
  )
  const list = units.map(({ name, scheme, code, ended }) => `  ${ended ? `${scheme}:${code}` : code}  ${name}`)
  return `Write the code of a unit of today, or basis and code of one of the older basis:\n${list.join('\n')}\n  or the five digits of a commune, such as 09193 or 27:09193`
}

async function agencyOf(sql: Sql, code: string, day: string): Promise<string> {
  const found = await sql.one<{ id: string; ended: string | null; heirs: string[] }>(
    `with recursive heir (id) as (
       select successor_id from agency_successor x join agency a on a.id = x.agency_id where a.code = $1
       union select x.successor_id from heir h join agency_successor x on x.agency_id = h.id
     )
     select a.id::text, case when a.valid_to < $2::date then a.valid_to end as ended,
       array(select g.code from heir h join agency g on g.id = h.id where coalesce(g.valid_to, 'infinity') >= $2::date order by 1) as heirs
     from agency a where a.code = $1`,
    [code, day],
  )
  if (!found) throw badInput('agency', `there is no agency ${code.slice(0, 40)}. ${await agencyChoices(sql)}`)
  if (found.ended) {
    const heirs = found.heirs.length > 0 ? `Name who took over: ${found.heirs.join(', ')}.` : ''
    throw badInput('agency', `${code} ended on ${found.ended}. ${heirs}`)
  }
  return found.id
}

/** What may be written as an agency. */
export async function agencyChoices(sql: Sql): Promise<string> {
  const agencies = await sql.query<{ code: string; name: string }>(
    `select code, name_vi as name from agency where level <> 'COMMUNE' and hub_day(now()) between valid_from and coalesce(valid_to, 'infinity') order by code`,
  )
  const list = agencies.map(({ code, name }) => `  ${code}  ${name}`)
  return `The agencies of today are:\n${list.join('\n')}\n  and the committees of communes, such as UBND_24_09193`
}

/** The areas of accounts, for each those of today first. */
export async function areasOf(sql: Sql, accountIds: readonly string[]): Promise<AccountArea[]> {
  return await sql.query<AccountArea>(
    `select r.id::text, r.account_id::text as "accountId", r.unit_id::text as "unitId", u.scheme || ':' || u.code as unit, r.agency_id::text as "agencyId",
       g.code as agency, coalesce(u.name_vi, g.name_vi) as "nameVi", coalesce(u.name_en, g.name_en) as "nameEn", r.valid_from as "validFrom",
       r.valid_to as "validTo", r.reason
     from account_area r left join admin_unit u on u.id = r.unit_id left join agency g on g.id = r.agency_id
     where r.account_id = any($1::bigint[]) order by r.account_id, coalesce(r.valid_to, 'infinity') desc, r.valid_from, r.id`,
    [accountIds],
  )
}

/** Ends an area after a day (today when left out). Throws NOT_FOUND when the account has no such area that goes on. */
export async function endArea(sql: Sql, accountId: string, areaId: string, lastDay = today()): Promise<void> {
  const ended = await sql.one('select id::text from end_area($1::bigint, $2::bigint, $3::date) as id', [
    accountId,
    areaId,
    lastDay,
  ])
  if (!ended) {
    throw new Refusal('NOT_FOUND', `area: the account has no area ${areaId} that goes on after ${lastDay}.`, {
      field: 'area',
    })
  }
}
