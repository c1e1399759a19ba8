import {
  keyRouteLines,
  type keyRouteOrders,
  keyRoutesByIds,
  listKeyRoutes,
  type KeyRoute as RouteRow,
} from '@hub/prisma/data/key-route'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { Agency } from './agency.ts'
import { Node } from './node.ts'
import { Bbox, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'
import { Source } from './source.ts'

const lines = batch((ids: readonly string[], context) => keyRouteLines(context.db, readAccess(context), ids))

const RouteKind = builder.enumType('RouteKind', {
  description: 'Kind of way.',
  values: {
    EXPRESSWAY: { description: 'Đường cao tốc — expressway' },
    NATIONAL_HIGHWAY: { description: 'Quốc lộ — national highway' },
    PROVINCIAL_ROAD: { description: 'Đường tỉnh — provincial road' },
    RAILWAY: { description: 'Đường sắt — railway' },
    WATERWAY: { description: 'Đường thủy — waterway' },
    OTHER: { description: 'Another way.' },
  } as const,
})

export const KeyRoute = builder.objectRef<RouteRow>('KeyRoute').implement({
  description:
    'A key route (tuyến trọng điểm). The line is a real road or railway; that it is a key route is a designation with a source of its own.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `KeyRoute:5`; map tiles carry the same.',
      resolve: (route) => encodeId('KeyRoute', route.id),
    }),
    code: t.exposeString('code', { description: 'Short stable code, such as the number of the road.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    kind: t.field({
      type: RouteKind,
      description: 'Kind of way.',
      resolve: (route) => route.kind as typeof RouteKind.$inferType,
    }),
    line: t.field({
      type: 'GeoJSON',
      complexity: 10,
      description: 'The way, a MultiLineString; each part runs from the origin towards the destination.',
      resolve: async (route, _args, context) =>
        must((await lines(context).load(route.id)) ?? undefined, 'line of route', route.id),
    }),
    lengthKm: t.exposeFloat('lengthKm', {
      nullable: true,
      description: 'Length in km, measured in VN-2000; null when not measured.',
    }),
    originVi: t.exposeString('originVi', {
      nullable: true,
      description: 'Where people are taken from, in Vietnamese; null when not said.',
    }),
    originEn: t.exposeString('originEn', { nullable: true, description: 'Where people are taken from, in English.' }),
    transitVi: t.exposeString('transitVi', {
      nullable: true,
      description: 'Where they pass, in Vietnamese; null when not said.',
    }),
    transitEn: t.exposeString('transitEn', { nullable: true, description: 'Where they pass, in English.' }),
    destinationVi: t.exposeString('destinationVi', {
      nullable: true,
      description: 'Where they are taken to, in Vietnamese; null when not said.',
    }),
    destinationEn: t.exposeString('destinationEn', {
      nullable: true,
      description: 'Where they are taken to, in English.',
    }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day of the designation.',
      resolve: (route) => route.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it holds.',
      resolve: (route) => route.validTo,
    }),
    source: t.field({
      type: Source,
      description: 'Source of the line.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
    designationSource: t.field({
      type: Source,
      description: 'Source of the designation.',
      resolve: ({ designationSourceId: id }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(id), 'source', id)),
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: 'Whether the designation was invented for demonstration; the line is real all the same.',
    }),
    level: t.int({
      nullable: true,
      authScopes: { scope: 'records:read' },
      description: 'Level of attention, 1 (highest) to 3; null when not set. Needs `records:read`.',
      resolve: (route) => route.level,
    }),
    reviewedOn: t.field({
      type: 'Date',
      nullable: true,
      authScopes: { scope: 'records:read' },
      description: 'Day of the last review; null when never reviewed. Needs `records:read`.',
      resolve: (route) => route.reviewedOn,
    }),
    reviewedBy: t.field({
      type: Agency,
      nullable: true,
      authScopes: { scope: 'records:read' },
      description: 'Who reviewed it last; null when nobody. Needs `records:read`.',
      resolve: ({ reviewedById: id }, _args, context) =>
        id ? fromCatalogue(context, ({ agencies }) => agencies.get(id)) : null,
    }),
  }),
})

registerNode('KeyRoute', { load: (ids, context) => keyRoutesByIds(context.db, readAccess(context), ids) })

const KeyRouteOrder = builder.enumType('KeyRouteOrder', {
  description: 'Orderings of key routes.',
  values: {
    CODE_ASC: { description: 'By code.' },
    NAME_ASC: { description: 'By name without diacritics, A to Z.' },
    LENGTH_DESC: { description: 'The longest first.' },
  } as const satisfies Record<keyof typeof keyRouteOrders, object>,
})

builder.queryField('keyRoutes', (t) =>
  t.connection(
    {
      type: KeyRoute,
      authScopes: { public: true },
      description: 'Key routes through the province.',
      args: {
        units: t.arg({
          type: [UnitInput],
          description:
            'Only routes that pass one of these units; a commune of before 2025 stands for its unit of 2025.',
        }),
        kinds: t.arg({ type: [RouteKind], description: 'Only these kinds.' }),
        asOf: t.arg({ type: 'Date', description: 'Only routes designated on this day.' }),
        bbox: t.arg({ type: Bbox, description: 'Only routes that touch the box.' }),
        near: t.arg({ type: PointRadius, description: 'Only routes that come into the circle.' }),
        text: t.arg.string({ description: 'Words in the name; diacritics and case do not matter.' }),
        orderBy: t.arg({
          type: KeyRouteOrder,
          required: true,
          defaultValue: 'CODE_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { units, kinds, asOf, bbox, near, text, orderBy, ...page }, context) => {
        const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
        const filter = { unitIds, kinds, asOf, bbox, near, text }
        return connectionFromPage(await listKeyRoutes(context.db, readAccess(context), filter, orderBy, page))
      },
    },
    connectionOf(KeyRoute, 'key routes'),
  ),
)
