import { areaLimits, type DrawnArea } from '@hub/contract/drawn-area'
import { type AreaFigures as AreaFiguresShape, readAreaFigures } from '@hub/prisma/data/area-figure'
import { countExactly } from '@hub/prisma/data/catchment'
import { keyRoutesByIds } from '@hub/prisma/data/key-route'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { readAccess } from '../context.ts'
import { badInput } from '../error.ts'
import { CatchmentExact, ExactRefusalType } from './catchment.ts'
import { IndustrialPark, industrialParks } from './industrial-park.ts'
import { KeyRoute } from './key-route.ts'
import { PointRadius } from './place.ts'

const LonLatInput = builder.inputType('LonLatInput', {
  description: 'A place, WGS 84.',
  fields: (t) => ({
    lon: t.float({ required: true, description: 'Longitude in degrees, east positive; about 106 here.' }),
    lat: t.float({ required: true, description: 'Latitude in degrees, north positive; about 21 here.' }),
  }),
})

const AreaFigures = builder.objectRef<AreaFiguresShape>('AreaFigures').implement({
  description:
    'What lies in an area that somebody drew. It counts open things; tips and cases are in `exact`, for staff.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day of what is counted.', resolve: ({ from }) => from }),
    to: t.field({ type: 'Date', description: 'Last day of what is counted, included.', resolve: ({ to }) => to }),
    areaKm2: t.exposeFloat('areaKm2', { description: 'Its area in km², measured in EPSG:9209.' }),
    events: t.exposeInt('events', { description: 'Campaign events of the period whose point lies inside.' }),
    attendances: t.exposeInt('attendances', { description: 'Attendances (lượt người) of these events.' }),
    eventsUnplaced: t.exposeInt('eventsUnplaced', {
      description: 'Events of the period that are known to a commune or district only, wherever it lies: in no area.',
    }),
    lastHeldOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the last of the events inside; null when there was none.',
      resolve: ({ lastHeldOn }) => lastHeldOn,
    }),
    parks: t.field({
      type: [IndustrialPark],
      description: 'Industrial parks that reach into it, by code.',
      resolve: async ({ parkIds }, _args, context) =>
        (await Promise.all(parkIds.map((id) => industrialParks(context).load(id)))).flatMap((park) => park ?? []),
    }),
    routes: t.field({
      type: [KeyRoute],
      description: 'Key routes that cross it, by code.',
      resolve: async ({ routeIds }, _args, context) =>
        (await keyRoutesByIds(context.db, readAccess(context), routeIds)).flatMap((route) => route ?? []),
    }),
    exact: t.field({
      type: CatchmentExact,
      nullable: true,
      authScopes: { scope: 'figures:exact' },
      complexity: 20,
      description:
        'Tips and cases inside, exact. Needs `figures:exact`. Null where they are not counted: see `exactRefused`.',
      resolve: (figures, _args, { db, viewer }) => countExactly(db, viewer.access, figures),
    }),
    exactRefused: t.expose('exactRefused', {
      type: ExactRefusalType,
      nullable: true,
      description: 'Why `exact` is null, by the question alone; null where it is counted.',
    }),
  }),
})

interface AreaInput {
  readonly circle?: { readonly lon: number; readonly lat: number; readonly withinKm: number } | null
  readonly polygon?: readonly { readonly lon: number; readonly lat: number }[] | null
}

/** The area that the arguments name; a polygon whose last vertex repeats its first is meant as if it did not. */
function areaFromArgs({ circle, polygon }: AreaInput): DrawnArea {
  if (circle && !polygon) return { kind: 'circle', centre: [circle.lon, circle.lat], radiusKm: circle.withinKm }
  if (!polygon || circle) throw badInput('circle', 'give either a circle or a polygon.')
  const [first, last] = [polygon[0], polygon.at(-1)]
  const closed = polygon.length > 3 && first?.lon === last?.lon && first?.lat === last?.lat
  return {
    kind: 'polygon',
    vertices: (closed ? polygon.slice(0, -1) : polygon).map(({ lon, lat }) => [lon, lat] as const),
  }
}

builder.queryField('areaFigures', (t) =>
  t.field({
    type: AreaFigures,
    authScopes: { public: true },
    complexity: { field: 100, multiplier: 1 },
    description:
      'What lies in a circle or polygon of your own: open things for everybody, tips and cases for staff. Give one of the two, inside the bounds of the map. Sensitive figures of the public are by unit only: see `figures`.',
    args: {
      circle: t.arg({
        type: PointRadius,
        description: `A circle, its radius from ${areaLimits.minRadiusKm} to ${areaLimits.maxRadiusKm} km.`,
      }),
      polygon: t.arg({
        type: [LonLatInput],
        description: `The vertices of a polygon in order, ${areaLimits.minVertices} to ${areaLimits.maxVertices}; its edges may not cross.`,
      }),
      from: t.arg({ type: 'Date', required: true, description: 'First day of what is counted.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day of what is counted, included.' }),
    },
    resolve: async (_root, { from, to, ...input }, context) => {
      const area = areaFromArgs(input)
      await loadCatalogue(context)
      return readAreaFigures(context.db, readAccess(context), { area, from, to })
    },
  }),
)
