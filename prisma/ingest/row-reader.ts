import { type PersonalKind, personalKindsOf } from '@hub/analysis/personal-text'
import { dayInVietnam, type Moment, readDay, readMoment } from './day.ts'
import { exactly, fold } from './fold.ts'
import type { Headings } from './heading.ts'
import { type Detail, type Note, type NoteCode, note } from './note.ts'
import type { PlaceIndex } from './place.ts'
import { type Agency, type Code, holdsOn, type Reference } from './reference.ts'

/** What every row of an import is read against. */
export interface Setting {
  readonly reference: Reference
  readonly places: PlaceIndex
  readonly headings: Headings
  /** the headings as the file writes them */
  readonly written: readonly string[]
  /** the last day a fact may lie on, YYYY-MM-DD */
  readonly today: string
  /** the origin of rows that name none */
  readonly origin: string
  /** what rows say that do not say whether they are synthetic */
  readonly synthetic: boolean
}

/** Where something happened: the unit of its day, and a point when the row gives one. */
export interface Spot {
  readonly unitId: string
  readonly provinceCode: '27' | '24'
  readonly precision: 'COMMUNE' | 'DISTRICT' | 'PROVINCE'
  readonly lon: number | null
  readonly lat: number | null
}

const earliestDay = '1990-01-01'
/** The province and its surroundings, in degrees. */
const surroundings = { west: 105, east: 108, south: 20, north: 23 }
/** Largest whole number a column takes: that of the database's int. */
const largest = 2_147_483_647
const yes = new Set(['co', 'yes', 'y', 'x', '1', 'true', 'dung'])
const no = new Set(['khong', 'no', 'n', '0', 'false', 'sai'])

const kindWords: Readonly<Record<PersonalKind, readonly [vi: string, en: string]>> = {
  NAME: ['tên người', "a person's name"],
  PHONE: ['số điện thoại', 'a telephone number'],
  ID_NUMBER: ['số giấy tờ tùy thân', 'the number of an identity paper'],
  PLATE: ['biển số xe', 'a number plate'],
  EMAIL: ['địa chỉ thư điện tử', 'an e-mail address'],
  SOCIAL: ['tài khoản mạng xã hội', 'an account of a social network'],
}

/** The one entry that a cell means: by code, by a label as spelled, by a label without diacritics. */
function entryOf<T extends Code>(entries: readonly T[], text: string): T | undefined {
  const asCode = text.toUpperCase().replace(/[ -]/g, '_')
  const byCode = entries.find((entry) => entry.code === asCode)
  if (byCode) return byCode
  for (const compare of [exactly, fold]) {
    const found = entries.filter(
      (entry) => compare(entry.labelVi) === compare(text) || compare(entry.labelEn) === compare(text),
    )
    if (found.length === 1) return found[0]
  }
  return undefined
}

/**
 * Reads the cells of one row, column by column, and gathers why they cannot be used. Every reader answers null for an empty cell
 * and for one that has a fault; the row counts only when `notes` is empty at the end.
 */
export class RowReader {
  readonly notes: Note[] = []
  /** what should be looked at although the row is taken */
  readonly warnings: Note[] = []
  readonly line: number
  readonly #setting: Setting
  readonly #cells: readonly string[]

  constructor(setting: Setting, line: number, cells: readonly string[]) {
    this.#setting = setting
    this.line = line
    this.#cells = cells
    if (cells.length !== setting.written.length)
      this.notes.push(note(line, null, 'CELL_COUNT', `${cells.length} / ${setting.written.length}`))
  }

