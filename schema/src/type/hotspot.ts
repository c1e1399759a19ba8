import { type HotspotAnswer, readHotspots, type UnitHotspot as UnitShape } from '@hub/prisma/data/hotspot'
import type { HotspotCluster as ClusterShape } from '@hub/prisma/data/hotspot-cluster'
import { statisticLabel } from '@hub/prisma/data/hotspot-denominator'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Period } from './count.ts'
import { figureOrigin } from './figure-origin.ts'
import { HotspotDenominator, HotspotMethod, HotspotPlace, HotspotStatistic } from './hotspot-part.ts'
import { Grain, Metric } from './metric.ts'
import { BoundaryBasis, UnitLevel } from './place.ts'
import { Source } from './source.ts'

const UnitHotspot = builder.objectRef<UnitShape>('UnitHotspot').implement({
  description: 'The judgement on one unit and its neighbours.',
  interfaces: [HotspotPlace],
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({
      description: 'Global id of the unit, as map features carry it.',
      resolve: ({ unitId }) => encodeId('AdminUnit', unitId),
    }),
    denominator: t.expose('denominator', {
      type: HotspotDenominator,
      nullable: true,
      description: 'What its count is divided by; null where no source gives it, and for a share.',
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change its number.' }),
  }),
})

const HotspotCluster = builder.objectRef<ClusterShape>('HotspotCluster').implement({
  description:
    "The circle of units whose number is hardest to explain by the rate of all (Kulldorff's scan), of the numbers as they read.",
  fields: (t) => ({
    unitIds: t.field({
      type: ['ID'],
      description: 'Global ids of its units, the centre first.',
      resolve: ({ unitIds }) => unitIds.map((id) => encodeId('AdminUnit', id)),
    }),
    observed: t.exposeFloat('observed', { description: 'Records in it.' }),
    expected: t.exposeFloat('expected', { description: 'Records that the rate of all units would give it.' }),
    relativeRisk: t.exposeFloat('relativeRisk', {
      nullable: true,
      description: 'The rate inside over the rate outside; null where nothing lies outside.',
    }),
    p: t.exposeFloat('p', {
      description:
        'How often chance alone makes so unlikely a circle anywhere, of 999 random maps: large values say nothing.',
    }),
  }),
})

const HotspotSet = builder.objectRef<HotspotAnswer>('HotspotSet').implement({
  description: 'Where high or low rates of a metric gather.',
  fields: (t) => ({
    metric: t.field({
      type: Metric,
      description: 'The metric.',
      resolve: ({ metric: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: (set) => set.scheme }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    period: t.expose('period', { type: Period, description: 'The period.' }),
    statistic: t.expose('statistic', {
      type: HotspotStatistic,
      nullable: true,
      description: 'What counts are divided by; null for a share, which has a base of its own.',
    }),
    statisticVi: t.string({
      nullable: true,
      description: 'The same in Vietnamese words.',
      resolve: ({ statistic }) => statistic && statisticLabel[statistic].vi,
    }),
    statisticEn: t.string({
      nullable: true,
      description: 'The same in English words.',
      resolve: ({ statistic }) => statistic && statisticLabel[statistic].en,
    }),
    insteadOf: t.expose('insteadOf', {
      type: HotspotStatistic,
      nullable: true,
      description: 'What was asked for, when too few units have it and the census proxy stands in; else null.',
    }),
    years: t.field({
      type: ['Int'],
      description: 'Years that the denominators are of.',
      resolve: ({ given }) => [...given.years],
    }),
    sources: t.field({
      type: [Source],
      description: 'Who gives the denominators; of a share none.',
      resolve: ({ given }, _args, context) =>
        fromCatalogue(context, ({ sources }) => given.sourceIds.map((id) => must(sources.get(id), 'source', id))),
    }),
    per: t.exposeInt('per', { description: 'A rate is for so many; of a share 100.' }),
    overallRate: t.exposeFloat('overallRate', {
      nullable: true,
      description: 'Rate of all units together, for `per`: what is expected everywhere. Null when none tells one.',
    }),
    method: t.expose('method', { type: HotspotMethod, description: 'How it was found, and what it does not tell.' }),
    likelyCluster: t.expose('likelyCluster', {
      type: HotspotCluster,
      nullable: true,
      description: 'The most likely cluster of many; null when there is none, and for a share. Mind its `p`.',
    }),
    units: t.expose('units', {
      type: [UnitHotspot],
      complexity: { field: 1, multiplier: 50 },
      description: 'Every unit of the level, by code.',
    }),
    ...figureOrigin(t),
  }),
})

builder.queryField('hotspots', (t) =>
  t.field({
    type: HotspotSet,
    authScopes: { public: true },
    complexity: { field: 20, multiplier: 1 },
    description:
      'Where high or low rates of a metric gather (Getis–Ord Gi*), on its lattice. Only metrics with a rate and shares: a cluster of counts shows where many people live, and is refused.',
    args: {
      metric: t.arg.id({ required: true, description: 'Id of the metric.' }),
      basis: t.arg({ type: BoundaryBasis, required: true, description: 'Boundaries of the units.' }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the units; DISTRICT or COMMUNE.' }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the period.' }),
      period: t.arg({ type: 'Date', required: true, description: 'Any day of the period.' }),
      denominator: t.arg({
        type: HotspotStatistic,
        description: "What counts are divided by; the metric's own when left out. A share takes none.",
      }),
    },
    resolve: async (_root, { metric, basis, level, grain, period, denominator }, context) => {
      await loadCatalogue(context)
      const request = { metric, scheme: basis, level, grain, period, statistic: denominator }
      return readHotspots(context.db, context.viewer.access, request)
    },
  }),
)
