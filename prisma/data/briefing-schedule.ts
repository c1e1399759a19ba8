import {
  type BriefingForm,
  briefedLevel,
  longestBriefingTitle,
  type ScheduledGrain,
  scheduledGrains,
} from '@hub/contract/briefing'
import type { Scheme } from '@hub/contract/figure'
import { pairRefusal } from '@hub/contract/metric-pair'
import { type Baseline, type Grain, isDay } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { type NextBriefing, nextOfSchedule, periodsOfSchedule } from './briefing-period.ts'
import { planComparison } from './comparison-plan.ts'
import type { FigureCatalogue } from './figure-catalogue.ts'
import { todayInVietnam } from './figure-live.ts'
import { read } from './read.ts'
import { checkNamesNobody } from './reason.ts'
import { accountOf, checkText } from './recording.ts'
import { releaseCatalogue } from './release.ts'

/** The comparison of which briefings are made. */
export interface BriefingChoices {
  readonly metrics: readonly string[]
  /** The one of them that is drawn and put into words. */
  readonly metric: string
  readonly scheme: Scheme
  /** Codes of the units compared; null for every unit of the level. */
  readonly units: readonly string[] | null
  readonly baseline: Baseline
  readonly form: BriefingForm
}

/** Of what a briefing is made at the end of every month or quarter. Days YYYY-MM-DD. */
export interface BriefingSchedule extends BriefingChoices {
  readonly id: string
  readonly title: string
  readonly grain: ScheduledGrain
  /** Periods are told that end on this day or later. */
  readonly validFrom: string
  /** Periods are told that end on this day or earlier; null while it lasts. */
  readonly validTo: string | null
  /** Name of the account that asked for it; null for the hub itself. */
  readonly by: string | null
  readonly madeAt: Date
  /** Why its briefing could not be made at last; null when it could. */
  readonly lastFault: string | null
}

export interface NewBriefingSchedule extends BriefingChoices {
  readonly title: string
  readonly grain: Grain
  readonly validFrom: string
  readonly validTo?: string | null
}

const isScheduledGrain = (grain: Grain): grain is ScheduledGrain => scheduledGrains.some((one) => one === grain)

/** Most schedules that have not ended: after a release each of them has its briefings made. */
const mostSchedules = 50

const columns =
  's.id::text, s.title, s.metrics, s.metric, s.scheme, s.units, s.grain, s.baseline, s.form, s.valid_from::text as "validFrom", ' +
  's.valid_to::text as "validTo", s.account_name as by, s.made_at as "madeAt", s.last_fault as "lastFault"'

/** Every schedule, those that have ended too, the newest first. For whoever publishes; nothing for others. */
export const listBriefingSchedules = (db: Database, access: Access): Promise<BriefingSchedule[]> =>
  read<BriefingSchedule>(db, access, `select ${columns} from briefing_schedule s order by s.id desc`)

function checkPairs({ metrics }: FigureCatalogue, ids: readonly string[]): void {
  const rows = ids.flatMap((id) => {
    const row = metrics.get(id)
    return row ? [{ id, topic: row.topic, perStatistic: row.per_statistic }] : []
  })
  for (const [at, one] of rows.entries())
    for (const other of rows.slice(at + 1))
      if ((pairRefusal(one, other) ?? 'SAME_METRIC') !== 'SAME_METRIC')
        throw badInput(
          'metrics',
          `${one.id} and ${other.id} are not shown beside each other: one counts people for what they are.`,
        )
}

/** The comparison of a schedule, checked against the newest release, which it will be made of. */
function checkChoices(catalogue: FigureCatalogue, wanted: NewBriefingSchedule): void {
  const { metrics, metric, scheme, units, grain, baseline, validFrom } = wanted
  if (!metrics.includes(metric)) throw badInput('metric', `is none of those compared: ${metrics.join(', ')}.`)
  checkPairs(catalogue, metrics)
  const known = catalogue.unitsOf(scheme, briefedLevel(scheme))
  const strange = units?.find((code) => !known.some((unit) => unit.code === code))
  if (strange !== undefined)
    throw badInput(
      'units',
      `no ${briefedLevel(scheme).toLowerCase()} of the basis ${scheme} has the code ${strange.slice(0, 20)}.`,
    )
  if (units && (units.length === 0 || new Set(units).size < units.length))
    throw badInput('units', 'name each unit once, or leave them out for all.')
  const place = { scheme, level: briefedLevel(scheme), grain, baseline, period: validFrom }
  planComparison(catalogue, { ...place, metrics }, false)
}

/** Line breaks, and signs that turn the direction of what follows: in a list or the name of a file they would show something else. */
const notShown = /[\p{Cc}\p{Cf}]/u

/**
 * Asks for a briefing at the end of every month or quarter; gives its number. Its title and what it tells are for everybody. The first is
 * made for the first period that ends on `validFrom` or later, at once where the newest release tells it.
 *
 * @throws Refusal BAD_USER_INPUT or NOT_PUBLISHED that names what is wrong, CONFLICT when there are too many schedules
 */
