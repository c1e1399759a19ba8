import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { selectList } from './column.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey } from './row.ts'

/** A legal time limit of one record, by the clock in force on the day it started. Exactly one of the three ids is set. */
export interface Deadline {
  readonly id: string
  readonly subject: 'TIP' | 'VICTIM' | 'CASE'
  readonly tipId: string | null
  readonly victimId: string | null
  readonly caseId: string | null
  readonly clockKind: string
  readonly labelVi: string
  readonly labelEn: string
  readonly legalRef: string
  readonly unitId: string
  readonly agencyId: string | null
  readonly startedAt: Date
  readonly dueAt: Date
  readonly metAt: Date | null
  readonly extended: boolean
  readonly state: DeadlineState
  /** Whole days from when it ran out until it was met, or until now; null while time is left, and when met in time. */
  readonly daysLate: number | null
  readonly synthetic: boolean
}

export type DeadlineState = 'OPEN' | 'OVERDUE' | 'MET' | 'MET_LATE'

export interface DeadlineFilter {
  readonly subjects?: readonly string[] | null
  readonly clockKinds?: readonly string[] | null
  readonly states?: readonly DeadlineState[] | null
  /** Days on which time runs out, in Việt Nam. */
  readonly due?: Period | null
  readonly unitIds?: readonly string[] | null
  readonly agencyIds?: readonly string[] | null
}

/** Conditions of the four states, on `d`; the open ones can use the index of deadlines not met. */
const stateSql: Readonly<Record<DeadlineState, string>> = {
  OPEN: '(d.met_at is null and d.due_at >= now())',
  OVERDUE: '(d.met_at is null and d.due_at < now())',
  MET: '(d.met_at <= d.due_at)',
  MET_LATE: '(d.met_at > d.due_at)',
}

const columns = selectList({
  id: 'd.id::text',
  subject: 'd.subject',
  tipId: 'd.tip_id::text',
  victimId: 'd.victim_id::text',
  caseId: 'd.case_id::text',
  clockKind: 'd.clock_kind',
  labelVi: 'k.label_vi',
  labelEn: 'k.label_en',
  legalRef: 'k.legal_ref',
  unitId: 'd.unit_id::text',
  agencyId: 'd.agency_id::text',
  startedAt: 'd.started_at',
  dueAt: 'd.due_at',
  metAt: 'd.met_at',
  extended: 'd.extended',
  state: `case ${Object.entries(stateSql)
    .map(([state, sql]) => `when ${sql} then '${state}'`)
    .join(' ')} end`,
  daysLate:
    'case when coalesce(d.met_at, now()) > d.due_at then floor(extract(epoch from coalesce(d.met_at, now()) - d.due_at) / 86400)::int end',
  synthetic: 'd.synthetic',
})
const from = 'deadline d join legal_clock k on k.id = d.clock_id'

export const deadlineOrders = {
  DUE_AT_ASC: { name: 'due', sql: 'd.due_at', type: 'timestamptz', descending: false },
  DUE_AT_DESC: { name: 'due', sql: 'd.due_at', type: 'timestamptz', descending: true },
} as const satisfies Record<string, Order>

/** Everything in the filter must hold, on `d`. */
function conditionsOf(filter: DeadlineFilter): Conditions {
  const conditions = new Conditions()
    .oneOf('d.subject', filter.subjects)
    .oneOf('d.clock_kind', filter.clockKinds)
    .during('hub_day(d.due_at)', filter.due, 'filter.due')
    .inUnits('d.unit_id', filter.unitIds)
    .oneOf('d.agency_id', filter.agencyIds, 'bigint')
  if (filter.states) {
    const wanted = [...new Set(filter.states)].map((state) => stateSql[state])
    conditions.and(`(${wanted.join(' or ') || 'false'})`)
  }
  return conditions
}

/** A page of deadlines with one statement. */
export function listDeadlines(
  db: Database,
  access: Access,
  filter: DeadlineFilter,
  order: keyof typeof deadlineOrders,
  page: PageRequest,
) {
  const conditions = conditionsOf(filter)
  return readPage<Deadline>(db, access, { columns, from, id: 'd.id', conditions, order: deadlineOrders[order], page })
}

/** Ids of the agencies of those deadlines, each once: of the same rows that `listDeadlines` reaches, and of no other. */
export async function agenciesOfDeadlines(db: Database, access: Access, filter: DeadlineFilter): Promise<string[]> {
  const conditions = conditionsOf(filter).and('d.agency_id is not null')
  const text = `select distinct d.agency_id::text as id from deadline d where ${conditions.where} order by 1`
  return (await read<{ id: string }>(db, access, text, conditions.values)).map(({ id }) => id)
}

const owner = { TIP: 'tip_id', VICTIM: 'victim_id', CASE: 'case_id' } as const
const ownerOf = {
  TIP: (row: Deadline) => row.tipId ?? '',
  VICTIM: (row: Deadline) => row.victimId ?? '',
  CASE: (row: Deadline) => row.caseId ?? '',
} as const

/** Deadlines of records of one kind, the first to run out first: one list for each record. */
export async function deadlinesOf(
  db: Database,
  access: Access,
  subject: keyof typeof owner,
  ids: readonly string[],
): Promise<Deadline[][]> {
  const text = `select ${columns} from ${from} where d.${owner[subject]} = any($1::bigint[]) order by d.due_at, d.id`
  return groupedByKey(ids, await read<Deadline>(db, access, text, [ids]), ownerOf[subject])
}
