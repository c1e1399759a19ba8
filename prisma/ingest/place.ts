import { exactly, fold } from './fold.ts'
import type { NoteCode } from './note.ts'
import { holdsOn, type Unit } from './reference.ts'

/** How a row names its place; empty text for what it leaves out. `unit` may go on with the units above it, after commas. */
export interface PlaceText {
  readonly code: string
  readonly unit: string
  readonly district: string
}

export type PlaceAnswer =
  | { readonly unit: Unit }
  | { readonly fault: NoteCode; readonly in: 'code' | 'unit' | 'district'; readonly detail?: string }

/** Words before (Vietnamese) or behind (English) a name that tell its type. */
const typeWords: readonly (readonly [pattern: RegExp, types: readonly string[]])[] = [
  [/^(?:phuong|p\.) ?| ward$/, ['PHUONG']],
  [/^(?:xa|x\.) ?(?=.)| commune$/, ['XA']],
  [/^(?:thi tran|tt\.?) ?(?=.)| township$/, ['THI_TRAN']],
  [/^(?:thanh pho|tp\.?) ?| city$/, ['THANH_PHO']],
  [/^(?:thi xa|tx\.?) ?| town$/, ['THI_XA']],
  [/^(?:huyen|h\.) ?| district$/, ['HUYEN']],
  [/^(?:tinh|t\.) ?| province$/, ['TINH']],
]

interface Name {
  readonly folded: string
  readonly types: readonly string[]
}

const sameLevel: readonly (readonly string[])[] = [
  ['PHUONG', 'XA', 'THI_TRAN'],
  ['THANH_PHO', 'THI_XA', 'HUYEN'],
  ['TINH'],
]

/**
 * The ways a written name can be read, best first: with its type word taken off, the same of another type (a xã that became a
 * phường is still called xã), and as it stands.
 */
function readings(text: string): Name[] {
  const folded = fold(text)
  const typed = typeWords.flatMap(([pattern, types]) => {
    const rest = folded.replace(pattern, '').trim()
    return rest !== folded && rest !== '' ? [{ folded: rest, types }] : []
  })
  const loose = typed.map((name) => ({
    folded: name.folded,
    types: sameLevel.find((level) => name.types.some((type) => level.includes(type))) ?? [],
  }))
  return [...typed, ...loose, { folded, types: [] }]
}

/** A unit's own name without the word of its type, as registers write it: Phường Vũ Ninh is borne as vu ninh. */
function bare(text: string, type: string): string {
  const reading = readings(text).find((name) => name.types.includes(type))
  return reading?.folded ?? fold(text)
}

interface Borne {
  readonly unit: Unit
  readonly type: string
  /** the folded names without the type word, in both languages */
  readonly folded: readonly string[]
  /** the same with diacritics */
  readonly spelled: string
}

const levelsUpward: readonly Unit['level'][] = ['COMMUNE', 'DISTRICT', 'PROVINCE']

/** The different units of the lowest level among these: a commune that is named like its district is the commune. */
function lowest(units: readonly Unit[]): Unit[] {
  const level = levelsUpward.find((one) => units.some((unit) => unit.level === one))
  return [...new Set(units)].filter((unit) => unit.level === level)
}

function add<T>(index: Map<string, T[]>, key: string, value: T): void {
  const found = index.get(key)
  if (found) found.push(value)
  else index.set(key, [value])
}

/** Finds units by code or name on a day; built once for an import. */
export class PlaceIndex {
  readonly #byId: ReadonlyMap<string, Unit>
  readonly #byCode = new Map<string, Unit[]>()
  readonly #byName = new Map<string, Borne[]>()
  readonly #found = new Map<string, readonly Borne[]>()
  /** the units that went whole into a unit */
  readonly #before = new Map<string, Unit[]>()

