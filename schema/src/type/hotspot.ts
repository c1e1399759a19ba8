import { type HotspotCell as CellShape, type HotspotAnswer, readHotspots } from '@hub/prisma/data/hotspot'
import { currentRelease } from '@hub/prisma/data/release'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Count, Period } from './count.ts'
import { Grain, Metric } from './metric.ts'
import { BoundaryBasis, UnitLevel } from './place.ts'
import { Release } from './release.ts'

const HotspotClass = builder.enumType('HotspotClass', {
  description: 'Whether high or low rates gather around a unit, and how surely, after the correction for many tests.',
  values: {
    HOT_99: { description: 'High rates gather, 99 % sure.' },
    HOT_95: { description: 'High rates gather, 95 % sure.' },
    HOT_90: { description: 'High rates gather, 90 % sure.' },
    NOT_SIGNIFICANT: { description: 'Could be chance.' },
    COLD_90: { description: 'Low rates gather, 90 % sure.' },
    COLD_95: { description: 'Low rates gather, 95 % sure.' },
    COLD_99: { description: 'Low rates gather, 99 % sure.' },
    NOT_ENOUGH_DATA: { description: 'Not judged: the unit or too many around it tell no number.' },
  } as const,
})

const HotspotCell = builder.objectRef<CellShape>('HotspotCell').implement({
  description: 'The judgement on one unit and its neighbours.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({
      description: 'Global id of the unit, as map features carry it.',
      resolve: (cell) => encodeId('AdminUnit', cell.unitId),
    }),
    class: t.expose('class', { type: HotspotClass, description: 'The judgement.' }),
    z: t.exposeFloat('z', {
      nullable: true,
      description: 'Gi* as a standard score: positive where high rates gather; null when not judged.',
    }),
    p: t.exposeFloat('p', {
      nullable: true,
      description: 'Two-sided probability of so large a score by chance; null when not judged.',
    }),
    q: t.exposeFloat('q', {
      nullable: true,
      description:
        'The probability corrected for many tests (Benjamini–Hochberg): the class follows it; null when not judged.',
    }),
    observed: t.expose('observed', { type: Count, description: 'What was judged: rate, share or median of the unit.' }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description: 'Mean of all units that tell a number; null when not judged.',
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
    period: t.expose('period', { type: Period, description: 'The period.' }),
    methodVi: t.exposeString('methodVi', { description: 'How it was found, in Vietnamese.' }),
    methodEn: t.exposeString('methodEn', { description: 'How it was found, in English.' }),
    caveatVi: t.exposeString('caveatVi', {
      description: 'What it does not tell, in Vietnamese: show it with the map.',
    }),
    caveatEn: t.exposeString('caveatEn', { description: 'What it does not tell, in English: show it with the map.' }),
    cells: t.expose('cells', {
      type: [HotspotCell],
      complexity: { field: 1, multiplier: 50 },
      description: 'Every unit of the level, by code.',
    }),
    release: t.field({
      type: Release,
      nullable: true,
      description: 'The release the figures come from; null for live figures.',
      resolve: (answer, _args, { db }) => (answer.release === null ? null : currentRelease(db)),
    }),
    live: t.exposeBoolean('live', { description: 'Whether they are exact live figures.' }),
  }),
})

builder.queryField('hotspots', (t) =>
  t.field({
    type: HotspotSet,
    authScopes: { public: true },
    complexity: { field: 20, multiplier: 1 },
    description:
      'Where high or low rates of a metric gather (Getis–Ord Gi*), on its lattice. Only for metrics with a rate, shares and medians.',
    args: {
      metric: t.arg.id({ required: true, description: 'Id of the metric.' }),
      basis: t.arg({ type: BoundaryBasis, required: true, description: 'Boundaries of the units.' }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the units; DISTRICT or COMMUNE.' }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the period.' }),
      period: t.arg({ type: 'Date', required: true, description: 'Any day of the period.' }),
    },
    resolve: async (_root, { metric, basis, level, grain, period }, context) => {
      await loadCatalogue(context)
      return readHotspots(context.db, context.viewer.access, { metric, scheme: basis, level, grain, period })
    },
  }),
)
