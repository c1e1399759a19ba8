import { type ExactRefusal, exactLimits } from '@hub/contract/drawn-area'
import {
  type CatchmentKind,
  type Catchment as CatchmentShape,
  catchmentKinds,
  catchmentKm,
  countExactly,
  type CensusEstimate as EstimateShape,
  type CatchmentExact as ExactShape,
  readCatchment,
} from '@hub/prisma/data/catchment'
import { keyAreasByIds } from '@hub/prisma/data/key-area'
import { keyRoutesByIds } from '@hub/prisma/data/key-route'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { readAccess } from '../context.ts'
import { badInput } from '../error.ts'
import { decodeId, numberId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Count } from './count.ts'
import { IndustrialPark, industrialParks } from './industrial-park.ts'
import { WorkerHousingArea } from './key-area.ts'
import { KeyRoute } from './key-route.ts'

const CensusEstimate = builder.objectRef<EstimateShape>('CensusEstimate').implement({
  description: 'A number of the census that is known for whole communes only, estimated for a part of them.',
  fields: (t) => ({
    byArea: t.exposeFloat('byArea', {
      nullable: true,
      description: 'As if every commune were settled evenly over its area; null where the census is not known.',
    }),
    told: t.expose('told', {
      type: Count,
      description: 'What it can be: a RANGE from its least to its greatest, EXACT where both are the same.',
    }),
  }),
})

export const CatchmentExact = builder.objectRef<ExactShape>('CatchmentExact').implement({
  description: 'Exact counts of live records by their own points, for staff.',
  fields: (t) => ({
    tips: t.exposeInt('tips', { description: 'Tips received in the period whose point lies inside.' }),
    cases: t.exposeInt('cases', { description: 'Trafficking cases opened in the period whose point lies inside.' }),
    tipsUnplaced: t.exposeInt('tipsUnplaced', {
      description:
        'Tips of the period that are known to a commune or district only, wherever it lies: in no catchment.',
    }),
    casesUnplaced: t.exposeInt('casesUnplaced', {
      description: 'Cases of the period that are known to a commune or district only, wherever it lies.',
    }),
  }),
})

export const ExactRefusalType = builder.enumType('ExactRefusal', {
  description: 'Why tips and cases are not counted in an area.',
  values: {
    AREA_TOO_SMALL: {
      value: 'AREA_TOO_SMALL' as ExactRefusal,
      description: `It is smaller than ${exactLimits.minKm2} km²: a count would point at one of them.`,
    },
    PERIOD_TOO_SHORT: {
      value: 'PERIOD_TOO_SHORT' as ExactRefusal,
      description: `It is asked of fewer than ${exactLimits.minDays} days: a count would point at one of them.`,
    },
    FOREIGN_RESIDENTS: {
      value: 'FOREIGN_RESIDENTS' as ExactRefusal,
      description: `It lies around an area of foreign residents, or more than ${exactLimits.maxForeignShare * 100} % of it is ground of such areas: these are never set beside crime.`,
    },
  },
})

const CatchmentCommune = builder.objectRef<CatchmentShape['communes'][number]>('CatchmentCommune').implement({
  description: 'A commune of today that the catchment touches.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The commune.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    share: t.exposeFloat('share', { description: 'Part of its area that lies inside, 0 to 1.' }),
  }),
})

