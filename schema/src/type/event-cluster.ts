import { clusterZooms, maxClusterSquares } from '@hub/contract/cluster'
import { type EventCluster as ClusterShape, listEventClusters } from '@hub/prisma/data/event-cluster'
import { builder } from '../builder.ts'
import { fromCatalogue } from '../catalogue.ts'
import { readAccess } from '../context.ts'
import { AdminUnit } from './admin-unit.ts'
import { CampaignEvent, CampaignEventFilter, campaignEvents, eventFilterFromInput } from './campaign-event.ts'
import { Bbox, Point } from './place.ts'

const Box = builder.objectRef<ClusterShape['bbox']>('Box').implement({
  description: 'A box in degrees, WGS 84.',
  fields: (t) => ({
    west: t.exposeFloat('west', { description: 'Least longitude.' }),
    south: t.exposeFloat('south', { description: 'Least latitude.' }),
    east: t.exposeFloat('east', { description: 'Greatest longitude.' }),
    north: t.exposeFloat('north', { description: 'Greatest latitude.' }),
  }),
})

const CampaignEventCluster = builder.objectRef<ClusterShape>('CampaignEventCluster').implement({
  description: 'Events that lie too near each other to be told apart at a zoom of the map.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many events.' }),
    point: t.expose('point', { type: Point, description: 'The middle of their points.' }),
    bbox: t.expose('bbox', {
      type: Box,
      description:
        'The box around their points: `campaignEvents` with it as `bbox` and the same filter gives exactly these.',
    }),
    event: t.field({
      type: CampaignEvent,
      nullable: true,
      description: 'The event itself, of a cluster of one; null otherwise.',
      resolve: ({ eventId }, _args, context) => (eventId === null ? null : campaignEvents(context).load(eventId)),
    }),
    unit: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The commune of today that the middle lies in; null outside the province.',
      resolve: ({ unitId }, _args, context) =>
        unitId === null ? null : fromCatalogue(context, ({ units }) => units.get(unitId)),
    }),
  }),
})

builder.queryField('campaignEventClusters', (t) =>
  t.field({
    type: [CampaignEventCluster],
    authScopes: { public: true },
    complexity: { field: 5, multiplier: 50 },
    description:
      'Events with a point, counted by squares of the map that lie fixed at each zoom; the fullest first. Unlike a tile it counts all events of the filter, and its numbers are those of `campaignEvents`.',
    args: {
      bbox: t.arg({
        type: Bbox,
        required: true,
        description: `The window to count in, at most ${maxClusterSquares} squares.`,
      }),
      zoom: t.arg.int({
        required: true,
        description: `Whole zoom of a web map with tiles of 512 pixels, ${clusterZooms.min} to ${clusterZooms.max}. A square is 64 pixels wide, from zoom 13 on 32.`,
      }),
      filter: t.arg({
        type: CampaignEventFilter,
        description: 'Which events; all without it. Its own `bbox` is not used.',
      }),
    },
    resolve: async (_root, { bbox, zoom, filter }, context) => {
      const wanted = await eventFilterFromInput(filter, context)
      return listEventClusters(context.db, readAccess(context), { ...wanted, bbox }, zoom)
    },
  }),
)
