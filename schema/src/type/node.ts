import { builder, limits } from '../builder.ts'
import { badInput } from '../error.ts'
import { decodeId } from '../global-id.ts'
import { loadNodes } from '../node-registry.ts'

/** The Relay interface; types that can be fetched again implement it and call `registerNode`. */
export const Node = builder.nodeInterfaceRef()

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    authScopes: { public: true },
    description: 'One thing by its global id; null when nothing has this id. Some types need an account.',
    args: { id: t.arg.id({ required: true, description: 'Global id, such as `AdminUnit:123`.' }) },
    resolve: async (_root, { id }, context) => (await loadNodes([decodeId(id, 'id')], context))[0] ?? null,
  }),
)

builder.queryField('nodes', (t) =>
  t.field({
    type: [Node],
    nullable: { list: false, items: true },
    authScopes: { public: true },
    complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
    description: 'Several things by their global ids, in the same order; null where nothing has the id.',
    args: {
      ids: t.arg.idList({ required: true, description: `Global ids, at most ${limits.pageSize}; types may be mixed.` }),
    },
    resolve: (_root, { ids }, context) => {
      if (ids.length > limits.pageSize) throw badInput('ids', `at most ${limits.pageSize} ids.`)
      return loadNodes(
        ids.map((id, index) => decodeId(id, `ids.${index}`)),
        context,
      )
    },
  }),
)
