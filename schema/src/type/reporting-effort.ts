import {
  type EffortAnswer,
  type EffortMeasure,
  readReportingEffort,
  type UnitEffort as UnitShape,
} from '@hub/prisma/data/reporting-effort'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Count, Period, Rate } from './count.ts'
import { figureOrigin } from './figure-origin.ts'
import { ToldRatio } from './hotspot-part.ts'
import { Grain, Metric } from './metric.ts'
import { BoundaryBasis, UnitLevel } from './place.ts'

const EffortMeasureType = builder.enumType('EffortMeasure', {
  description: 'What campaigning is measured by.',
  values: {
    EVENTS: { value: 'campaign_events' as EffortMeasure, description: 'Events held.' },
    ATTENDANCES: { value: 'attendances' as EffortMeasure, description: 'Attendances (lượt người) at events.' },
  },
})

const EffortClass = builder.enumType('EffortClass', {
  description: 'How tips and campaigning meet in a unit, each against all units together.',
  values: {
    MANY_TIPS_MUCH_EFFORT: { description: 'Many tips, much campaigning: people may tell more where they are asked.' },
    MANY_TIPS_LITTLE_EFFORT: { description: 'Many tips although there is little campaigning: look closely.' },
    FEW_TIPS_MUCH_EFFORT: { description: 'Few tips although there is much campaigning.' },
    FEW_TIPS_LITTLE_EFFORT: { description: 'Few tips, little campaigning: nobody may be telling.' },
    UNCLEAR: { description: 'A protected number could lie on either side of the line.' },
    NOT_ENOUGH_DATA: { description: 'Not told; `reason` says why.' },
  } as const,
})

const EffortReason = builder.enumType('EffortReason', {
  description: 'Why the reporting effort of a unit is not told.',
  values: {
    WITHHELD: { description: 'Its tips are withheld.' },
    NOT_REPORTED: { description: 'It is known not to have reported.' },
    NO_DATA: { description: 'It has no number for the period.' },
    NO_DENOMINATOR: { description: 'No source gives its residents.' },
    FEW_PLACES: { description: 'Too few units tell both numbers.' },
  } as const,
})

const UnitEffort = builder.objectRef<UnitShape>('UnitEffort').implement({
  description: 'Tips and campaigning of one unit.',
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
    class: t.expose('class', { type: EffortClass, description: 'How the two meet.' }),
    reason: t.expose('reason', { type: EffortReason, nullable: true, description: 'Why it is not told; else null.' }),
    tips: t.expose('tips', { type: Count, description: 'Tips received.' }),
    tipRate: t.expose('tipRate', { type: Rate, nullable: true, description: 'Tips for so many residents.' }),
    effort: t.expose('effort', { type: Count, description: 'Events or attendances.' }),
    effortRate: t.expose('effortRate', {
      type: Rate,
      nullable: true,
      description: 'Events or attendances for so many residents.',
    }),
    tipRatio: t.expose('tipRatio', {
      type: ToldRatio,
      nullable: true,
      description: 'Its tip rate over that of all units together.',
    }),
    effortRatio: t.expose('effortRatio', {
      type: ToldRatio,
      nullable: true,
      description: 'Its campaigning over that of all units together, both for so many residents.',
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change its numbers.' }),
  }),
})

const ReportingEffort = builder.objectRef<EffortAnswer>('ReportingEffort').implement({
  description: 'Tips beside campaigning, so that many tips are not read as much crime, nor few as none.',
  fields: (t) => ({
    tips: t.field({
      type: Metric,
      description: 'The metric of tips.',
      resolve: ({ tips: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    effort: t.field({
      type: Metric,
      description: 'The metric of campaigning.',
      resolve: ({ effort: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: (set) => set.scheme }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    period: t.expose('period', { type: Period, description: 'The period.' }),
    tipRate: t.exposeFloat('tipRate', {
      nullable: true,
      description: 'Tip rate of all units together, in the measure of the metric. Null when too few tell both.',
    }),
    effortRate: t.exposeFloat('effortRate', {
      nullable: true,
      description: 'Campaigning of all units together, in the measure of the metric. Null when too few tell both.',
    }),
    judged: t.exposeInt('judged', { description: 'How many units tell both.' }),
    methodVi: t.exposeString('methodVi', { description: 'How it was found, in Vietnamese.' }),
    methodEn: t.exposeString('methodEn', { description: 'How it was found, in English.' }),
    caveatVi: t.exposeString('caveatVi', {
      description: 'What it does not tell, in Vietnamese: show it with the map.',
    }),
    caveatEn: t.exposeString('caveatEn', { description: 'What it does not tell, in English: show it with the map.' }),
    units: t.expose('units', {
      type: [UnitEffort],
      complexity: { field: 1, multiplier: 50 },
      description: 'Every unit of the level, by code.',
    }),
    ...figureOrigin(t),
  }),
})

builder.queryField('reportingEffort', (t) =>
  t.field({
    type: ReportingEffort,
    authScopes: { public: true },
    complexity: { field: 20, multiplier: 1 },
    description:
      'Tips for so many residents beside campaigning for so many residents, unit by unit: where few tell although they were asked, and where nobody was asked.',
    args: {
      basis: t.arg({ type: BoundaryBasis, required: true, description: 'Boundaries of the units.' }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the units; DISTRICT or COMMUNE.' }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the period.' }),
      period: t.arg({ type: 'Date', required: true, description: 'Any day of the period.' }),
      measure: t.arg({ type: EffortMeasureType, description: 'What campaigning is measured by; events without it.' }),
    },
    resolve: async (_root, { basis, level, grain, period, measure }, context) => {
      await loadCatalogue(context)
      const request = { measure: measure ?? 'campaign_events', scheme: basis, level, grain, period } as const
      return readReportingEffort(context.db, context.viewer.access, request)
    },
  }),
)
