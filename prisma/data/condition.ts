import { badInput } from '../refusal.ts'

/** West, south, east, north in degrees, WGS 84. */
export interface Bbox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** A circle on the ground: centre in degrees, WGS 84, and a radius in kilometres. */
export interface PointRadius {
  readonly lon: number
  readonly lat: number
  readonly withinKm: number
}

/** Days, both included; either end may be open. */
export interface Period {
  readonly from?: string | null
  readonly to?: string | null
}

/** The conditions of one statement. Values go in as parameters only; the text of a condition is always our own. */
export class Conditions {
  readonly values: unknown[] = []
  readonly clauses: string[] = []

  /** Adds a value and gives its placeholder. */
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  and(clause: string): this {
    this.clauses.push(clause)
    return this
  }

  get where(): string {
    return this.clauses.length === 0 ? 'true' : this.clauses.join(' and ')
  }

  /** The column holds one of the codes; an absent list filters nothing, an empty one matches nothing. */
  oneOf(column: string, codes: readonly string[] | null | undefined, type = 'text'): this {
    return codes ? this.and(`${column} = any(${this.value(codes)}::${type}[])`) : this
  }

  equals(column: string, value: string | boolean | number | null | undefined): this {
    return value === null || value === undefined ? this : this.and(`${column} = ${this.value(value)}`)
  }

  /** Days of a date column. Backwards periods are refused. */
  during(column: string, period: Period | null | undefined, field: string): this {
    if (!period) return this
    if (period.from && period.to && period.from > period.to) {
      throw badInput(field, `"from" (${period.from}) lies after "to" (${period.to}).`)
    }
    if (period.from) this.and(`${column} >= ${this.value(period.from)}::date`)
    if (period.to) this.and(`${column} <= ${this.value(period.to)}::date`)
    return this
  }

  /** Valid on a day: `valid_from` and `valid_to` of the alias hold it. */
  validOn(alias: string, day: string | null | undefined): this {
    if (!day) return this
    const at = this.value(day)
    return this.and(
      `${alias}.valid_from <= ${at}::date and (${alias}.valid_to is null or ${alias}.valid_to >= ${at}::date)`,
    )
  }

  /** Facts that count in any of the units, on whatever boundary basis and level these are. Ids as text. */
  inUnits(column: string, unitIds: readonly string[] | null | undefined): this {
    if (!unitIds) return this
    return this.and(
      `${column} in (select leaf_id from unit_rollup where unit_id = any(${this.value(unitIds)}::bigint[]))`,
    )
  }

  /** Geometry that meets a box. Points need no more than the index; shapes are tested exactly. */
  inBox(column: string, box: Bbox | null | undefined, field: string, shape: 'point' | 'shape' = 'shape'): this {
    if (!box) return this
    checkBox(box, field)
    const [west, south, east, north] = [box.west, box.south, box.east, box.north].map((side) => this.value(side))
    const envelope = `st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`
    this.and(`${column} && ${envelope}`)
    return shape === 'point' ? this : this.and(`st_intersects(${column}, ${envelope})`)
  }

  /** Geometry within a distance of a point, measured on the ellipsoid; a box in degrees lets the index find candidates first. */
  near(column: string, place: PointRadius | null | undefined, field: string): this {
    if (!place) return this
    checkLonLat(place.lon, place.lat, field)
    if (!(place.withinKm > 0 && place.withinKm <= 200))
      throw badInput(`${field}.withinKm`, 'must be more than 0 and at most 200.')
    // One degree is never shorter than 110.5 km along a meridian; along a parallel it shrinks with the cosine.
    const latDegrees = place.withinKm / 110.5
    const lonDegrees = latDegrees / Math.cos((Math.min(85, Math.abs(place.lat) + latDegrees) * Math.PI) / 180)
    const [lon, lat, dLon, dLat, metres] = [place.lon, place.lat, lonDegrees, latDegrees, place.withinKm * 1000].map(
      (part) => `${this.value(part)}::float8`,
    )
    const point = `st_setsrid(st_makepoint(${lon}, ${lat}), 4326)`
    return this.and(`${column} && st_expand(${point}, ${dLon}, ${dLat})`).and(
      `st_dwithin(${column}::geography, ${point}::geography, ${metres})`,
    )
  }

  /** Every word is part of a folded text column: case, diacritics and order do not matter. */
  matches(column: string, text: string | null | undefined, field: string): this {
    for (const word of searchWords(text, field)) {
      this.and(`${column} like '%' || hub_fold(${this.value(escapeLike(word))}) || '%'`)
    }
    return this
  }
}

/** The words of a search text; at most eight, so that a statement stays small. */
export function searchWords(text: string | null | undefined, field: string): string[] {
  if (!text) return []
  if (text.length > 200) throw badInput(field, 'must have at most 200 characters.')
  return text
    .normalize('NFC')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 8)
}

/** Takes the meaning from the wildcards of LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Refuses a box whose corners are no places or in the wrong order. */
export function checkBox(box: Bbox, field: string): void {
  checkLonLat(box.west, box.south, field)
  checkLonLat(box.east, box.north, field)
  if (box.west >= box.east) throw badInput(`${field}.west`, 'must be less than east.')
  if (box.south >= box.north) throw badInput(`${field}.south`, 'must be less than north.')
}

function checkLonLat(lon: number, lat: number, field: string): void {
  if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
    throw badInput(field, `${lon}, ${lat} is no place: longitude comes first, in degrees, then latitude.`)
  }
}
