import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { Conditions } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'

export interface AgencyFilter {
  readonly kinds?: readonly string[] | null
  readonly levels?: readonly string[] | null
  /** Agencies whose own area is one of these units. */
  readonly unitIds?: readonly string[] | null
  readonly asOf?: string | null
  readonly text?: string | null
}

export const agencyOrders = {
  CODE_ASC: { name: 'code', sql: 'a.code', type: 'text', descending: false },
  NAME_ASC: { name: 'name', sql: 'hub_fold(a.name_vi)', type: 'text', descending: false },
} as const satisfies Record<string, Order>

/** A page of ids of agencies: their rows are in the catalogue. */
export function listAgencies(
  db: Database,
  access: Access,
  filter: AgencyFilter,
  order: keyof typeof agencyOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .oneOf('a.kind', filter.kinds)
    .oneOf('a.level', filter.levels)
    .oneOf('a.unit_id', filter.unitIds, 'bigint')
    .validOn('a', filter.asOf)
    .matches(`hub_fold(a.name_vi || ' ' || a.name_en || ' ' || a.code)`, filter.text, 'text')
  return readPage<{ id: string }, string>(
    db,
    access,
    { columns: 'a.id::text', from: 'agency a', id: 'a.id', conditions, order: agencyOrders[order], page },
    (row) => row.id,
  )
}
