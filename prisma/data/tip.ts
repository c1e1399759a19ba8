import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { type Case, caseColumns } from './case.ts'
import { jsonRow, lonLat, selectList } from './column.ts'
import { type Bbox, Conditions, type Period, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey, rowsByIds } from './row.ts'

/** A tip. Ids are text, `point` longitude and latitude; `case` is the case it led to. */
export interface Tip {
  readonly id: string
  readonly origin: string
  readonly originId: string
  readonly kind: string
  readonly channel: string
  readonly receivedAt: Date
  readonly unitId: string
  readonly placePrecision: string
  readonly point: readonly [number, number] | null
  readonly topic: string
  readonly status: string
  readonly outcome: string | null
  readonly agencyId: string | null
  readonly classifiedAt: Date | null
  readonly firstActionAt: Date | null
  readonly resolvedAt: Date | null
  readonly extended: boolean
  readonly caseId: string | null
  readonly case: Case | null
  readonly summary: string | null
  readonly synthetic: boolean
  readonly recordedAt: Date
}

export interface TipFilter {
  readonly unitIds?: readonly string[] | null
  /** Days of receipt, in Việt Nam. */
  readonly period?: Period | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly kinds?: readonly string[] | null
  readonly channels?: readonly string[] | null
  readonly topics?: readonly string[] | null
  readonly statuses?: readonly string[] | null
  readonly outcomes?: readonly string[] | null
  readonly agencyIds?: readonly string[] | null
  readonly caseIds?: readonly string[] | null
  readonly hasCase?: boolean | null
  readonly text?: string | null
}

const tipColumns = {
  id: 't.id::text',
  origin: 't.origin',
  originId: 't.origin_id',
  kind: 't.kind',
  channel: 't.channel',
  receivedAt: 't.received_at',
  unitId: 't.unit_id::text',
  placePrecision: 't.place_precision',
  point: lonLat('t.point'),
  topic: 't.topic',
  status: 't.status',
  outcome: 't.outcome',
  agencyId: 't.agency_id::text',
  classifiedAt: 't.classified_at',
  firstActionAt: 't.first_action_at',
  resolvedAt: 't.resolved_at',
  extended: 't.extended',
  caseId: 't.case_id::text',
  // Carried along, so that a page with its cases is one statement. Few tips have one.
  case: `case when c.id is not null then ${jsonRow(caseColumns)} end`,
  summary: 't.summary',
  synthetic: 't.synthetic',
  recordedAt: 't.recorded_at',
}
const columns = selectList(tipColumns)
const from = 'tip t left join criminal_case c on c.id = t.case_id'

export const tipOrders = {
  RECEIVED_AT_DESC: { name: 'received', sql: 't.received_at', type: 'timestamptz', descending: true },
  RECEIVED_AT_ASC: { name: 'received', sql: 't.received_at', type: 'timestamptz', descending: false },
  RECORDED_DESC: { name: 'recorded', sql: 't.id', type: 'bigint', descending: true },
} as const satisfies Record<string, Order>

/** A page of tips with one statement; everything in the filter must hold. Of the rows only the `wanted` columns are read. */
export function listTips(
  db: Database,
  access: Access,
  filter: TipFilter,
  order: keyof typeof tipOrders,
  page: PageRequest,
  wanted?: ReadonlySet<string>,
) {
  const conditions = received(new Conditions(), filter.period)
    .inUnits('t.unit_id', filter.unitIds)
    .inBox('t.point', filter.bbox, 'filter.bbox', 'point')
    .near('t.point', filter.near, 'filter.near')
    .oneOf('t.kind', filter.kinds)
    .oneOf('t.channel', filter.channels)
    .oneOf('t.topic', filter.topics)
    .oneOf('t.status', filter.statuses)
    .oneOf('t.outcome', filter.outcomes)
    .oneOf('t.agency_id', filter.agencyIds, 'bigint')
    .oneOf('t.case_id', filter.caseIds, 'bigint')
    .equals('(t.case_id is not null)', filter.hasCase)
    .matches('t.search_text', filter.text, 'filter.text')
  // The index of the search text leaves out tips without words.
  if (filter.text) conditions.and('t.summary is not null')
  return readPage<Tip>(db, access, {
    columns: selectList(tipColumns, wanted),
    from: wanted && !wanted.has('case') ? 'tip t' : from,
    id: 't.id',
    conditions,
    order: tipOrders[order],
    page,
  })
}

/** Days as bounds of the instant, so that the index by time serves. */
function received(conditions: Conditions, period: Period | null | undefined): Conditions {
  new Conditions().during('day', period, 'filter.period') // refuses a backwards period
  const midnight = (day: string, days: number) =>
    `((${conditions.value(day)}::date + ${days})::timestamp at time zone 'Asia/Ho_Chi_Minh')`
  if (period?.from) conditions.and(`t.received_at >= ${midnight(period.from, 0)}`)
  if (period?.to) conditions.and(`t.received_at < ${midnight(period.to, 1)}`)
  return conditions
}

export function tipsByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<Tip>(db, access, columns, from, 't.id', ids)
}

/** Tips that led to cases, oldest first: one list for each case. */
export async function tipsOfCases(db: Database, access: Access, caseIds: readonly string[]): Promise<Tip[][]> {
  const text = `select ${columns} from ${from} where t.case_id = any($1::bigint[]) order by t.received_at, t.id`
  return groupedByKey(caseIds, await read<Tip>(db, access, text, [caseIds]), (tip) => tip.caseId ?? '')
}

/** A message about a tip, between whoever filed it and the officers. */
export interface TipMessage {
  readonly sentOn: string
  readonly fromReporter: boolean
  readonly body: string
}

/** Messages about tips, the oldest first: one list for each tip. */
export async function messagesOfTips(db: Database, access: Access, tipIds: readonly string[]): Promise<TipMessage[][]> {
  const text =
    'select tip_id::text as "tipId", hub_day(sent_at) as "sentOn", from_reporter as "fromReporter", body ' +
    'from tip_message where tip_id = any($1::bigint[]) order by sent_at, id'
  const rows = await read<TipMessage & { readonly tipId: string }>(db, access, text, [tipIds])
  return groupedByKey(tipIds, rows, (row) => row.tipId)
}