  fault(key: string | null, code: NoteCode, detail?: Detail): null {
    this.notes.push(note(this.line, this.#heading(key), code, detail))
    return null
  }

  /** The heading of a column as the file writes it. */
  #heading(key: string | null): string | null {
    const index = key === null ? undefined : this.#setting.headings.at.get(key)
    return index === undefined ? key : (this.#setting.written[index] ?? key)
  }

  #cell(key: string): string {
    return this.#cells[this.#setting.headings.at.get(key) ?? -1] ?? ''
  }

  /** Whether the row says anything in a column. */
  has(key: string): boolean {
    return this.#cell(key) !== ''
  }

  text(key: string, longest: number): string | null {
    const text = this.#cell(key)
    return text.length > longest ? this.fault(key, 'TOO_LONG', String(longest)) : text || null
  }

  /** A text in somebody's own words. The row is taken whatever it says; what seems personal in it is told by its kinds. */
  words(key: string, longest: number): string | null {
    const text = this.text(key, longest)
    const kinds = personalKindsOf(text)
    if (kinds.length > 0) {
      const told = [
        kinds.map((kind) => kindWords[kind][0]).join(', '),
        kinds.map((kind) => kindWords[kind][1]).join(', '),
      ]
      this.warnings.push(note(this.line, this.#heading(key), 'PERSONAL_TEXT', [told[0] ?? '', told[1] ?? '']))
    }
    return text
  }

  /** Marks an empty cell as a fault. */
  required<T>(key: string, value: T | null): T | null {
    return value === null && this.#cell(key) === '' ? this.fault(key, 'REQUIRED') : value
  }

  day(key: string, options: { mayBeAhead?: boolean } = {}): string | null {
    const text = this.#cell(key)
    if (text === '') return null
    const day = readDay(text)
    if (day === null) return this.fault(key, 'BAD_DATE')
    return this.#inTime(key, day, options.mayBeAhead ?? false) ? day : null
  }

  moment(key: string): Moment | null {
    const text = this.#cell(key)
    if (text === '') return null
    const moment = readMoment(text)
    if (moment === null) return this.fault(key, 'BAD_TIME')
    return this.#inTime(key, moment.day, false) ? moment : null
  }

  /** A moment that cannot lie before `first`; written as the same day without a time, it is `first` itself. */
  momentFrom(key: string, first: Moment | null, firstKey: string): Moment | null {
    const moment = this.moment(key)
    if (moment === null || first === null) return moment
    if (!moment.hasTime && moment.day === first.day) return first
    return Date.parse(moment.at) < Date.parse(first.at) ? this.fault(key, 'BEFORE', firstKey) : moment
  }

  #inTime(key: string, day: string, mayBeAhead: boolean): boolean {
    if (day < earliestDay) this.fault(key, 'TOO_EARLY')
    else if (day > this.#setting.today && !mayBeAhead) this.fault(key, 'FUTURE')
    else return true
    return false
  }

  /** A whole number; dots and spaces between thousands are allowed. */
  count(key: string, most = largest): number | null {
    const text = this.#cell(key).replace(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '')
    if (text === '') return null
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    return value <= most ? value : this.fault(key, 'BAD_NUMBER', String(most))
  }

  flag(key: string): boolean | null {
    const text = fold(this.#cell(key))
    if (text === '') return null
    return yes.has(text) ? true : no.has(text) ? false : this.fault(key, 'BAD_FLAG')
  }

  /** A code of a list (or of some of it), written as the code or as its label in either language. */
  code(key: string, list: string, allowed?: readonly string[]): string | null {
    const text = this.#cell(key)
    return text === '' ? null : this.#codeIn(key, list, text, allowed)
  }

  /** Several codes, with | ; or + between them. */
  codes(key: string, list: string): string[] | null {
    const codes = this.#parts(key).map((text) => this.#codeIn(key, list, text))
    return codes.length === 0 ? null : [...new Set(codes.filter((code) => code !== null))]
  }

  #parts(key: string): string[] {
    return this.#cell(key)
      .split(/[|;+]/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
  }

  #codeIn(key: string, list: string, text: string, allowed?: readonly string[]): string | null {
    const all = this.#setting.reference.codes.get(list) ?? []
    const entries = allowed ? all.filter(({ code }) => allowed.includes(code)) : all
    const entry = entryOf(entries, text)
    if (entry) return entry.code
    return this.fault(key, 'UNKNOWN_CODE', `${list}: ${entries.map(({ code }) => code).join(', ') || '–'}`)
  }

  /** Penal Code articles, written 150, Điều 150 or as the offence's name. */
  offences(key: string): string[] | null {
    const { offences } = this.#setting.reference
    const codes = this.#parts(key).map((text) => {
      const entry = entryOf(offences, text.replace(/^(?:điều|đ\.|art\.?|article)\s*/i, ''))
      return entry ? entry.code : this.fault(key, 'UNKNOWN_CODE', offences.map(({ code }) => code).join(', '))
    })
    return codes.length === 0 ? null : [...new Set(codes.filter((code) => code !== null))]
  }

  /** The id of an agency in being on the day. */
  agency(key: string, day: string | null): string | null {
    const text = this.#cell(key)
    if (text === '' || day === null) return null
    return this.#agencyOf(text, day)?.id ?? this.fault(key, 'UNKNOWN_AGENCY')
  }

  /** The id of a host that is a known agency, or its name as written. */
  host(key: string, day: string | null): { id: string | null; name: string | null } {
    const text = this.text(key, 200)
    const id = text === null || day === null ? undefined : this.#agencyOf(text, day)?.id
    return { id: id ?? null, name: id === undefined ? text : null }
  }

  #agencyOf(text: string, day: string): Agency | undefined {
    return entryOf(
      this.#setting.reference.agencies.filter((agency) => holdsOn(agency, day)),
      text,
    )
  }

