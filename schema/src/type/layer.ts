import { type LayerContract, layerIds, layers } from '@hub/contract/layer'
import { layerSourceIds } from '@hub/prisma/data/layer-attribution'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { batch, readAccess } from '../context.ts'
import { Source } from './source.ts'

const sourceIds = batch(async (layerNames: readonly string[], context) => {
  const found = await layerSourceIds(context.db, readAccess(context))
  return layerNames.map((name) => found.get(name) ?? [])
})

const LayerGeometry = builder.enumType('LayerGeometry', {
  description: 'Kind of shapes in a layer.',
  values: {
    POLYGON: { value: 'polygon', description: 'Areas.' },
    LINE: { value: 'line', description: 'Lines.' },
    POINT: { value: 'point', description: 'Points.' },
    MIXED: { value: 'mixed', description: 'Several kinds.' },
  } as const,
})

const LayerProperty = builder.objectRef<{ readonly name: string; readonly type: string }>('LayerProperty').implement({
  description: 'A property of the features of a layer.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name in the tile, such as `name_vi`.' }),
    type: t.exposeString('type', { description: '`String`, `Number` or `Boolean`.' }),
  }),
})

const Layer = builder.objectRef<LayerContract>('Layer').implement({
  description:
    'A layer of vector tiles of the newest release: shapes, ids and names. Figures are joined by `id` from `figures`.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Name of the layer, as in its address.' }),
    labelVi: t.exposeString('labelVi', { description: 'Name in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'Name in English.' }),
    geometry: t.expose('geometry', { type: LayerGeometry, description: 'Kind of shapes.' }),
    minZoom: t.exposeInt('minZoom', { description: 'Lowest zoom with tiles.' }),
    maxZoom: t.exposeInt('maxZoom', { description: 'Highest zoom with tiles; draw larger from these.' }),
    tileJsonUrl: t.string({
      description: 'Path of the TileJSON 3 document on this host.',
      resolve: (layer) => `/tiles/${layer.id}.json`,
    }),
    sources: t.field({
      type: [Source],
      complexity: 3,
      description: 'Sources of its shapes, to be named beside the map. Empty where the hub itself made them.',
      resolve: async (layer, _args, context) => {
        const [{ sources }, ids] = await Promise.all([loadCatalogue(context), sourceIds(context).load(layer.id)])
        return ids.flatMap((id) => sources.get(id) ?? [])
      },
    }),
    properties: t.field({
      type: [LayerProperty],
      description: 'What each feature carries.',
      resolve: (layer) => Object.entries(layer.properties).map(([name, type]) => ({ name, type })),
    }),
  }),
})

builder.queryField('layers', (t) =>
  t.field({
    type: [Layer],
    authScopes: { public: true },
    description: 'The layers that can be drawn.',
    resolve: () => layerIds.map((id) => layers[id]),
  }),
)
