import type { Page } from '@hub/prisma/data/page'
import type { ObjectRef } from '@pothos/core'
import { builder, type Types } from './builder.ts'

/** The connection and edge types of a node type: `TipConnection` and `TipEdge`. Call it once for each type. */
export function connectionOf<Row>(type: ObjectRef<Types, Row, Row>, things: string) {
  const name = type.name
  return builder.connectionObject(
    { type, name: `${name}Connection`, description: `One page of ${things}, and where it stands in the list.` },
    { name: `${name}Edge`, description: `One of ${things}, with its cursor.` },
  )
}

/** A page of rows in the shape the connection types want. Cursors are made only when they are asked for. */
export function connectionFromPage<Row>(page: Page<Row>) {
  const { rows } = page
  return {
    edges: rows.map((node, index) => ({
      node,
      get cursor() {
        return page.cursor(index)
      },
    })),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      get startCursor() {
        return rows.length === 0 ? null : page.cursor(0)
      },
      get endCursor() {
        return rows.length === 0 ? null : page.cursor(rows.length - 1)
      },
    },
    totalCount: page.totalCount,
  }
}
