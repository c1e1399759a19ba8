import type { Page } from '@hub/prisma/data/page'

/** A page of other things in the same places. */
export function mapPage<From, To>(page: Page<From>, change: (row: From) => To): Page<To> {
  return { ...page, rows: page.rows.map(change) }
}
