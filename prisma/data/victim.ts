import type { Access } from '../access.ts'
import { withPrisma } from '../client.ts'
import type { Database } from '../database.ts'
import { selectList } from './column.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey, rowsByIds } from './row.ts'

/** A victim under a pseudonym; the row never holds a name. Ids are text, days `YYYY-MM-DD`. */
export interface Victim {
  readonly id: string
  readonly origin: string
  readonly originId: string
  readonly pseudonym: string
  readonly caseId: string | null
  readonly sex: string
  readonly ageAtExploitation: number | null
  readonly ageGroup: string
  readonly isMinor18: boolean | null
  readonly isUnder16: boolean | null
  readonly victimClass: string
  readonly exploitation: string
  readonly destination: string
  readonly intakeChannel: string
  readonly intakeUnitId: string | null
  readonly homeUnitId: string
  readonly reportedOn: string
  readonly status: string
  readonly statusOn: string
  readonly agencyId: string | null
  readonly retainUntil: string | null
  readonly synthetic: boolean
}

export interface VictimFilter {
  /** Units of the home. */
  readonly unitIds?: readonly string[] | null
  /** Days of the report. */
  readonly period?: Period | null
  readonly statuses?: readonly string[] | null
  readonly sexes?: readonly string[] | null
  readonly ageGroups?: readonly string[] | null
  readonly victimClasses?: readonly string[] | null
  readonly exploitations?: readonly string[] | null
  readonly destinations?: readonly string[] | null
  readonly intakeChannels?: readonly string[] | null
  readonly caseIds?: readonly string[] | null
  readonly agencyIds?: readonly string[] | null
  readonly pseudonyms?: readonly string[] | null
  readonly supportTypes?: readonly string[] | null
  readonly supported?: boolean | null
}

const victimColumns = {
  id: 'v.id::text',
  origin: 'v.origin',
  originId: 'v.origin_id',
  pseudonym: 'v.pseudonym',
  caseId: 'v.case_id::text',
  sex: 'v.sex',
  ageAtExploitation: 'v.age_at_exploitation',
  ageGroup: 'v.age_group',
  isMinor18: 'v.is_minor18',
  isUnder16: 'v.is_under16',
  victimClass: 'v.victim_class',
  exploitation: 'v.exploitation',
  destination: 'v.destination',
  intakeChannel: 'v.intake_channel',
  intakeUnitId: 'v.intake_unit_id::text',
  homeUnitId: 'v.home_unit_id::text',
  reportedOn: 'v.reported_on',
  status: 'v.status',
  statusOn: 'v.status_on',
  agencyId: 'v.agency_id::text',
  retainUntil: 'v.retain_until',
  synthetic: 'v.synthetic',
}
const columns = selectList(victimColumns)
const from = 'victim v'

export const victimOrders = {
  REPORTED_ON_DESC: { name: 'reported', sql: 'v.reported_on', type: 'date', descending: true },
  REPORTED_ON_ASC: { name: 'reported', sql: 'v.reported_on', type: 'date', descending: false },
  STATUS_ON_DESC: { name: 'status', sql: 'v.status_on', type: 'date', descending: true },
  PSEUDONYM_ASC: { name: 'pseudonym', sql: 'v.pseudonym', type: 'text', descending: false },
} as const satisfies Record<string, Order>

/** A page of victims with one statement; everything in the filter must hold. Only the `wanted` columns are read. */
export function listVictims(
  db: Database,
  access: Access,
  filter: VictimFilter,
  order: keyof typeof victimOrders,
  page: PageRequest,
  wanted?: ReadonlySet<string>,
) {
  const conditions = new Conditions()
    .inUnits('v.home_unit_id', filter.unitIds)
    .during('v.reported_on', filter.period, 'filter.period')
    .oneOf('v.status', filter.statuses)
    .oneOf('v.sex', filter.sexes)
    .oneOf('v.age_group', filter.ageGroups)
    .oneOf('v.victim_class', filter.victimClasses)
    .oneOf('v.exploitation', filter.exploitations)
    .oneOf('v.destination', filter.destinations)
    .oneOf('v.intake_channel', filter.intakeChannels)
    .oneOf('v.case_id', filter.caseIds, 'bigint')
    .oneOf('v.agency_id', filter.agencyIds, 'bigint')
    .oneOf('v.pseudonym', filter.pseudonyms)
  const served = 'v.id in (select victim_id from support_service'
  if (filter.supportTypes) {
    conditions.and(`${served} where support_code = any(${conditions.value(filter.supportTypes)}::text[]))`)
  }
  if (typeof filter.supported === 'boolean') conditions.and(`(${served})) = ${conditions.value(filter.supported)}`)
  return readPage<Victim>(db, access, {
    columns: selectList(victimColumns, wanted),
    from,
    id: 'v.id',
    conditions,
    order: victimOrders[order],
    page,
  })
}

export function victimsByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<Victim>(db, access, columns, from, 'v.id', ids)
}

/** Victims of cases, oldest first: one list for each case. */
export async function victimsOfCases(db: Database, access: Access, caseIds: readonly string[]): Promise<Victim[][]> {
  const text = `select ${columns} from ${from} where v.case_id = any($1::bigint[]) order by v.reported_on, v.id`
  return groupedByKey(caseIds, await read<Victim>(db, access, text, [caseIds]), (row) => row.caseId ?? '')
}

/** What hangs on a victim: the history of identification, consents and services of support. */
export type VictimParts = Awaited<ReturnType<typeof victimParts>>[number]

/**
 * The parts of victims in the order of the ids, with a fixed number of statements however many victims there are. One after the
 * other: they share the connection of one transaction.
 */
export async function victimParts(db: Database, access: Access, ids: readonly string[]) {
  const where = { victimId: { in: ids.map(BigInt) } }
  const rows = await withPrisma(db, access, async (tx) => ({
    statuses: await tx.victimStatus.findMany({ where, orderBy: [{ reachedOn: 'asc' }, { id: 'asc' }] }),
    consents: await tx.consent.findMany({ where, orderBy: [{ givenOn: 'asc' }, { id: 'asc' }] }),
    services: await tx.supportService.findMany({
      where,
      include: { supportType: true },
      orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    }),
  }))
  const ofVictim = <Row extends { readonly victimId: bigint }>(list: readonly Row[]) =>
    groupedByKey(ids, list, (row) => String(row.victimId))
  const [statuses, consents, services] = [ofVictim(rows.statuses), ofVictim(rows.consents), ofVictim(rows.services)]
  return ids.map((_id, at) => ({
    statuses: statuses[at] ?? [],
    consents: consents[at] ?? [],
    services: services[at] ?? [],
  }))
}
