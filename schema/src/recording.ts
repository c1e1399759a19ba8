import type { Actor } from '@hub/prisma/data/audit'
import type { Catalogue } from '@hub/prisma/data/catalogue'
import { type Context, may } from './context.ts'
import { badInput, forbidden } from './error.ts'
import { numberId } from './global-id.ts'

const audited = new WeakSet<Context>()

/** Whether an operation has left its audit entry already, within the transaction of its write. */
export function isAudited(context: Context): boolean {
  return audited.has(context)
}

/**
 * Does a write and notes that its audit entry is in. Whoever writes gets the record back, so reading is needed as well:
 * throws FORBIDDEN without it.
 */
export async function writing<R>(context: Context, write: (actor: Actor) => Promise<R>): Promise<R> {
  if (!may(context, 'records:read')) throw forbidden(['records:read'])
  const written = await write({ access: context.viewer.access, requestId: context.requestId })
  audited.add(context)
  return written
}

const recordsRead = new WeakMap<Context, Set<string>>()

/** Notes that a record was read by its global id, for the audit entry of the operation. */
export function noteRead(context: Context, id: string): void {
  const known = recordsRead.get(context) ?? new Set()
  recordsRead.set(context, known.add(id))
}

/** Global ids of the records that an operation has read by their ids. */
export const readIn = (context: Context): readonly string[] => [...(recordsRead.get(context) ?? [])]

/** Notes the audit entry of a write that needs no right to read records. */
export function markAudited(context: Context): void {
  audited.add(context)
}

/** Rows just written, read back; their absence is a fault of ours. */
export function written<Row>(rows: readonly (Row | undefined)[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error('a row that was just written is not there')
  return row
}

/** The database id of an agency that an input names, or null. */
export function agencyIdFromInput(catalogue: Catalogue, id: string | null | undefined, field: string): string | null {
  if (!id) return null
  const agencyId = numberId(id, 'Agency', field)
  if (!catalogue.agencies.has(agencyId)) throw badInput(field, 'is no agency of this hub.')
  return agencyId
}

/** Database ids of things of one type that inputs name; undefined when none were given. */
export function idsFromInput(
  ids: readonly string[] | null | undefined,
  type: string,
  field: string,
): string[] | undefined {
  return ids?.map((id, index) => numberId(id, type, `${field}.${index}`))
}