const Catchment = builder.objectRef<CatchmentShape>('Catchment').implement({
  description:
    'What lies within a distance of a thing of the map. It counts open things; tips and cases are in `exact`, for staff.',
  fields: (t) => ({
    withinKm: t.exposeFloat('withinKm', { description: 'The distance in kilometres.' }),
    from: t.field({ type: 'Date', description: 'First day of the events.', resolve: ({ from }) => from }),
    to: t.field({ type: 'Date', description: 'Last day of the events, included.', resolve: ({ to }) => to }),
    area: t.field({
      type: 'GeoJSON',
      complexity: 10,
      description: 'The ground it covers, measured in metres of EPSG:9209, with its corners cut by at most 20 m.',
      resolve: ({ area }) => area,
    }),
    areaKm2: t.exposeFloat('areaKm2', { description: 'Its area in km², the thing itself included.' }),
    events: t.exposeInt('events', { description: 'Campaign events of the period whose point lies inside.' }),
    attendances: t.exposeInt('attendances', { description: 'Attendances (lượt người) of these events.' }),
    lastHeldOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the last of these events; null when there was none.',
      resolve: ({ lastHeldOn }) => lastHeldOn,
    }),
    parks: t.field({
      type: [IndustrialPark],
      description: 'Other industrial parks that reach into it, by code.',
      resolve: async ({ parkIds }, _args, context) =>
        (await Promise.all(parkIds.map((id) => industrialParks(context).load(id)))).flatMap((park) => park ?? []),
    }),
    routes: t.field({
      type: [KeyRoute],
      description: 'Other key routes that cross it, by code.',
      resolve: async ({ routeIds }, _args, context) =>
        (await keyRoutesByIds(context.db, readAccess(context), routeIds)).flatMap((route) => route ?? []),
    }),
    workerHousing: t.field({
      type: [WorkerHousingArea],
      description: 'Other worker-lodging areas that reach into it, by code.',
      resolve: async ({ workerHousingIds }, _args, context) =>
        (await keyAreasByIds(context.db, readAccess(context), workerHousingIds)).flatMap((area) => area ?? []),
    }),
    foreignResidentAreas: t.exposeInt('foreignResidentAreas', {
      description: 'How many other areas of foreign residents reach into it: areas, not people.',
    }),
    communes: t.field({
      type: [CatchmentCommune],
      complexity: { field: 1, multiplier: 20 },
      description: 'The communes of today that it touches, the largest share first.',
      resolve: ({ communes }) => [...communes],
    }),
    households: t.expose('households', {
      type: CensusEstimate,
      description: 'Households at the newest census; NO_DATA where that of a commune touched is not known.',
    }),
    lodgingPressure: t.expose('lodgingPressure', {
      type: CensusEstimate,
      description:
        'Share of households of one or two persons in percent, at the newest census: a proxy for lodgers. The range is that of the communes touched.',
    }),
    exact: t.field({
      type: CatchmentExact,
      nullable: true,
      authScopes: { scope: 'figures:exact' },
      complexity: 20,
      description:
        'Tips and cases inside, exact. Needs `figures:exact`. Null where they are not counted: see `exactRefused`.',
      resolve: (catchment, _args, { db, viewer }) => countExactly(db, viewer.access, catchment),
    }),
    exactRefused: t.expose('exactRefused', {
      type: ExactRefusalType,
      nullable: true,
      description: 'Why `exact` is null, by the question alone; null where it is counted.',
    }),
  }),
})

const isCatchmentKind = (typename: string): typename is CatchmentKind =>
  (catchmentKinds as readonly string[]).includes(typename)

builder.queryField('catchment', (t) =>
  t.field({
    type: Catchment,
    nullable: true,
    authScopes: { public: true },
    complexity: { field: 100, multiplier: 1 },
    description:
      'What lies within a distance of a key route, an area or an industrial park; null when nothing has the id. What lies beyond the province is not known.',
    args: {
      of: t.arg.id({
        required: true,
        description: 'Global id of the thing: a KeyRoute, WorkerHousingArea, ForeignResidentArea or IndustrialPark.',
      }),
      withinKm: t.arg.float({
        required: true,
        description: `Distance from its border in kilometres, ${catchmentKm.min} to ${catchmentKm.max}.`,
      }),
      from: t.arg({ type: 'Date', required: true, description: 'First day of what is counted.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day of what is counted, included.' }),
    },
    resolve: async (_root, { of, withinKm, from, to }, context) => {
      const { typename } = decodeId(of, 'of')
      if (!isCatchmentKind(typename))
        throw badInput('of', `${typename} has no catchment; give one of ${catchmentKinds.join(', ')}.`)
      await loadCatalogue(context)
      const request = { kind: typename, id: numberId(of, typename, 'of'), withinKm, from, to }
      return readCatchment(context.db, readAccess(context), request)
    },
  }),
)