  constructor(units: readonly Unit[]) {
    this.#byId = new Map(units.map((unit) => [unit.id, unit]))
    for (const unit of units) {
      add(this.#byCode, unit.code, unit)
      for (const id of unit.successorIds) add(this.#before, id, unit)
      for (const { type, vi, en } of unit.names) {
        const folded = [...new Set([bare(vi, type), bare(en, type)])]
        // the words of the type are as many with diacritics as without
        const spelled = exactly(vi).split(' ').slice(-bare(vi, type).split(' ').length).join(' ')
        for (const key of folded) add(this.#byName, key, { unit, type, folded, spelled })
      }
    }
  }

  /**
   * The unit of the day that a row means. A code means the unit that bears it on that day; a name may be an older one when that
   * unit went whole into one of the day's units.
   */
  resolve(place: PlaceText, day: string): PlaceAnswer {
    if (place.code !== '') return this.#byGivenCode(place, day)
    const [first = '', ...above] = place.unit.split(/\s*,\s*/)
    const within = [...above, place.district].filter((text) => text !== '')
    if (first !== '') return this.#named(first, within, day, 'unit')
    const [district = '', ...rest] = place.district.split(/\s*,\s*/)
    return this.#named(district, rest, day, 'district')
  }

  #byGivenCode(place: PlaceText, day: string): PlaceAnswer {
    // a spreadsheet takes the zero off the front of a commune's code
    const code = /^\d{4}$/.test(place.code) ? `0${place.code}` : place.code
    const bearers = this.#byCode.get(code) ?? []
    const unit = bearers.find((one) => holdsOn(one, day))
    if (!unit) {
      if (bearers.length === 0) return { fault: 'UNKNOWN_PLACE', in: 'code' }
      return {
        fault: 'PLACE_NOT_THEN',
        in: 'code',
        detail: this.#labels(bearers.flatMap((one) => this.#thenUnits(one, day))),
      }
    }
    const [written = ''] = place.unit.split(/\s*,\s*/)
    if (written !== '' && !this.#bears(unit, written))
      return { fault: 'PLACE_MISMATCH', in: 'unit', detail: this.#label(unit) }
    return { unit }
  }

  #named(text: string, within: readonly string[], day: string, column: 'unit' | 'district'): PlaceAnswer {
    const levels = column === 'district' ? levelsUpward.slice(1) : levelsUpward
    const bearers = this.#bearers(text).filter(({ level }) => levels.includes(level))
    const inside = bearers.filter((unit) => within.every((above) => this.#liesIn(unit, above)))
    if (inside.length === 0)
      return { fault: 'UNKNOWN_PLACE', in: bearers.length > 0 && within.length > 0 ? 'district' : column }
    // a unit of the day under its own name comes before one that an older unit became
    const now = inside.filter((unit) => holdsOn(unit, day))
    const heirs = lowest(now.length > 0 ? now : inside.flatMap((unit) => this.#heirs(unit, day)))
    const [unit, ...others] = heirs
    if (!unit) {
      const then = inside.flatMap((one) => this.#thenUnits(one, day))
      return { fault: 'PLACE_NOT_THEN', in: column, detail: this.#labels(then) }
    }
    if (others.length > 0) return { fault: 'AMBIGUOUS_PLACE', in: column, detail: this.#labels(heirs) }
    return { unit }
  }

  /** Units that bear a name; spelled exactly so, if any is. */
  #bearers(text: string): Unit[] {
    const found = this.#bear(text)
    const spelled = found.filter((one) => exactly(text).endsWith(one.spelled))
    return [...new Set((spelled.length > 0 ? spelled : found).map(({ unit }) => unit))]
  }

  /** Who bears a name, taken with its type word if that leads to anyone. Files name the same few units over and over. */
  #bear(text: string): readonly Borne[] {
    const known = this.#found.get(text)
    if (known) return known
    const borne =
      readings(text)
        .map(({ folded, types }) =>
          (this.#byName.get(folded) ?? []).filter(({ type }) => types.length === 0 || types.includes(type)),
        )
        .find((found) => found.length > 0) ?? []
    if (this.#found.size < 10_000) this.#found.set(text, borne)
    return borne
  }

  #bears(unit: Unit, text: string): boolean {
    return this.#bear(text).some((borne) => borne.unit === unit)
  }

  /** Whether a unit above this one bears a name; people go on naming the district that the units before it lay in. */
  #liesIn(unit: Unit, above: string): boolean {
    for (let one = this.#parent(unit); one; one = this.#parent(one)) if (this.#bears(one, above)) return true
    return (this.#before.get(unit.id) ?? []).some((one) => this.#liesIn(one, above))
  }

  #parent(unit: Unit): Unit | undefined {
    return unit.parentId === null ? undefined : this.#byId.get(unit.parentId)
  }

  /** The units of the day that a unit went into whole, over as many changes as it takes. */
  #heirs(unit: Unit, day: string): Unit[] {
    if (holdsOn(unit, day)) return [unit]
    if (unit.validFrom > day || unit.successorIds.length !== 1) return []
    const heir = this.#byId.get(unit.successorIds[0] ?? '')
    return heir ? this.#heirs(heir, day) : []
  }

  /** What could have been meant on the day: the units that went into a later one, or that an older one went into. */
  #thenUnits(unit: Unit, day: string): Unit[] {
    if (unit.validFrom <= day) return this.#heirs(unit, day)
    return [...this.#byId.values()].filter(
      (one) => holdsOn(one, day) && this.#heirs(one, unit.validFrom).includes(unit),
    )
  }

  #label(unit: Unit): string {
    const parent = this.#parent(unit)
    return `${unit.code} ${unit.nameVi}${parent && parent.level === 'DISTRICT' ? `, ${parent.nameVi}` : ''}`
  }

  #labels(units: readonly Unit[]): string {
    const labels = [...new Set(units)].map((unit) => this.#label(unit))
    return labels.length > 12 ? `${labels.slice(0, 12).join('; ')}; …` : labels.join('; ') || '–'
  }
}
