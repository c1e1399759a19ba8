import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { selectList } from './column.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'

/** How many people of one of the three reviewed groups a unit counted on a day. Never a list of people. */
export interface PopulationReview {
  readonly id: string
  readonly kind: string
  readonly unitId: string
  readonly reviewedOn: string
  readonly people: number
  readonly agencyId: string | null
  readonly synthetic: boolean
}

export interface PopulationReviewFilter {
  readonly unitIds?: readonly string[] | null
  readonly period?: Period | null
  readonly kinds?: readonly string[] | null
  readonly agencyIds?: readonly string[] | null
}

const columns = selectList({
  id: 'r.id::text',
  kind: 'r.kind',
  unitId: 'r.unit_id::text',
  reviewedOn: 'r.reviewed_on',
  people: 'r.people',
  agencyId: 'r.agency_id::text',
  synthetic: 'r.synthetic',
})

export const populationReviewOrders = {
  REVIEWED_ON_DESC: { name: 'reviewed', sql: 'r.reviewed_on', type: 'date', descending: true },
  REVIEWED_ON_ASC: { name: 'reviewed', sql: 'r.reviewed_on', type: 'date', descending: false },
  PEOPLE_DESC: { name: 'people', sql: 'r.people', type: 'int', descending: true },
} as const satisfies Record<string, Order>

/** A page of reviews with one statement; everything in the filter must hold. */
export function listPopulationReviews(
  db: Database,
  access: Access,
  filter: PopulationReviewFilter,
  order: keyof typeof populationReviewOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .inUnits('r.unit_id', filter.unitIds)
    .during('r.reviewed_on', filter.period, 'filter.period')
    .oneOf('r.kind', filter.kinds)
    .oneOf('r.agency_id', filter.agencyIds, 'bigint')
  return readPage<PopulationReview>(db, access, {
    columns,
    from: 'population_review r',
    id: 'r.id',
    conditions,
    order: populationReviewOrders[order],
    page,
  })
}
