import type { Source as SourceRow } from '@hub/prisma/data/catalogue-row'
import { listSources } from '@hub/prisma/data/source'
import { builder } from '../builder.ts'
import { loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { mapPage } from '../page.ts'
import { Node } from './node.ts'

const SourceKind = builder.enumType('SourceKind', {
  description: 'How far a source speaks of the real world.',
  values: {
    REAL: { description: 'Published or measured by somebody: law, statistics, maps.' },
    SYNTHETIC: { description: 'Invented for demonstration by a generator; speaks of no real person or event.' },
    ASSUMPTION: { description: 'Set by the makers of the hub where nothing was published; said in the note.' },
  } as const,
})

export const Source = builder.objectRef<SourceRow>('Source').implement({
  description: 'Where data come from, under which licence, and how to name the source.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `Source:gso-census-2019`.',
      resolve: (source) => encodeId('Source', source.id),
    }),
    titleVi: t.exposeString('titleVi', { description: 'Title in Vietnamese.' }),
    titleEn: t.exposeString('titleEn', { description: 'Title in English.' }),
    publisher: t.exposeString('publisher', { description: 'Who published it.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was found; null when it is not on the web.' }),
    licence: t.exposeString('licence', { description: 'Licence by name or SPDX identifier.' }),
    licenceUrl: t.exposeString('licenceUrl', {
      nullable: true,
      description: 'Text of the licence; null when it has no address.',
    }),
    attribution: t.exposeString('attribution', { description: 'How to name the source wherever its data are shown.' }),
    retrievedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day it was fetched; null when not known.',
      resolve: (source) => source.retrievedOn,
    }),
    validOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day the data describe; null when they describe no single day.',
      resolve: (source) => source.validOn,
    }),
    kind: t.expose('kind', { type: SourceKind, description: 'Real, synthetic, or assumed.' }),
    noteVi: t.exposeString('noteVi', { nullable: true, description: 'What to know before use, in Vietnamese.' }),
    noteEn: t.exposeString('noteEn', { nullable: true, description: 'What to know before use, in English.' }),
  }),
})

registerNode('Source', {
  load: async (ids, context) => {
    const { sources } = await loadCatalogue(context)
    return ids.map((id) => sources.get(id))
  },
})

builder.queryField('sources', (t) =>
  t.connection(
    {
      type: Source,
      authScopes: { public: true },
      description: 'Every source of the data, by id.',
      args: {
        kinds: t.arg({ type: [SourceKind], description: 'Only these kinds.' }),
        text: t.arg.string({
          description: 'Words in the title or publisher, in Vietnamese or English; diacritics and case do not matter.',
        }),
      },
      resolve: async (_root, { kinds, text, ...page }, context) => {
        const { sources } = await loadCatalogue(context)
        const found = await listSources(context.db, readAccess(context), { kinds, text }, page)
        return connectionFromPage(mapPage(found, (id) => must(sources.get(id), 'source', id)))
      },
    },
    connectionOf(Source, 'sources'),
  ),
)