export async function scheduleBriefing(db: Database, actor: Actor, wanted: NewBriefingSchedule): Promise<string> {
  const title = checkText(wanted.title, 'title', longestBriefingTitle)
  if (!title) throw badInput('title', 'say what the list of briefings is to call it.')
  if (notShown.test(title))
    throw badInput('title', 'holds a character that nobody sees: write it in one line, of letters and signs.')
  checkNamesNobody(title, 'title')
  const { metrics, metric, scheme, units, grain, baseline, form, validFrom, validTo = null } = wanted
  if (!isScheduledGrain(grain))
    throw badInput('grain', `briefings are made by ${scheduledGrains.join(' or ')}, not by ${grain}.`)
  for (const [field, day] of [['validFrom', validFrom] as const, ['validTo', validTo] as const])
    if (day !== null && !isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (validTo !== null && validTo < validFrom) throw badInput('validTo', `lies before ${validFrom}.`)
  const catalogue = await releaseCatalogue(db)
  checkChoices(catalogue, wanted)
  const time = { metrics, scheme, units, grain, validFrom, validTo }
  if (periodsOfSchedule(catalogue, time).length === 0 && !nextOfSchedule(catalogue, time))
    throw validTo === null
      ? badInput('validFrom', `no ${grain} that ends on this day or later will be told.`)
      : badInput(
          'validTo',
          `no ${grain} that will be told ends from ${validFrom} to ${validTo}: nothing would be made.`,
        )
  const values = [title, metrics, metric, scheme, units, grain, baseline, form, validFrom, validTo]
  return await withAudit(
    db,
    actor,
    async (sql) => {
      const account = accountOf(actor.access)
      const name =
        account && (await sql.one<{ name: string }>('select name from account where id = $1::bigint', [account]))?.name
      const { there } = (await sql.one<{ there: number }>(
        'select count(*)::int as there from briefing_schedule where valid_to is null or valid_to >= $1::date',
        [todayInVietnam()],
      )) ?? { there: 0 }
      if (there >= mostSchedules)
        throw new Refusal('CONFLICT', `${there} briefings are scheduled already; end one of them first.`)
      const row = await sql.one<{ id: string }>(
        `insert into briefing_schedule (title, metrics, metric, scheme, units, grain, baseline, form, valid_from, valid_to, account_id, account_name)
         values ($1, $2::text[], $3, $4, $5::text[], $6, $7, $8, $9::date, $10::date, $11::bigint, $12) returning id::text`,
        [...values, account, name ?? null],
      )
      return row?.id ?? ''
    },
    (id) => ({
      action: 'scheduleBriefing',
      subject: `BriefingSchedule:${id}`,
      detail: { metrics, basis: scheme, units, grain, baseline, form, from: validFrom, to: validTo },
    }),
  )
}

/**
 * Ends a schedule after a day, today when left out: of periods that end later no briefing is made. What was made stays; gives its time.
 * One that is ended today before it has begun is cancelled: its last day lies before its first.
 *
 * @throws Refusal NOT_FOUND when there is none, CONFLICT when it has ended already, BAD_USER_INPUT for no day
 */
export async function endBriefingSchedule(
  db: Database,
  actor: Actor,
  id: string,
  day?: string | null,
): Promise<Pick<BriefingSchedule, 'validFrom'> & { readonly validTo: string }> {
  const today = todayInVietnam()
  const last = day ?? today
  if (!isDay(last)) throw badInput('validTo', 'not a day of the calendar; write YYYY-MM-DD.')
  return await withAudit(
    db,
    actor,
    async (sql) => {
      const known = await sql.one<{ validFrom: string; validTo: string | null }>(
        'select valid_from::text as "validFrom", valid_to::text as "validTo" from briefing_schedule where id = $1::bigint',
        [id],
      )
      if (!known) throw new Refusal('NOT_FOUND', `There is no schedule ${id}.`)
      if (known.validTo !== null && known.validTo <= today)
        throw new Refusal('CONFLICT', `The schedule ${id} has ended on ${known.validTo}.`)
      if (day && day < known.validFrom)
        throw badInput(
          'validTo',
          `lies before the first day of the schedule, ${known.validFrom}; to cancel it before it begins, name no day.`,
        )
      await sql.query('update briefing_schedule set valid_to = $2::date where id = $1::bigint', [id, last])
      return { validFrom: known.validFrom, validTo: last }
    },
    () => ({ action: 'endBriefingSchedule', subject: `BriefingSchedule:${id}`, detail: { to: last } }),
  )
}

/** What a schedule makes next of a release to come; undefined when nothing is left in its time. */
export const nextBriefing = async (db: Database, schedule: BriefingSchedule): Promise<NextBriefing | undefined> =>
  nextOfSchedule(await releaseCatalogue(db), schedule)

/** Schedules at which nobody has looked since the newest release was shown. */
export const schedulesToLookAt = (db: Database, release: number): Promise<BriefingSchedule[]> =>
  withSql(db, { role: 'owner' }, (sql) =>
    sql.query<BriefingSchedule>(
      `select ${columns} from briefing_schedule s where s.looked_release is distinct from $1::int order by s.id`,
      [release],
    ),
  )

/** Notes that everything that was due for a release has been made, or why it cannot be. */
export async function noteLookedAt(db: Database, id: string, release: number, fault: string | null): Promise<void> {
  await withSql(db, { role: 'owner' }, (sql) =>
    sql.query('update briefing_schedule set looked_release = $2, last_fault = $3 where id = $1::bigint', [
      id,
      release,
      fault,
    ]),
  )
}
