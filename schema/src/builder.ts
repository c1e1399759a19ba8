import type { SessionStage } from '@hub/prisma/data/session'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type { Context } from './context.ts'
import { forbidden, needsSession, tooLarge, unauthenticated } from './error.ts'
import { decodeId, encodeId } from './global-id.ts'
import type { Scope } from './scope.ts'

/** Limits of one operation. An object field costs 1, a list multiplies what is below it by its page size. */
export const limits = { depth: 14, breadth: 400, complexity: 30_000, pageSize: 200, defaultPageSize: 20 } as const

export interface SchemaTypes {
  Context: Context
  DefaultFieldNullability: false
  DefaultNodeNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultAuthStrategy: 'all'
  AuthScopes: { public: boolean; scope: Scope; session: SessionStage }
  Connection: { totalCount: () => Promise<number> }
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: string; Output: string }
    DateTime: { Input: string; Output: Date | string }
    JSON: { Input: unknown; Output: unknown }
    GeoJSON: { Input: never; Output: object }
  }
}

/** The types of the schema with what Pothos adds to them. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>

/**
 * Fields are non-null unless they say otherwise. Every root field names its scopes: `{ public: true }`, `{ scope: … }`, or
 * `{ session: … }` for what people do to their own account in the browser; several must all hold. Types are defined in type/, one file each.
 */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ScopeAuthPlugin, ComplexityPlugin, RelayPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    defaultStrategy: 'all',
    authScopes: ({ viewer }) => ({
      public: true,
      scope: (scope) => viewer.scopes.includes(scope),
      session: (stage) => viewer.session !== undefined && reaches(viewer.session.stage, stage),
    }),
    unauthorizedError: (_parent, { viewer }, info) => {
      if (viewer.accountId === null) return unauthenticated()
      const needs = neededScopes(info.parentType.name, info.fieldName)
      return needs.length > 0 ? forbidden(needs) : needsSession(viewer.session?.stage)
    },
  },
  complexity: {
    limit: { depth: limits.depth, breadth: limits.breadth, complexity: limits.complexity },
    defaultListMultiplier: 3,
    complexityError: (kind, found) => {
      const name = kind.toLowerCase() as 'depth' | 'breadth' | 'complexity'
      return tooLarge(
        `This operation is too large: its ${name} is ${found[name]}, the limit is ${limits[name]}. Ask for fewer fields or smaller pages.`,
        limits[name],
      )
    },
  },
  relay: {
    encodeGlobalID: (type, id) => encodeId(type, String(id)),
    decodeGlobalID: (id) => decodeId(id, 'id'),
    // Both are in type/node.ts, where they check the scopes of each type.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: 'String',
    // The connection itself has counted its rows.
    edgesFieldOptions: {
      complexity: { field: 0, multiplier: 1 },
      nullable: { list: false, items: false },
      description: 'The rows of this page, each with its cursor, in the order asked for.',
    },
    nodeFieldOptions: { nullable: false, description: 'The row itself.' },
    nodesOnConnection: {
      complexity: { field: 0, multiplier: 1 },
      description: 'The rows of this page without their cursors.',
    },
    cursorFieldOptions: { description: 'Opaque place of this row in the list: give it as `after` or `before`.' },
    defaultConnectionFieldOptions: {
      complexity: (args: { first?: number | null; last?: number | null }) => ({
        field: 1,
        multiplier: args.first ?? args.last ?? limits.defaultPageSize,
      }),
    } as object,
    pageInfoFieldOptions: { description: 'Whether there is more, and the cursors of the ends of this page.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: {
      description: 'Whether rows follow this page. When paging with `last`/`before`, whether `before` was given.',
    },
    hasPreviousPageFieldOptions: {
      description: 'Whether rows come before this page. When paging with `first`/`after`, whether `after` was given.',
    },
    startCursorFieldOptions: { description: 'Cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'Cursor of the last row; null on an empty page. Give it as `after` for the next page.',
    },
    firstArgOptions: {
      description: `How many rows from the start of the list, 1 to ${limits.pageSize}; ${limits.defaultPageSize} when neither \`first\` nor \`last\` is given.`,
    },
    lastArgOptions: {
      description: `How many rows from the end of the list, 1 to ${limits.pageSize}. Not together with \`first\`.`,
    },
    afterArgOptions: {
      description:
        'Only rows after this cursor (`pageInfo.endCursor` of the page before). The ordering must stay the same.',
    },
    beforeArgOptions: { description: 'Only rows before this cursor. The ordering must stay the same.' },
    nodeTypeOptions: { description: 'Anything with an id that `node` can fetch again.' },
    idFieldOptions: {
      description:
        'Readable global id: the type, a colon and a number or code, such as `AdminUnit:123`. Stable within one database.',
    },
  },
})

const stages: readonly SessionStage[] = ['FACTOR', 'PASSWORD', 'FULL']

function reaches(stage: SessionStage, needed: SessionStage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(needed)
}

/** Scopes of each field that has some, gathered while types are defined: for error messages and for the test of root fields. */
function neededScopes(type: string, field: string): Scope[] {
  const config = builder.configStore.getFields(type).get(field)
  const options = config?.pothosOptions as { authScopes?: { scope?: Scope } | (() => unknown) } | undefined
  const named = typeof options?.authScopes === 'object' ? options.authScopes.scope : undefined
  return named ? [named] : []
}

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description:
      'How many rows the filters match in all pages. It is counted only when asked for, with one more statement.',
    resolve: (connection) => connection.totalCount(),
  }),
)

builder.queryType({
  description: 'Everything that can be read. Without an account, from the newest release; see `release`.',
})
// The mutation type is in mutation.ts: files with mutations import it, since a type without fields would be no valid schema.
