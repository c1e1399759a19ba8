import type { Access } from '../access.ts'
import { withPrisma } from '../client.ts'
import type { Database } from '../database.ts'
import { lonLat, selectList } from './column.ts'
import { type Bbox, Conditions, type Period, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey, rowsByIds } from './row.ts'

/** A criminal case. Ids are text, days `YYYY-MM-DD`, `point` longitude and latitude. */
export interface Case {
  readonly id: string
  readonly origin: string
  readonly originId: string
  readonly code: string
  readonly kind: string
  readonly openedOn: string
  readonly stage: string
  readonly stageOn: string
  readonly unitId: string
  readonly placePrecision: string
  readonly point: readonly [number, number] | null
  readonly acts: readonly string[]
  readonly means: readonly string[]
  readonly purposes: readonly string[]
  readonly destination: string
  readonly ringId: string | null
  readonly isKeyCase: boolean
  readonly specialProject: boolean
  readonly foetusDeal: boolean
  readonly agencyId: string | null
  readonly summary: string | null
  readonly synthetic: boolean
}

export interface CaseFilter {
  readonly unitIds?: readonly string[] | null
  /** Days of opening. */
  readonly period?: Period | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly kinds?: readonly string[] | null
  readonly stages?: readonly string[] | null
  readonly destinations?: readonly string[] | null
  readonly acts?: readonly string[] | null
  readonly purposes?: readonly string[] | null
  readonly offences?: readonly string[] | null
  readonly routeIds?: readonly string[] | null
  readonly ringCodes?: readonly string[] | null
  readonly agencyIds?: readonly string[] | null
  readonly codes?: readonly string[] | null
  readonly keyCase?: boolean | null
  readonly text?: string | null
}

/** Columns of a case under the alias `c`. */
export const caseColumns = {
  id: 'c.id::text',
  origin: 'c.origin',
  originId: 'c.origin_id',
  code: 'c.code',
  kind: 'c.kind',
  openedOn: 'c.opened_on',
  stage: 'c.stage',
  stageOn: 'c.stage_on',
  unitId: 'c.unit_id::text',
  placePrecision: 'c.place_precision',
  point: lonLat('c.point'),
  acts: 'c.acts',
  means: 'c.means',
  purposes: 'c.purposes',
  destination: 'c.destination',
  ringId: 'c.ring_id::text',
  isKeyCase: 'c.is_key_case',
  specialProject: 'c.special_project',
  foetusDeal: 'c.foetus_deal',
  agencyId: 'c.agency_id::text',
  summary: 'c.summary',
  synthetic: 'c.synthetic',
} as const
const columns = selectList(caseColumns)
const from = 'criminal_case c'

export const caseOrders = {
  OPENED_ON_DESC: { name: 'opened', sql: 'c.opened_on', type: 'date', descending: true },
  OPENED_ON_ASC: { name: 'opened', sql: 'c.opened_on', type: 'date', descending: false },
  STAGE_ON_DESC: { name: 'stage', sql: 'c.stage_on', type: 'date', descending: true },
  CODE_ASC: { name: 'code', sql: 'c.code', type: 'text', descending: false },
} as const satisfies Record<string, Order>

