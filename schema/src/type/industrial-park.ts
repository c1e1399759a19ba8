import {
  type industrialParkOrders,
  industrialParkOutlines,
  industrialParkRings,
  industrialParksByIds,
  listIndustrialParks,
  type IndustrialPark as ParkRow,
  parkRingKm,
} from '@hub/prisma/data/industrial-park'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { Node } from './node.ts'
import { Bbox, Point, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'
import { Source } from './source.ts'

export const industrialParks = batch((ids: readonly string[], context) =>
  industrialParksByIds(context.db, readAccess(context), ids),
)
const outlines = batch((ids: readonly string[], context) =>
  industrialParkOutlines(context.db, readAccess(context), ids),
)

/** One batch for each distance, since a page asks for all parks at one. */
const rings = batch(async (keys: readonly string[], context) => {
  const wanted = keys.map((key) => key.split(' ') as [id: string, km: string])
  const answers = new Map<string, object | null>()
  for (const km of new Set(wanted.map(([, distance]) => distance))) {
    const ids = wanted.flatMap(([id, distance]) => (distance === km ? [id] : []))
    const shapes = await industrialParkRings(context.db, readAccess(context), ids, Number(km))
    for (const [index, id] of ids.entries()) answers.set(`${id} ${km}`, shapes[index] ?? null)
  }
  return keys.map((key) => answers.get(key) ?? null)
})

const ParkKind = builder.enumType('ParkKind', {
  description: 'Kind of an industrial park.',
  values: {
    INDUSTRIAL_PARK: { description: 'Khu công nghiệp — industrial park' },
    INDUSTRIAL_CLUSTER: { description: 'Cụm công nghiệp — smaller industrial cluster' },
  } as const,
})

const ParkStatus = builder.enumType('ParkStatus', {
  description: 'What the map says of a park.',
  values: {
    MAPPED: { description: 'On the map.' },
    UNDER_CONSTRUCTION: { description: 'Mapped as being built.' },
  } as const,
})

export const IndustrialPark = builder.objectRef<ParkRow>('IndustrialPark').implement({
  description: 'An industrial park or cluster: where many workers come together. Real places from open maps.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `IndustrialPark:2`; map tiles carry the same.',
      resolve: (park) => encodeId('IndustrialPark', park.id),
    }),
    code: t.exposeString('code', { description: 'Short stable code.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    kind: t.field({
      type: ParkKind,
      description: 'Park or cluster.',
      resolve: (park) => park.kind as typeof ParkKind.$inferType,
    }),
    status: t.field({
      type: ParkStatus,
      description: 'Mapped, or being built.',
      resolve: (park) => park.status as typeof ParkStatus.$inferType,
    }),
    areaHaMapped: t.exposeFloat('areaHaMapped', {
      nullable: true,
      description: 'Area of the mapped outline in hectares; null without an outline.',
    }),
    areaHaPlanned: t.exposeFloat('areaHaPlanned', {
      nullable: true,
      description: 'Planned area in hectares by a published source; null when none was found.',
    }),
    unit: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The commune that holds its point; null when outside all units.',
      resolve: ({ unitId }, _args, context) =>
        unitId === null ? null : fromCatalogue(context, ({ units }) => units.get(unitId)),
    }),
    point: t.expose('point', { type: Point, description: 'A point inside it.' }),
    outline: t.field({
      type: 'GeoJSON',
      nullable: true,
      complexity: 5,
      description: 'Mapped outline, a MultiPolygon; null where only its point is known.',
      resolve: (park, _args, context) => outlines(context).load(park.id),
    }),
    around: t.field({
      type: 'GeoJSON',
      nullable: true,
      complexity: 10,
      description:
        'What lies at most so far from the outline (or from the point, where no outline is mapped): a Polygon or MultiPolygon, measured on the ground.',
      args: {
        withinKm: t.arg.float({
          required: true,
          description: `Distance in kilometres, ${parkRingKm.min} to ${parkRingKm.max}.`,
        }),
      },
      resolve: (park, { withinKm }, context) => rings(context).load(`${park.id} ${withinKm}`),
    }),
    source: t.field({
      type: Source,
      description: 'Source of place and outline.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
  }),
})

registerNode('IndustrialPark', { load: (ids, context) => industrialParksByIds(context.db, readAccess(context), ids) })

const IndustrialParkOrder = builder.enumType('IndustrialParkOrder', {
  description: 'Orderings of industrial parks.',
  values: {
    CODE_ASC: { description: 'By code.' },
    NAME_ASC: { description: 'By name without diacritics, A to Z.' },
    AREA_DESC: { description: 'The largest first, by mapped area or else the planned one.' },
  } as const satisfies Record<keyof typeof industrialParkOrders, object>,
})

builder.queryField('industrialParks', (t) =>
  t.connection(
    {
      type: IndustrialPark,
      authScopes: { public: true },
      description: 'Industrial parks and clusters.',
      args: {
        units: t.arg({
          type: [UnitInput],
          description: 'Only parks whose point lies in one of these units, of any basis and level.',
        }),
        kinds: t.arg({ type: [ParkKind], description: 'Only these kinds.' }),
        statuses: t.arg({ type: [ParkStatus], description: 'Only these statuses.' }),
        bbox: t.arg({ type: Bbox, description: 'Only parks that touch the box.' }),
        near: t.arg({ type: PointRadius, description: 'Only parks that reach into the circle.' }),
        text: t.arg.string({ description: 'Words in the name; diacritics and case do not matter.' }),
        orderBy: t.arg({
          type: IndustrialParkOrder,
          required: true,
          defaultValue: 'CODE_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { units, kinds, statuses, bbox, near, text, orderBy, ...page }, context) => {
        const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
        const filter = { unitIds, kinds, statuses, bbox, near, text }
        return connectionFromPage(await listIndustrialParks(context.db, readAccess(context), filter, orderBy, page))
      },
    },
    connectionOf(IndustrialPark, 'industrial parks'),
  ),
)
