import { randomUUID } from 'node:crypto'
import type { Access, Sql } from '../access.ts'
import { badInput, Refusal } from '../refusal.ts'

/** What every new record says of itself. */
export interface Provenance {
  /** The system or office the record comes from; `hub` when it is written here first. */
  readonly origin?: string | null
  /** Its number there; made up here when left out. With `origin` it names the record for good. */
  readonly originId?: string | null
  /** Whether the record is invented. One database holds only one kind. */
  readonly synthetic: boolean
}

/** Where something happened: a unit of that day, and the point when it is known. Longitude before latitude, degrees WGS 84. */
export interface Placed {
  readonly unitId: string
  readonly point?: { readonly lon: number; readonly lat: number } | null
}

export interface Place {
  readonly unitId: string
  readonly provinceCode: string
  readonly precision: 'POINT' | 'COMMUNE' | 'DISTRICT' | 'PROVINCE'
  readonly lon: number | null
  readonly lat: number | null
}

/** Degrees a point may lie outside the generalised outline of its unit: about one kilometre. */
const outside = 0.01

export function originOf({ origin, originId }: Provenance): [origin: string, originId: string] {
  return [checkText(origin, 'input.origin', 40) ?? 'hub', checkText(originId, 'input.originId', 100) ?? randomUUID()]
}

export function accountOf(access: Access): string | null {
  return access.role === 'staff' ? access.accountId : null
}

/** Refuses a record of the other kind than the database holds. The first record decides. */
export async function checkKind(sql: Sql, synthetic: boolean, field = 'input.synthetic'): Promise<void> {
  const known = await sql.one<{ kind: 'SYNTHETIC' | 'REAL' }>('select kind from data_kind')
  if (!known || (known.kind === 'SYNTHETIC') === synthetic) return
  throw new Refusal(
    'CONFLICT',
    known.kind === 'SYNTHETIC'
      ? `${field}: this database holds invented records for life, so a new one must be marked synthetic too. Real records belong in another database.`
      : `${field}: this database holds real records for life; an invented one is refused.`,
    { field },
  )
}

/** The place of a record, checked: the unit was there on the day, and the point lies in it. */
export async function placeOn(sql: Sql, day: string, { unitId, point }: Placed, field: string): Promise<Place> {
  if (point && !(Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90)) {
    throw badInput(`${field}.point`, `${point.lon}, ${point.lat} is no place: longitude, then latitude, in degrees.`)
  }
  const unit = await sql.one<{
    scheme: string
    level: Place['precision']
    name: string
    there: boolean
    inside: boolean
  }>(
    `select u.scheme, u.level, u.name_vi as name, $2::date between u.valid_from and coalesce(u.valid_to, 'infinity') as there,
       coalesce(st_dwithin(coalesce(u.outline, o.outline), st_setsrid(st_makepoint($3::float8, $4::float8), 4326), $5::float8), true) as inside
     from admin_unit u left join admin_unit o on o.id = u.outline_unit_id
     where u.id = $1::bigint`,
    [unitId, day, point?.lon ?? null, point?.lat ?? null, outside],
  )
  if (!unit) throw badInput(`${field}.unit`, 'is no unit of this hub.')
  if (!unit.there) throw badInput(`${field}.unit`, `${unit.name} did not exist on ${day}; name the unit of that day.`)
  if (!unit.inside) throw badInput(`${field}.point`, `lies outside ${unit.name}.`)
  return {
    unitId,
    provinceCode: unit.scheme,
    precision: point ? 'POINT' : unit.level,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
  }
}

/** Today in Việt Nam. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now)
}

/** Refuses days that are yet to come, and a day before the one it must follow. */
export function checkDay(
  day: string,
  field: string,
  notBefore?: { readonly day: string; readonly what: string },
): void {
  if (day > today()) throw badInput(field, `${day} is yet to come.`)
  if (notBefore && day < notBefore.day)
    throw badInput(field, `${day} lies before ${notBefore.what} (${notBefore.day}).`)
}

/** Refuses instants that are yet to come (clocks may differ by five minutes), and one before the one it must follow. */
export function checkInstant(
  at: string | Date,
  field: string,
  notBefore?: { readonly at: string | Date; readonly what: string },
): Date {
  const instant = new Date(at)
  if (instant.getTime() > Date.now() + 300_000) throw badInput(field, `${instant.toISOString()} is yet to come.`)
  if (notBefore && instant < new Date(notBefore.at)) {
    throw badInput(field, `lies before ${notBefore.what} (${new Date(notBefore.at).toISOString()}).`)
  }
  return instant
}

/** Refuses a number of people, minutes, … that is negative or no whole number that fits. */
export function checkCounts(counts: Readonly<Record<string, number | null | undefined>>, field: string): void {
  for (const [name, count] of Object.entries(counts)) {
    if (count !== null && count !== undefined && !(count >= 0)) {
      throw badInput(`${field}.${name}`, `must be 0 or more, not ${count}.`)
    }
  }
}

/** A text as it is kept: composed, without blanks around it, null when nothing is left. */
export function checkText(text: string | null | undefined, field: string, most: number): string | null {
  const trimmed = text?.normalize('NFC').trim() || null
  if (trimmed?.includes('\0')) throw badInput(field, 'holds a character that is no text (U+0000).')
  if (trimmed && trimmed.length > most) throw badInput(field, `must have at most ${most} characters.`)
  return trimmed
}

/** A record with the same origin and number is there already. */
export function taken(origin: string, originId: string): Refusal {
  return new Refusal('CONFLICT', `input.originId: ${origin} ${originId} is recorded already.`, {
    field: 'input.originId',
  })
}