/** A page of cases with one statement; everything in the filter must hold, of a list of codes any one. Only the `wanted` columns are read. */
export function listCases(
  db: Database,
  access: Access,
  filter: CaseFilter,
  order: keyof typeof caseOrders,
  page: PageRequest,
  wanted?: ReadonlySet<string>,
) {
  const conditions = new Conditions()
    .inUnits('c.unit_id', filter.unitIds)
    .during('c.opened_on', filter.period, 'filter.period')
    .inBox('c.point', filter.bbox, 'filter.bbox', 'point')
    .near('c.point', filter.near, 'filter.near')
    .oneOf('c.kind', filter.kinds)
    .oneOf('c.stage', filter.stages)
    .oneOf('c.destination', filter.destinations)
    .oneOf('c.agency_id', filter.agencyIds, 'bigint')
    .oneOf('c.code', filter.codes)
    .equals('c.is_key_case', filter.keyCase)
    .matches(`hub_fold(c.code || ' ' || coalesce(c.summary, ''))`, filter.text, 'filter.text')
  if (filter.acts) conditions.and(`c.acts && ${conditions.value(filter.acts)}::text[]`)
  if (filter.purposes) conditions.and(`c.purposes && ${conditions.value(filter.purposes)}::text[]`)
  if (filter.offences) {
    conditions.and(
      `c.id in (select case_id from case_offence where offence_code = any(${conditions.value(filter.offences)}::text[]))`,
    )
  }
  if (filter.routeIds) {
    conditions.and(
      `c.id in (select case_id from case_route where route_id = any(${conditions.value(filter.routeIds)}::bigint[]))`,
    )
  }
  if (filter.ringCodes) {
    conditions.and(`c.ring_id in (select id from ring where code = any(${conditions.value(filter.ringCodes)}::text[]))`)
  }
  return readPage<Case>(db, access, {
    columns: selectList(caseColumns, wanted),
    from,
    id: 'c.id',
    conditions,
    order: caseOrders[order],
    page,
  })
}

export function casesByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<Case>(db, access, columns, from, 'c.id', ids)
}

/** Cases of rings, oldest first: one list for each ring. */
export async function casesOfRings(db: Database, access: Access, ringIds: readonly string[]): Promise<Case[][]> {
  const text = `select ${columns} from ${from} where c.ring_id = any($1::bigint[]) order by c.opened_on, c.id`
  return groupedByKey(ringIds, await read<Case>(db, access, text, [ringIds]), (row) => row.ringId ?? '')
}

/** What hangs on a case: its history, people as counts, offences, routes, trials and ring. */
export type CaseParts = Awaited<ReturnType<typeof caseParts>>[number]

/**
 * The parts of cases in the order of the ids, with a fixed number of statements however many cases there are. One after the other:
 * they share the connection of one transaction.
 */
export async function caseParts(db: Database, access: Access, ids: readonly string[]) {
  const where = { caseId: { in: ids.map(BigInt) } }
  const rows = await withPrisma(db, access, async (tx) => ({
    stages: await tx.caseStage.findMany({ where, orderBy: [{ reachedOn: 'asc' }, { id: 'asc' }] }),
    people: await tx.casePeople.findMany({ where, orderBy: [{ role: 'asc' }, { sex: 'asc' }, { ageGroup: 'asc' }] }),
    offences: await tx.caseOffence.findMany({ where, include: { offence: true }, orderBy: { offenceCode: 'asc' } }),
    routes: await tx.caseRoute.findMany({ where, orderBy: { routeId: 'asc' } }),
    trials: await tx.trial.findMany({ where, orderBy: [{ heldOn: 'asc' }, { id: 'asc' }] }),
    rings: await tx.case.findMany({
      where: { id: where.caseId, ringId: { not: null } },
      select: { id: true, ring: true },
    }),
  }))
  const ofCase = <Row extends { readonly caseId: bigint }>(list: readonly Row[]) =>
    groupedByKey(ids, list, (row) => String(row.caseId))
  const [stages, people, offences, routes, trials] = [
    ofCase(rows.stages),
    ofCase(rows.people),
    ofCase(rows.offences),
    ofCase(rows.routes),
    ofCase(rows.trials),
  ]
  const rings = new Map(rows.rings.map(({ id, ring }) => [String(id), ring]))
  return ids.map((id, at) => ({
    stages: stages[at] ?? [],
    people: people[at] ?? [],
    offences: offences[at]?.map(({ offence }) => offence) ?? [],
    routeIds: routes[at]?.map(({ routeId }) => String(routeId)) ?? [],
    trials: trials[at] ?? [],
    ring: rings.get(id) ?? null,
  }))
}
