import { exactLimits } from '@hub/contract/drawn-area'
import {
  type CellEdge,
  type CellFigureRequest,
  type CellFigures,
  type CellMetric,
  maxSpreadPeriods,
  readCellFigures,
  readCellSpread,
  type CellSpread as SpreadShape,
} from '@hub/prisma/data/cell-figure'
import { askedColumns } from '../asked-column.ts'
import { builder } from '../builder.ts'
import { loadCatalogue, must } from '../catalogue.ts'
import { AdminUnit } from './admin-unit.ts'
import { CampaignEventFilter, eventFilterFromInput } from './campaign-event.ts'
import { Grain } from './metric.ts'
import { Bbox, Point } from './place.ts'

/** Of the hexagons: what is counted, and their size. */
export const CellMetricType = builder.enumType('CellMetric', {
  description: 'What can be counted by hexagon: records with a point of their own.',
  values: {
    TIPS_RECEIVED: { value: 'tips_received' as CellMetric, description: 'Tips, by the day they were received.' },
    CASES_OPENED: {
      value: 'cases_opened' as CellMetric,
      description: 'Trafficking cases, by the day they were opened.',
    },
    CAMPAIGN_EVENTS: {
      value: 'campaign_events' as CellMetric,
      description: 'Campaign events, by the day they were held.',
    },
  },
})

export const CellEdgeType = builder.enumType('CellEdge', {
  description: 'Length of the edges of the hexagons, as the tiles of the layer `cell` draw them.',
  values: {
    M500: { value: 500 as CellEdge, description: '500 metres.' },
    M1000: { value: 1000 as CellEdge, description: '1 kilometre.' },
    M2000: { value: 2000 as CellEdge, description: '2 kilometres.' },
    M4000: { value: 4000 as CellEdge, description: '4 kilometres.' },
  },
})

const CellFigure = builder.objectRef<CellFigures['cells'][number]>('CellFigure').implement({
  description: 'What lies in one hexagon.',
  fields: (t) => ({
    cellId: t.exposeID('id', { description: 'Id of the hexagon as the tiles of the layer `cell` carry it.' }),
    count: t.exposeInt('count', { description: 'Exact number of live records in it.' }),
    centre: t.field({ type: Point, description: 'Its middle.', resolve: ({ centre }) => centre }),
    units: t.field({
      type: [AdminUnit],
      description: 'The communes of today that it touches, the one with the largest part of it first.',
      resolve: async ({ unitIds }, _args, context) => {
        const { units } = await loadCatalogue(context)
        return unitIds.map((id) => must(units.get(id), 'unit', id))
      },
    }),
    outline: t.field({
      type: 'GeoJSON',
      nullable: true,
      description: 'Its six sides.',
      resolve: ({ outline }) => outline as never,
    }),
  }),
})

const CellSpread = builder.objectRef<SpreadShape>('CellSpread').implement({
  description: 'Hexagons of several periods that hold the same number.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'The number.' }),
    cells: t.exposeInt('cells', { description: 'How many hexagons hold it, each counted once a period.' }),
  }),
})

const CellFigureSet = builder
  .objectRef<CellFigures & { readonly asked: CellFigureRequest }>('CellFigureSet')
  .implement({
    description: 'Exact counts by hexagon, from live records.',
    fields: (t) => ({
      cells: t.field({
        type: [CellFigure],
        description: 'The hexagons that hold something.',
        resolve: ({ cells }) => [...cells],
      }),
      unplaced: t.exposeInt('unplaced', {
        description: 'Records of the period that are known to a commune or district only, and so are in no hexagon.',
      }),
      spread: t.field({
        type: [CellSpread],
        complexity: 20,
        description: `How often each number stands in a hexagon over every period of a grain, the least first: for classes that hold for all of them. At most ${maxSpreadPeriods} periods.`,
        args: {
          grain: t.arg({ type: Grain, required: true, description: 'Length of the periods.' }),
          from: t.arg({ type: 'Date', required: true, description: 'Any day of the first, YYYY-MM-DD.' }),
          to: t.arg({ type: 'Date', required: true, description: 'Any day of the last, YYYY-MM-DD.' }),
        },
        resolve: ({ asked }, { grain, from, to }, { db, viewer }) =>
          readCellSpread(db, viewer.access, { ...asked, grain, from, to }),
      }),
    }),
  })

builder.queryField('cellFigures', (t) =>
  t.field({
    type: CellFigureSet,
    authScopes: { scope: 'figures:exact' },
    description:
      'Counts by hexagon for staff. A hexagon is small enough to point at people, so the public has figures by unit only.',
    args: {
      metric: t.arg({ type: CellMetricType, required: true, description: 'What to count.' }),
      from: t.arg({ type: 'Date', required: true, description: 'First day, YYYY-MM-DD.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: `Last day, YYYY-MM-DD; of tips and cases at least ${exactLimits.minDays} days in all.`,
      }),
      edge: t.arg({ type: CellEdgeType, required: true, description: 'Size of the hexagons.' }),
      bbox: t.arg({
        type: Bbox,
        required: true,
        description: 'The window: every hexagon that it touches is counted, all of it.',
      }),
      filter: t.arg({
        type: CampaignEventFilter,
        description: 'Of CAMPAIGN_EVENTS only these; all without it. Tips and cases cannot be picked out.',
      }),
    },
    resolve: async (_root, { metric, from, to, edge, bbox, filter }, context, info) => {
      const fields = askedColumns(info, {}, 'cells')
      const asked = {
        metric,
        from,
        to,
        edgeM: edge,
        bbox,
        events: filter ? await eventFilterFromInput(filter, context) : null,
        withUnits: fields.has('units'),
        withOutline: fields.has('outline'),
      }
      return { ...(await readCellFigures(context.db, context.viewer.access, asked)), asked }
    },
  }),
)
