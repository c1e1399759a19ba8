import { type Hit, search } from '@hub/prisma/data/search'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { readAccess } from '../context.ts'
import { loadNodes } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { CampaignEvent } from './campaign-event.ts'
import { IndustrialPark } from './industrial-park.ts'
import { ForeignResidentArea, WorkerHousingArea } from './key-area.ts'
import { KeyRoute } from './key-route.ts'

/** Rows come marked with their type by `loadNodes`. */
const SearchHit = builder.unionType('SearchHit', {
  description: 'Something found by its name. Ask for fields with `... on AdminUnit { … }`.',
  types: [AdminUnit, IndustrialPark, KeyRoute, WorkerHousingArea, ForeignResidentArea, CampaignEvent],
})

const globalIdOf = (hit: Hit) => ({ typename: hit.kind, id: hit.id })

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHit],
    authScopes: { public: true },
    complexity: ({ first }) => ({ field: 10, multiplier: first ?? 10 }),
    description:
      'Finds places and events by name, the nearest first: administrative units old and new (by all their names, and by code), industrial parks, key routes, areas and events. Diacritics and case do not matter; where nothing is called so, small slips of the pen are forgiven.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'A name or the beginning of one, such as `kinh bac`. Empty text finds nothing.',
      }),
      first: t.arg.int({ required: true, defaultValue: 10, description: 'How many at most, 1 to 50.' }),
    },
    resolve: async (_root, { text, first }, context) => {
      await loadCatalogue(context)
      const hits = await search(context.db, readAccess(context), text, first)
      const rows = await loadNodes(hits.map(globalIdOf), context)
      return rows.filter((row) => row !== null) as (typeof SearchHit.$inferType)[]
    },
  }),
)