  /** The id behind a code that must be known already. */
  known(key: string, ids: ReadonlyMap<string, string>, what: Detail): string | null {
    const text = this.#cell(key)
    return text === '' ? null : (ids.get(text) ?? this.fault(key, 'UNKNOWN_REFERENCE', what))
  }

  /** The unit of the day named by the columns `${prefix}unit_code`, `${prefix}unit` and `${prefix}district`; null when all are empty. */
  place(prefix: string, day: string | null): Omit<Spot, 'lon' | 'lat'> | null {
    const [code, unit, district] = ['unit_code', 'unit', 'district'].map((key) => this.#cell(`${prefix}${key}`))
    if (day === null || !(code || unit || district)) return null
    const answer = this.#setting.places.resolve({ code: code ?? '', unit: unit ?? '', district: district ?? '' }, day)
    if ('unit' in answer) {
      const { id, scheme, level } = answer.unit
      return { unitId: id, provinceCode: scheme, precision: level }
    }
    const key = { code: 'unit_code', unit: 'unit', district: 'district' }[answer.in]
    return this.fault(`${prefix}${key}`, answer.fault, answer.detail)
  }

  /** The place of the record itself: required, with a point when the row gives one. */
  spot(day: string | null): Spot | null {
    const place = this.place('', day)
    const [lon, lat] = this.#point()
    if (place) return { ...place, lon, lat }
    if (day !== null && !this.notes.some((one) => /PLACE/.test(one.code))) this.fault('unit', 'REQUIRED')
    return null
  }

  #point(): readonly [lon: number | null, lat: number | null] {
    const texts = [this.#cell('lon'), this.#cell('lat')]
    if (texts.every((text) => text === '')) return [null, null]
    const [lon = Number.NaN, lat = Number.NaN] = texts.map((text) =>
      /^\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN,
    )
    const { west, east, south, north } = surroundings
    if (lon >= west && lon <= east && lat >= south && lat <= north) return [lon, lat]
    this.fault('lon', lat >= west && lat <= east && lon >= south && lon <= north ? 'SWAPPED_POINT' : 'BAD_POINT')
    return [null, null]
  }

  /** What every record carries: its number in its office's own register, that register, and whether it is invented. */
  identity(): { origin: string; originId: string; synthetic: boolean } {
    const originId = this.required('id', this.#cell('id') || null) ?? ''
    if (originId.length > 100 || /[\r\n]/.test(originId)) this.fault('id', 'BAD_ID')
    const origin = this.#cell('origin') || this.#setting.origin
    if (!isOrigin(origin)) this.fault('origin', 'BAD_ORIGIN')
    return { origin, originId, synthetic: this.flag('synthetic') ?? this.#setting.synthetic }
  }

  get reference(): Reference {
    return this.#setting.reference
  }
}

/** Whether a text can name where rows come from; `demo` and `hub` are the hub's own. */
export const isOrigin = (text: string) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(text) && text !== 'demo' && text !== 'hub'

/** The day in Việt Nam of now. */
export const todayInVietnam = () => dayInVietnam(new Date())
