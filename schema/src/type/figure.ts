import type { Code as CodeRow } from '@hub/prisma/data/catalogue-row'
import { readFigures, readSeries } from '@hub/prisma/data/figure'
import type { FigureAnswer, Figure as FigureShape } from '@hub/prisma/data/figure-answer'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Code } from './code.ts'
import { Count, Period, Rate } from './count.ts'
import { figureOrigin } from './figure-origin.ts'
import { Breakdown, Grain, Metric } from './metric.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitFromInput, unitIdsFromInput } from './place.ts'

const Figure = builder.objectRef<FigureShape>('Figure').implement({
  description: 'The figure of one unit, one period and, with a breakdown, one category.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit. Ask `unitId` alone when the unit is known already.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({
      description: 'Global id of the unit, as features of the map layer `admin-unit` carry it.',
      resolve: (figure) => encodeId('AdminUnit', figure.unitId),
    }),
    period: t.expose('period', { type: Period, description: 'The period.' }),
    category: t.exposeString('category', {
      nullable: true,
      description: 'Code of the breakdown; null without one. Words are in `categories`.',
    }),
    value: t.expose('value', {
      type: Count,
      description: 'The figure in the unit of the metric: a count, a sum, a share in percent, or a median.',
    }),
    rate: t.expose('rate', {
      type: Rate,
      nullable: true,
      description: 'The figure for each so many people or households; null when the metric has no rate.',
    }),
    base: t.expose('base', {
      type: Count,
      nullable: true,
      description: 'How many facts a share or a median rests on; null for counts and sums.',
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change it.' }),
  }),
})

const FigureSet = builder.objectRef<FigureAnswer>('FigureSet').implement({
  description: 'Figures of one metric: the whole grid of units × periods × categories, every cell with an answer.',
  fields: (t) => ({
    metric: t.field({
      type: Metric,
      description: 'The metric.',
      resolve: ({ metric }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(metric.id), 'metric', metric.id)),
    }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: (set) => set.scheme }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    grain: t.expose('grain', { type: Grain, description: 'Length of the periods.' }),
    breakdown: t.field({
      type: Breakdown,
      nullable: true,
      description: 'What the figures are divided by; null for undivided ones.',
      resolve: (set) => (set.breakdown === '' ? null : set.breakdown),
    }),
    categories: t.field({
      type: [Code],
      description: 'The categories of the breakdown in their order, with words; empty without one.',
      resolve: (set, _args, context) =>
        fromCatalogue(context, (c) => set.categories.map((code) => categoryCode(c.codesOf, set, code))),
    }),
    threshold: t.exposeInt('threshold', {
      nullable: true,
      description: 'Cells below this number are withheld, zero included; 0: everything is told; null for live figures.',
    }),
    periods: t.expose('periods', { type: [Period], description: 'The periods, the oldest first.' }),
    figures: t.expose('figures', {
      type: [Figure],
      complexity: { field: 1, multiplier: 100 },
      description: 'The cells: by unit, then period, then category.',
    }),
    ...figureOrigin(t),
  }),
})

type Answer = Pick<FigureAnswer, 'breakdown' | 'metric'>

/** The code list that words for a breakdown are in; a channel is one of tips or one of events. */
function listOfBreakdown({ breakdown, metric }: Answer): string {
  if (breakdown === 'SETTING') return 'EVENT_SETTING'
  if (breakdown === 'CHANNEL') return metric.topic === 'TIP' ? 'TIP_CHANNEL' : 'EVENT_CHANNEL'
  return breakdown
}

function categoryCode(codesOf: (list: string) => readonly CodeRow[], set: Answer, code: string): CodeRow {
  const list = listOfBreakdown(set)
  return (
    codesOf(list).find((row) => row.code === code) ?? {
      list,
      code,
      labelVi: code,
      labelEn: code,
      descriptionVi: null,
      descriptionEn: null,
      legalRef: null,
      htcds: null,
      iccs: null,
      ictip: null,
      validFrom: null,
      validTo: null,
    }
  )
}

builder.queryField('figures', (t) =>
  t.field({
    type: FigureSet,
    authScopes: { public: true },
    description:
      'Figures of a metric on its lattice (`metrics { lattice }`): a level, a grain and at most one breakdown. Off the lattice the answer is NOT_PUBLISHED, with the list of what is published. At most 20,000 cells.',
    args: {
      metric: t.arg.id({ required: true, description: 'Id of the metric, such as `tips_received`.' }),
      basis: t.arg({
        type: BoundaryBasis,
        required: true,
        description: 'Boundaries that units follow. Facts of all years are carried to them where this is exact.',
      }),
      level: t.arg({
        type: UnitLevel,
        required: true,
        description: 'Level of the units. Districts exist only BEFORE_2025_07.',
      }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the periods.' }),
      from: t.arg({ type: 'Date', required: true, description: 'First day; widened to the start of its period.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day, included; widened to the end of its period.' }),
      breakdown: t.arg({ type: Breakdown, description: 'Divide the figures by this.' }),
      units: t.arg({
        type: [UnitInput],
        description: 'Only these units, all of the basis and level; every unit without it.',
      }),
    },
    resolve: async (_root, { metric, basis, level, grain, from, to, breakdown, units }, context) => {
      const catalogue = await loadCatalogue(context)
      const unitIds = unitIdsFromInput(catalogue, units, 'units')
      return readFigures(context.db, context.viewer.access, {
        metric,
        scheme: basis,
        level,
        grain,
        from,
        to,
        breakdown,
        unitIds,
      })
    },
  }),
)

builder.queryField('figureSeries', (t) =>
  t.field({
    type: [FigureSet],
    authScopes: { public: true },
    complexity: { field: 10, multiplier: 5 },
    description:
      'Several metrics of one unit over time, each as `figures` would answer it alone; at most 12. For profiles.',
    args: {
      metrics: t.arg.idList({ required: true, description: 'Ids of metrics, each once.' }),
      basis: t.arg({ type: BoundaryBasis, required: true, description: 'Boundaries that the unit belongs to.' }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the unit.' }),
      unit: t.arg({ type: UnitInput, required: true, description: 'The unit.' }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the periods.' }),
      from: t.arg({ type: 'Date', required: true, description: 'First day; widened to the start of its period.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day, included; widened to the end of its period.' }),
    },
    resolve: async (_root, { metrics, basis, level, unit, grain, from, to }, context) => {
      const catalogue = await loadCatalogue(context)
      const { id } = unitFromInput(catalogue, unit, 'unit')
      const request = { metrics, scheme: basis, level, grain, from, to, unitIds: [id] }
      return readSeries(context.db, context.viewer.access, request)
    },
  }),
)
