import {
  type KeyArea as AreaRow,
  type keyAreaOrders,
  keyAreaShapes,
  keyAreasByIds,
  listKeyAreas,
} from '@hub/prisma/data/key-area'
import { lodgingPressures } from '@hub/prisma/data/lodging-pressure'
import { builder, type Types } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, type Context, readAccess } from '../context.ts'
import { encodeId, numberId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Count } from './count.ts'
import { IndustrialPark, industrialParks } from './industrial-park.ts'
import { Node } from './node.ts'
import { Bbox, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'
import { Source } from './source.ts'

const shapes = batch((ids: readonly string[], context) => keyAreaShapes(context.db, readAccess(context), ids))

const pressures = batch((unitIds: readonly string[], context) =>
  lodgingPressures(context.db, readAccess(context), unitIds),
)

type AreaFields = PothosSchemaTypes.ObjectFieldBuilder<Types, AreaRow>

/** What both kinds of area have. */
const sharedFields = (t: AreaFields, typename: string) => ({
  id: t.id({
    description: `Global id, such as \`${typename}:7\`; map tiles carry the same.`,
    resolve: (area) => encodeId(typename, area.id),
  }),
  code: t.exposeString('code', { description: 'Short stable code.' }),
  nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
  nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
  unit: t.field({
    type: AdminUnit,
    description: 'The commune it lies in.',
    resolve: ({ unitId }, _args, context) =>
      fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
  }),
  area: t.field({
    type: 'GeoJSON',
    complexity: 10,
    description: 'Its outline, a MultiPolygon: an area of many streets, never a single building.',
    resolve: async (area, _args, context) =>
      must((await shapes(context).load(area.id)) ?? undefined, 'shape of area', area.id),
  }),
  areaKm2: t.exposeFloat('areaKm2', {
    nullable: true,
    description: 'Area in km², measured in VN-2000; null when not measured.',
  }),
  lodgingPressure: t.field({
    type: Count,
    complexity: 2,
    description:
      'Lodging pressure of the commune it lies in: the share of households of one or two persons in percent, at the newest census. A proxy for lodgers, of the whole commune; NO_DATA where that census is not known.',
    resolve: (area, _args, context) => pressures(context).load(area.unitId),
  }),
  nearestPark: t.field({
    type: IndustrialPark,
    nullable: true,
    description: 'The nearest industrial park; null when none was found.',
    resolve: ({ nearestParkId: id }, _args, context) => (id === null ? null : industrialParks(context).load(id)),
  }),
  nearestParkKm: t.exposeFloat('nearestParkKm', {
    nullable: true,
    description: 'Distance to it in km, border to border; null when none was found.',
  }),
  validFrom: t.field({ type: 'Date', description: 'First day of the designation.', resolve: (area) => area.validFrom }),
  validTo: t.field({
    type: 'Date',
    nullable: true,
    description: 'Last day; null while it holds.',
    resolve: (area) => area.validTo,
  }),
  source: t.field({
    type: Source,
    description: 'Source of the area.',
    resolve: ({ sourceId }, _args, context) =>
      fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
  }),
  synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  level: t.int({
    nullable: true,
    authScopes: { scope: 'records:read' },
    description: 'Level of attention, 1 (highest) to 3; null when not set. Needs `records:read`.',
    resolve: (area) => area.level,
  }),
  reviewedOn: t.field({
    type: 'Date',
    nullable: true,
    authScopes: { scope: 'records:read' },
    description: 'Day of the last review; null when never reviewed. Needs `records:read`.',
    resolve: (area) => area.reviewedOn,
  }),
  reviewedBy: t.field({
    type: Agency,
    nullable: true,
    authScopes: { scope: 'records:read' },
    description: 'Who reviewed it last; null when nobody. Needs `records:read`.',
    resolve: ({ reviewedById: id }, _args, context) =>
      id ? fromCatalogue(context, ({ agencies }) => agencies.get(id)) : null,
  }),
})

export const WorkerHousingArea = builder.objectRef<AreaRow>('WorkerHousingArea').implement({
  description:
    'An area dense with lodging workers (địa bàn đông công nhân, người lao động trọ). It describes housing and suspects nobody.',
  interfaces: [Node],
  fields: (t) => ({
    ...sharedFields(t, 'WorkerHousingArea'),
    lodgingHouses: t.exposeInt('lodgingHouses', {
      nullable: true,
      description: 'Lodging houses in the whole area; null when not counted.',
    }),
    rooms: t.exposeInt('rooms', { nullable: true, description: 'Rooms let; null when not counted.' }),
    lodgers: t.exposeInt('lodgers', { nullable: true, description: 'People lodging; null when not counted.' }),
  }),
})

export const ForeignResidentArea = builder.objectRef<AreaRow>('ForeignResidentArea').implement({
  description:
    'An area where many foreigners live (địa bàn nhiều người nước ngoài cư trú). No nationality is recorded, and it suspects nobody.',
  interfaces: [Node],
  fields: (t) => ({
    ...sharedFields(t, 'ForeignResidentArea'),
    foreignResidents: t.int({
      nullable: true,
      authScopes: { scope: 'records:read' },
      description: 'Foreign residents, one count; null when not counted. Needs `records:read`.',
      resolve: (area) => area.foreignResidents,
    }),
  }),
})

async function areasOfKind(ids: readonly string[], kind: AreaRow['kind'], context: Context) {
  const rows = await keyAreasByIds(context.db, readAccess(context), ids)
  return rows.map((row) => (row?.kind === kind ? row : null))
}
registerNode('WorkerHousingArea', { load: (ids, context) => areasOfKind(ids, 'WORKER_HOUSING', context) })
registerNode('ForeignResidentArea', { load: (ids, context) => areasOfKind(ids, 'FOREIGN_RESIDENT', context) })

const KeyAreaOrder = builder.enumType('KeyAreaOrder', {
  description: 'Orderings of areas.',
  values: {
    CODE_ASC: { description: 'By code.' },
    NAME_ASC: { description: 'By name without diacritics, A to Z.' },
    LODGERS_DESC: { description: 'The most lodgers first; areas without a count last.' },
  } as const satisfies Record<keyof typeof keyAreaOrders, object>,
})

type QueryFields = PothosSchemaTypes.QueryFieldBuilder<Types, Types['Root']>

const areaArgs = (t: QueryFields) => ({
  units: t.arg({ type: [UnitInput], description: 'Only areas in one of these units, of any basis and level.' }),
  asOf: t.arg({ type: 'Date', description: 'Only areas designated on this day.' }),
  bbox: t.arg({ type: Bbox, description: 'Only areas that touch the box.' }),
  near: t.arg({ type: PointRadius, description: 'Only areas that reach into the circle.' }),
  nearestPark: t.arg.id({
    description: 'Only areas whose nearest industrial park is this one, such as `IndustrialPark:2`.',
  }),
  text: t.arg.string({ description: 'Words in the name; diacritics and case do not matter.' }),
  orderBy: t.arg({
    type: KeyAreaOrder,
    required: true,
    defaultValue: 'CODE_ASC',
    description: 'Ordering of the list.',
  }),
})

type AreaArguments = {
  units?: (typeof UnitInput.$inferInput)[] | null
  nearestPark?: string | null
}

/** The filter that the arguments of both lists mean. */
async function filterFromArgs({ units, nearestPark, ...rest }: AreaArguments, context: Context) {
  const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
  return {
    ...rest,
    unitIds,
    nearestParkId: nearestPark ? numberId(nearestPark, 'IndustrialPark', 'nearestPark') : null,
  }
}

builder.queryFields((t) => ({
  workerHousingAreas: t.connection(
    {
      type: WorkerHousingArea,
      authScopes: { public: true },
      description: 'Areas dense with lodging workers.',
      args: areaArgs(t),
      resolve: async (_root, { orderBy, first, last, after, before, ...args }, context) => {
        const filter = await filterFromArgs(args, context)
        const page = { first, last, after, before }
        return connectionFromPage(
          await listKeyAreas(context.db, readAccess(context), 'WORKER_HOUSING', filter, orderBy, page),
        )
      },
    },
    connectionOf(WorkerHousingArea, 'worker-lodging areas'),
  ),
  foreignResidentAreas: t.connection(
    {
      type: ForeignResidentArea,
      authScopes: { public: true },
      description: 'Areas where many foreigners live.',
      args: areaArgs(t),
      resolve: async (_root, { orderBy, first, last, after, before, ...args }, context) => {
        const filter = await filterFromArgs(args, context)
        const page = { first, last, after, before }
        return connectionFromPage(
          await listKeyAreas(context.db, readAccess(context), 'FOREIGN_RESIDENT', filter, orderBy, page),
        )
      },
    },
    connectionOf(ForeignResidentArea, 'foreign-resident areas'),
  ),
}))
