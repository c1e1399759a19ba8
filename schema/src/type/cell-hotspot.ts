import { type CellHotspotAnswer, type CellHotspot as CellShape, readCellHotspots } from '@hub/prisma/data/cell-hotspot'
import { statisticLabel } from '@hub/prisma/data/hotspot-denominator'
import { askedColumns } from '../asked-column.ts'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { AdminUnit } from './admin-unit.ts'
import { CellEdgeType, CellMetricType } from './cell-figure.ts'
import { Period } from './count.ts'
import { HotspotMethod, HotspotPlace, HotspotStatistic } from './hotspot-part.ts'
import { Grain, Metric } from './metric.ts'
import { Point } from './place.ts'
import { Source } from './source.ts'

const CellHotspot = builder.objectRef<CellShape>('CellHotspot').implement({
  description: 'The judgement on one hexagon and its neighbours. For staff.',
  interfaces: [HotspotPlace],
  fields: (t) => ({
    cellId: t.exposeID('id', { description: 'Id of the hexagon as the tiles of the layer `cell` carry it.' }),
    unit: t.field({
      type: AdminUnit,
      description: 'The commune that fills most of it.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    centre: t.field({
      type: Point,
      nullable: true,
      description: 'Its middle.',
      resolve: ({ shape }) => shape?.centre,
    }),
    outline: t.field({
      type: 'GeoJSON',
      nullable: true,
      description: 'Its six sides.',
      resolve: ({ shape }) => shape?.outline as never,
    }),
    spread: t.exposeFloat('denominator', {
      nullable: true,
      description:
        'People or households in it when those of each commune are spread evenly over its area; null where a commune in it is given none.',
    }),
  }),
})

const CellHotspotSet = builder.objectRef<CellHotspotAnswer>('CellHotspotSet').implement({
  description: 'Where high or low rates of placed records gather, by hexagon. For staff.',
  fields: (t) => ({
    metric: t.field({
      type: Metric,
      description: 'What is counted.',
      resolve: ({ metric: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    period: t.expose('period', { type: Period, description: 'The period.' }),
    statistic: t.expose('statistic', { type: HotspotStatistic, description: 'What counts are divided by.' }),
    statisticVi: t.string({
      description: 'The same in Vietnamese words.',
      resolve: ({ statistic }) => statisticLabel[statistic].vi,
    }),
    statisticEn: t.string({
      description: 'The same in English words.',
      resolve: ({ statistic }) => statisticLabel[statistic].en,
    }),
    years: t.field({
      type: ['Int'],
      description: 'Years that the denominators are of.',
      resolve: ({ given }) => [...given.years],
    }),
    sources: t.field({
      type: [Source],
      description: 'Who gives the denominators.',
      resolve: ({ given }, _args, context) =>
        fromCatalogue(context, ({ sources }) => given.sourceIds.map((id) => must(sources.get(id), 'source', id))),
    }),
    per: t.exposeInt('per', { description: 'A rate is for so many.' }),
    overallRate: t.exposeFloat('overallRate', {
      nullable: true,
      description: 'Rate of all hexagons together, for `per`; null when there is none.',
    }),
    method: t.expose('method', { type: HotspotMethod, description: 'How it was found, and what it does not tell.' }),
    cells: t.expose('cells', {
      type: [CellHotspot],
      complexity: { field: 1, multiplier: 50 },
      description: 'Every hexagon that lies in a commune covered for the whole period.',
    }),
    unplaced: t.exposeInt('unplaced', {
      description: 'Records of the period in no such hexagon: most are known to a commune or district only.',
    }),
  }),
})

builder.queryField('cellHotspots', (t) =>
  t.field({
    type: CellHotspotSet,
    authScopes: { scope: 'figures:exact' },
    complexity: { field: 40, multiplier: 1 },
    description:
      'Where high or low rates of placed records gather, by hexagon, for staff: Gi* of rates after empirical Bayes. The public has hotspots of units.',
    args: {
      metric: t.arg({ type: CellMetricType, required: true, description: 'What to count.' }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the period.' }),
      period: t.arg({ type: 'Date', required: true, description: 'Any day of the period.' }),
      edge: t.arg({ type: CellEdgeType, required: true, description: 'Size of the hexagons.' }),
      denominator: t.arg({
        type: HotspotStatistic,
        description: 'POPULATION (without it), HOUSEHOLDS or SMALL_HOUSEHOLDS.',
      }),
    },
    resolve: async (_root, { metric, grain, period, edge, denominator }, context, info) => {
      await loadCatalogue(context)
      const asked = askedColumns(info, {}, 'cells')
      const withShape = asked.has('centre') || asked.has('outline')
      const request = { metric, grain, period, edgeM: edge, statistic: denominator, withShape }
      return readCellHotspots(context.db, context.viewer.access, request)
    },
  }),
)
