import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, nothingPublished } from '../refusal.ts'
import type {
  AdminUnit,
  Agency,
  AgencySuccession,
  Campaign,
  Code,
  Denominator,
  Lattice,
  LegalClock,
  Metric,
  ReferenceRows,
  Source,
  Target,
  TimeMark,
  UnitChange,
  UnitName,
  UnitStatistic,
} from './catalogue-row.ts'
import { catalogueText } from './catalogue-sql.ts'
import { read } from './read.ts'
import { currentRelease } from './release.ts'

/** How a client names a unit: by database id, or by code, with the boundary scheme where the code exists in both. */
export interface UnitKey {
  readonly id?: string | null
  readonly code?: string | null
  readonly scheme?: AdminUnit['scheme'] | null
}

/**
 * The small reference data of one world, in memory: units with names, lineage and statistics; agencies; sources; metrics with
 * lattices and targets; codes. Fields such as `unit` or `source` of a row come from here and cost no statement.
 */
export class Catalogue {
  readonly units: ReadonlyMap<string, AdminUnit>
  readonly agencies: ReadonlyMap<string, Agency>
  readonly sources: ReadonlyMap<string, Source>
  readonly metrics: ReadonlyMap<string, Metric>
  readonly campaigns: ReadonlyMap<string, Campaign>
  /** Every change of a unit, by day. */
  readonly changes: readonly UnitChange[]
  /** Every legal time limit, by kind and validity. */
  readonly clocks: readonly LegalClock[]
  readonly timeMarks: readonly TimeMark[]
  readonly childrenOf: Lists<AdminUnit>
  readonly unitsByCode: Lists<AdminUnit>
  readonly namesOf: Lists<UnitName>
  readonly predecessorsOf: Lists<UnitChange>
  readonly successorsOf: Lists<UnitChange>
  readonly statisticsOf: Lists<UnitStatistic>
  readonly denominatorsOf: Lists<Denominator>
  readonly agencySuccessorsOf: Lists<AgencySuccession>
  readonly agencyPredecessorsOf: Lists<AgencySuccession>
  readonly latticesOf: Lists<Lattice>
  readonly targetsOf: Lists<Target>
  readonly codesOf: Lists<Code>

  constructor(rows: ReferenceRows) {
    this.units = byId(rows.units)
    this.agencies = byId(rows.agencies)
    this.sources = byId(rows.sources)
    this.metrics = byId(rows.metrics)
    this.campaigns = byId(rows.campaigns)
    this.changes = rows.changes
    this.clocks = rows.clocks
    this.timeMarks = rows.timeMarks
    this.childrenOf = listsBy(rows.units, (unit) => unit.parentId)
    this.unitsByCode = listsBy(rows.units, (unit) => unit.code)
    this.namesOf = listsBy(rows.names, (name) => name.unitId)
    this.predecessorsOf = listsBy(rows.changes, (change) => change.toId)
    this.successorsOf = listsBy(rows.changes, (change) => change.fromId)
    this.statisticsOf = listsBy(rows.statistics, (statistic) => statistic.unitId)
    this.denominatorsOf = listsBy(rows.denominators, (denominator) => denominator.unitId)
    this.agencySuccessorsOf = listsBy(rows.successions, (succession) => succession.agencyId)
    this.agencyPredecessorsOf = listsBy(rows.successions, (succession) => succession.successorId)
    this.latticesOf = listsBy(rows.lattices, (lattice) => lattice.metricId)
    this.targetsOf = listsBy(rows.targets, (target) => target.metricId)
    this.codesOf = listsBy(rows.codes, (code) => code.list)
  }

  /**
   * Who has the duties of an agency on a day: the agency itself while it exists, else those who took over, followed until none has ended,
   * each once, the nearest first. None where nobody is known to have taken over.
   */
  agenciesActingFor(id: string, day: string): readonly Agency[] {
    const ended = ({ validTo }: Agency) => validTo !== null && validTo < day
    // The walk goes on through what it adds; a set adds each once.
    const met = new Set([id])
    for (const at of met) {
      const agency = this.agencies.get(at)
      if (agency && ended(agency)) for (const { successorId } of this.agencySuccessorsOf(at)) met.add(successorId)
    }
    return [...met].flatMap((at) => this.agencies.get(at) ?? []).filter((agency) => !ended(agency))
  }

  /** The unit a client names, if there is one. Of several units with one code the newest is meant. */
  find(key: UnitKey, field: string): AdminUnit | undefined {
    if (Boolean(key.id) === Boolean(key.code)) throw badInput(field, 'give either `id`, or `code` (with `basis`).')
    const found = key.id ? this.units.get(key.id) : newest(this.unitsByCode(key.code ?? ''), key.scheme)
    return found && (!key.scheme || found.scheme === key.scheme) ? found : undefined
  }

  /** The unit a client names, as a filter; throws when there is none, and NOT_PUBLISHED where there are no units at all. */
  unit(key: UnitKey, field: string): AdminUnit {
    const found = this.find(key, field)
    if (found) return found
    if (this.units.size === 0) throw nothingPublished()
    const name = key.id ? `id AdminUnit:${key.id.slice(0, 20)}` : `code ${key.code?.slice(0, 20)}`
    throw badInput(field, `no unit has the ${name}${key.scheme ? ' on this basis' : ''}.`)
  }
}

/** Rows of a list by key; an unknown key has an empty list. */
export type Lists<Row> = (key: string) => readonly Row[]

function newest(units: readonly AdminUnit[], scheme: AdminUnit['scheme'] | null | undefined): AdminUnit | undefined {
  return units
    .filter((unit) => !scheme || unit.scheme === scheme)
    .reduce<AdminUnit | undefined>((best, unit) => (best && best.validFrom >= unit.validFrom ? best : unit), undefined)
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

const none: readonly never[] = []

function listsBy<Row>(rows: readonly Row[], key: (row: Row) => string | null): Lists<Row> {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const at = key(row)
    if (at === null) continue
    const list = lists.get(at)
    if (list) list.push(row)
    else lists.set(at, [row])
  }
  return (at) => lists.get(at) ?? none
}

/** Staff may be importing reference data right now: their catalogue is read again after this time. */
const liveMs = 10_000

interface Kept {
  readonly key: string
  readonly until: number
  readonly catalogue: Promise<Catalogue>
}
const kept = new WeakMap<Database, Map<'public' | 'live', Kept>>()

/**
 * The catalogue of the viewer's world. The public one is read once for each release, the live one at most every ten seconds.
 * Without any release yet the public catalogue is empty.
 */
export async function catalogueOf(db: Database, access: Access): Promise<Catalogue> {
  const world = access.role === 'public' ? 'public' : 'live'
  const key = world === 'public' ? String((await currentRelease(db))?.no ?? 0) : 'live'
  const worlds = kept.get(db) ?? new Map<'public' | 'live', Kept>()
  kept.set(db, worlds)
  const before = worlds.get(world)
  if (before && before.key === key && before.until > Date.now()) return before.catalogue
  const catalogue = read<ReferenceRows>(db, access, catalogueText).then(([rows]) => {
    if (!rows) throw new Error('the catalogue statement gave no row')
    return new Catalogue(rows)
  })
  worlds.set(world, { key, until: world === 'public' ? Number.POSITIVE_INFINITY : Date.now() + liveMs, catalogue })
  catalogue.catch(() => worlds.delete(world))
  return catalogue
}
