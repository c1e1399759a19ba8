import { type Catalogue, catalogueOf } from '@hub/prisma/data/catalogue'
import { type Context, may } from './context.ts'
import type { Scope } from './scope.ts'

/**
 * Whoever may read any live rows needs the live catalogue: live rows may name units and metrics that no release has yet. So does whoever
 * gives areas, which is done before the first release.
 */
const liveScopes: readonly Scope[] = [
  'records:read',
  'figures:exact',
  'review:read',
  'import:write',
  'records:write',
  'account:admin',
]

/** The reference data of this operation: read at most once, and from memory unless a new release appeared. */
export async function loadCatalogue(context: Context): Promise<Catalogue> {
  const live = liveScopes.some((scope) => may(context, scope))
  context.catalogue ??= await catalogueOf(context.db, live ? context.viewer.access : { role: 'public' })
  return context.catalogue
}

/** Reads something from the catalogue; at once where it is loaded, so that the fields of many rows make no promises. */
export function fromCatalogue<Found>(context: Context, find: (catalogue: Catalogue) => Found): Found | Promise<Found> {
  return context.catalogue ? find(context.catalogue) : loadCatalogue(context).then(find)
}

/** A row of the catalogue that a foreign key names; its absence is a fault of ours. */
export function must<Row>(row: Row | undefined, what: string, id: string): Row {
  if (row === undefined) throw new Error(`${what} ${id} is missing from the catalogue`)
  return row
}
