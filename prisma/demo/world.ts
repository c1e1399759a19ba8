import type { Sql } from '../access.ts'

/** A unit that facts can be placed in, with what draws them there. */
export interface Place {
  readonly id: string
  readonly scheme: '27' | '24'
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE'
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly validFrom: string
  readonly validTo: string | null
  /** Code of the old district it lies in; null in former Bắc Giang. */
  readonly district: string | null
  readonly population: number
  /** Share of 1–2-person households in 2019: the sign of worker lodging. */
  readonly lodging: number
  readonly outline: Polygon | null
}
/** Polygons, rings, positions in degrees, longitude first. */
export type Polygon = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface Agency {
  readonly id: string
  readonly code: string
  readonly kind: string
  readonly level: string
  readonly unitId: string | null
  readonly validFrom: string
  readonly validTo: string | null
}
export interface Clock {
  readonly kind: string
  readonly hours: number | null
  readonly days: number | null
  readonly months: number | null
  readonly validFrom: string
  readonly validTo: string | null
}
export interface Eligibility {
  readonly supportCode: string
  readonly victimClass: string
  readonly law: string
  readonly validFrom: string
  readonly validTo: string | null
}
export interface Park {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly lon: number
  readonly lat: number
  readonly kind: string
}

/** What the generator has to know of the real province; it reads nothing else. */
export interface World {
  readonly places: readonly Place[]
  readonly agencies: readonly Agency[]
  readonly clocks: readonly Clock[]
  readonly eligibility: readonly Eligibility[]
  readonly parks: readonly Park[]
  readonly tasks: readonly { readonly id: string; readonly number: number }[]
  readonly directiveId: string | null
}

/** Reads the reference data that demonstration records lean on. Throws when the reference data are not loaded. */
export async function readWorld(sql: Sql): Promise<World> {
  const outlines = new Map(
    (
      await sql.query<{ id: string; outline: Polygon }>(
        `select id, st_asgeojson(outline, 5)::jsonb -> 'coordinates' as outline from admin_unit where outline is not null`,
      )
    ).map((row) => [row.id, row.outline]),
  )
  const rows = await sql.query<Omit<Place, 'outline'> & { outlineUnitId: string }>(
    `select u.id, u.scheme, u.level, u.code, u.name_vi as name, u.name_en as "nameEn", u.valid_from as "validFrom", u.valid_to as "validTo",
       (select d.code from unit_rollup r join admin_unit d on d.id = r.unit_id and d.scheme = '27' and d.level = 'DISTRICT' where r.leaf_id = u.id limit 1) as district,
       coalesce((select x.value from unit_denominator x where x.unit_id = u.id and x.statistic = 'POPULATION' order by abs(x.year - 2024) limit 1), 5000)::float8 as population,
       coalesce((select sum(a.value) / nullif(sum(b.value), 0)
         from unit_statistic a join unit_statistic b on b.unit_id = a.unit_id and b.year = a.year and b.statistic = 'HOUSEHOLDS'
         where a.statistic = 'HOUSEHOLDS_1_2_PERSONS' and a.unit_id in (select leaf_id from unit_rollup where unit_id = u.id)), 0.25)::float8 as lodging,
       coalesce(u.outline_unit_id, u.id) as "outlineUnitId"
     from admin_unit u
     order by u.scheme, u.level, u.code, u.valid_from`,
  )
  // units that share an outline share the object, so that what is worked out for it is worked out once
  const places = rows.map(({ outlineUnitId, ...place }) => ({ ...place, outline: outlines.get(outlineUnitId) ?? null }))
  if (places.length === 0) throw new Error('the demonstration set needs the reference data: load them first')
  const directive = await sql.one<{ id: string }>(`select id from directive where number = '2566/UBND-NC'`)
  return {
    places,
    agencies: await sql.query<Agency>(
      `select id, code, kind, level, unit_id as "unitId", valid_from as "validFrom", valid_to as "validTo" from agency order by code`,
    ),
    clocks: await sql.query<Clock>(
      `select kind, hours, days, months, valid_from as "validFrom", valid_to as "validTo" from legal_clock order by kind, valid_from`,
    ),
    eligibility: await sql.query<Eligibility>(
      `select support_code as "supportCode", victim_class as "victimClass", law, valid_from as "validFrom", valid_to as "validTo"
       from support_eligibility order by support_code, victim_class, valid_from`,
    ),
    parks: await sql.query<Park>(
      `select id, name_vi as name, name_en as "nameEn", kind, st_x(point) as lon, st_y(point) as lat from industrial_park order by code`,
    ),
    tasks: await sql.query<{ id: string; number: number }>(
      `select t.id, t.number from directive_task t join directive d on d.id = t.directive_id where d.number = '2566/UBND-NC' order by t.number`,
    ),
    directiveId: directive?.id ?? null,
  }
}

/** Whether something with a validity is in force on a day. */
export function validOn(thing: { readonly validFrom: string; readonly validTo: string | null }, day: string): boolean {
  return thing.validFrom <= day && (thing.validTo === null || thing.validTo >= day)
}
