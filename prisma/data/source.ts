import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { Conditions } from './condition.ts'
import { type PageRequest, readPage } from './page.ts'

/** A page of ids of sources by id: their rows are in the catalogue. */
export function listSources(
  db: Database,
  access: Access,
  filter: { readonly kinds?: readonly string[] | null; readonly text?: string | null },
  page: PageRequest,
) {
  const conditions = new Conditions()
    .oneOf('s.kind', filter.kinds)
    .matches(`hub_fold(s.title_vi || ' ' || s.title_en || ' ' || s.publisher)`, filter.text, 'text')
  return readPage<{ id: string }, string>(
    db,
    access,
    {
      columns: 's.id',
      from: 'source s',
      id: 's.id',
      idType: 'text',
      conditions,
      order: { name: 'id', sql: 's.id', type: 'text', descending: false },
      page,
    },
    (row) => row.id,
  )
}
