import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { Conditions } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { rowsByIds } from './row.ts'

export interface PilotModel {
  readonly id: string
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unitId: string
  readonly startedOn: string
  readonly endedOn: string | null
  readonly synthetic: boolean
}

export interface PilotModelFilter {
  readonly unitIds?: readonly string[] | null
  /** Only models running on this day. */
  readonly asOf?: string | null
  readonly text?: string | null
}

/** How alive a model is: its events so far and the day of the last. */
export interface PilotModelActivity {
  readonly events: number
  readonly lastEventOn: string | null
}

const columns =
  'm.id::text, m.code, m.name_vi as "nameVi", m.name_en as "nameEn", m.unit_id::text as "unitId", m.started_on as "startedOn", ' +
  'm.ended_on as "endedOn", m.synthetic'

export const pilotModelOrders = {
  CODE_ASC: { name: 'code', sql: 'm.code', type: 'text', descending: false },
  STARTED_ON_DESC: { name: 'started', sql: 'm.started_on', type: 'date', descending: true },
} as const satisfies Record<string, Order>

export function listPilotModels(
  db: Database,
  access: Access,
  filter: PilotModelFilter,
  order: keyof typeof pilotModelOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .inUnits('m.unit_id', filter.unitIds)
    .matches(`hub_fold(m.name_vi || ' ' || m.name_en || ' ' || m.code)`, filter.text, 'text')
  if (filter.asOf) {
    const day = conditions.value(filter.asOf)
    conditions.and(`m.started_on <= ${day}::date and (m.ended_on is null or m.ended_on >= ${day}::date)`)
  }
  return readPage<PilotModel>(db, access, {
    columns,
    from: 'pilot_model m',
    id: 'm.id',
    conditions,
    order: pilotModelOrders[order],
    page,
  })
}

export function pilotModelsByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<PilotModel>(db, access, columns, 'pilot_model m', 'm.id', ids)
}

/** The activity of each model, in the order of the ids, with one statement. */
export async function pilotModelActivity(
  db: Database,
  access: Access,
  ids: readonly string[],
): Promise<PilotModelActivity[]> {
  const rows = await read<PilotModelActivity & { id: string }>(
    db,
    access,
    'select pilot_model_id::text as id, count(*)::int as events, max(held_on) as "lastEventOn" from campaign_event ' +
      'where pilot_model_id = any($1::bigint[]) group by 1',
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id) ?? { events: 0, lastEventOn: null })
}
