import type { Lattice as LatticeRow, Metric as MetricRow, Target as TargetRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { BoundaryBasis, UnitLevel } from './place.ts'
import { Source } from './source.ts'
import { DenominatorStatistic } from './unit-statistic.ts'

export const Grain = builder.enumType('Grain', {
  description: 'Length of the periods of figures.',
  values: {
    MONTH: { description: 'Calendar month.' },
    QUARTER: { description: 'Calendar quarter.' },
    YEAR: { description: 'Calendar year.' },
    MULTI_YEAR: { description: 'Three calendar years in fixed blocks: 2019–2021, 2022–2024, …' },
  } as const,
})

export const Breakdown = builder.enumType('Breakdown', {
  description: 'What figures can be divided by, one at a time.',
  values: {
    SEX: { description: 'Sex of the persons.' },
    AGE_GROUP: { description: 'Under 16, 16–17, adult, unknown; for victims the age at exploitation.' },
    EXPLOITATION: { description: 'Form of exploitation.' },
    DESTINATION: { description: 'Country or region of destination.' },
    SUPPORT_TYPE: { description: 'Kind of support by the law in force.' },
    EVENT_TYPE: { description: 'Kind of campaign event.' },
    SETTING: { description: 'Where an event reaches people: residential area, agency, enterprise, school, online.' },
    AUDIENCE: { description: 'Whom an event is for.' },
    CLOCK: { description: 'Kind of legal time limit.' },
    AGENCY_KIND: { description: 'Branch of the agency in charge.' },
    TIP_KIND: { description: 'Denunciation, crime information, or request to prosecute.' },
    CHANNEL: { description: 'Channel of a tip or an event.' },
  } as const,
})

const MetricTopic = builder.enumType('MetricTopic', {
  description: 'What a metric is about.',
  values: {
    TIP: { description: 'Tips and denunciations.' },
    CASE: { description: 'Criminal cases and trials.' },
    VICTIM: { description: 'Victims and their support.' },
    CAMPAIGN: { description: 'Communication and pilot models.' },
    SETTING: { description: 'Surroundings: lodging, parks, residents.' },
    DUTY: { description: 'Time limits and tasks of agencies.' },
  } as const,
})

const Measure = builder.enumType('Measure', {
  description: 'How a figure is made of its facts.',
  values: {
    COUNT: { description: 'How many things or persons, each counted once.' },
    SUM: { description: 'Amounts added up.' },
    SHARE: { description: 'Part of a whole, in percent.' },
    MEDIAN: { description: 'The middle value.' },
  } as const,
})

const Direction = builder.enumType('Direction', {
  description: 'How to read a high value.',
  values: {
    MORE_IS_WORSE: { description: 'A high value is bad.' },
    MORE_IS_BETTER: { description: 'A high value is good.' },
    NEUTRAL: { description: 'A high value is neither: more tips may mean more trust.' },
  } as const,
})

const Comparator = builder.enumType('Comparator', {
  description: 'How a value must stand to its target.',
  values: {
    AT_LEAST: { description: '≥ the target.' },
    MORE_THAN: { description: '> the target.' },
    AT_MOST: { description: '≤ the target.' },
  } as const,
})

const LatticeEntry = builder.objectRef<LatticeRow>('LatticeEntry').implement({
  description: 'A place where figures of a metric are published: ask `figures` for exactly these.',
  fields: (t) => ({
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries.', resolve: (row) => row.scheme }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    grain: t.expose('grain', { type: Grain, description: 'Length of the periods.' }),
    breakdown: t.field({
      type: Breakdown,
      nullable: true,
      description: 'What the figures are divided by; null for the undivided figure.',
      resolve: (row) => (row.breakdown === '' ? null : (row.breakdown as typeof Breakdown.$inferType)),
    }),
    threshold: t.exposeInt('threshold', {
      description: 'Cells below this number are withheld, zero included. 0: everything is told.',
    }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day this is published for.',
      resolve: (row) => row.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null: still published.',
      resolve: (row) => row.validTo,
    }),
  }),
})

export const Target = builder.objectRef<TargetRow>('Target').implement({
  description: 'A number that a programme asks for.',
  fields: (t) => ({
    programme: t.exposeString('programme', { description: 'The programme, by its decision.' }),
    comparator: t.expose('comparator', { type: Comparator, description: 'At least, more than, or at most.' }),
    value: t.exposeFloat('value', { description: 'The number, in the unit of the metric.' }),
    labelVi: t.exposeString('labelVi', { description: 'The target in words, in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'The target in words, in English.' }),
    legalRef: t.exposeString('legalRef', { description: 'Where it stands.' }),
    validFrom: t.field({ type: 'Date', description: 'First day it holds.', resolve: (row) => row.validFrom }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null: still.',
      resolve: (row) => row.validTo,
    }),
    source: t.field({
      type: Source,
      description: 'Source of the target.',
      resolve: (row, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(row.sourceId), 'source', row.sourceId)),
    }),
  }),
})

export const Metric = builder.objectRef<MetricRow>('Metric').implement({
  description: 'Something that units are measured by. `lattice` says where its figures are published.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Short id, such as `tips_received`: the `metric` argument of `figures`.' }),
    topic: t.expose('topic', { type: MetricTopic, description: 'What it is about.' }),
    measure: t.expose('measure', { type: Measure, description: 'Count, sum, share or median.' }),
    labelVi: t.exposeString('labelVi', { description: 'Name in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'Name in English.' }),
    unitVi: t.exposeString('unitVi', { description: 'Unit of its values in Vietnamese, such as `tin`, `%`, `ngày`.' }),
    unitEn: t.exposeString('unitEn', { description: 'Unit of its values in English.' }),
    descriptionVi: t.exposeString('descriptionVi', {
      description: 'What it tells and what it does not, in Vietnamese.',
    }),
    descriptionEn: t.exposeString('descriptionEn', { description: 'What it tells and what it does not, in English.' }),
    formulaVi: t.exposeString('formulaVi', { description: 'How it is computed, in Vietnamese.' }),
    formulaEn: t.exposeString('formulaEn', { description: 'How it is computed, in English.' }),
    per: t.exposeInt('perAmount', {
      nullable: true,
      description: 'Rates are for so many people or households, such as 100000; null when the metric has no rate.',
    }),
    perStatistic: t.expose('perStatistic', {
      type: DenominatorStatistic,
      nullable: true,
      description: 'What rates are divided by; null when the metric has no rate.',
    }),
    sensitive: t.exposeBoolean('sensitive', {
      description: 'Whether it speaks of persons or crimes: then small figures are withheld.',
    }),
    direction: t.expose('direction', { type: Direction, description: 'How to read a high value.' }),
    coverageFrom: t.field({
      type: 'Date',
      description: 'First day it is recorded from; earlier periods have no data.',
      resolve: (row) => row.coverageFrom,
    }),
    openMonths: t.exposeInt('openMonths', {
      description: 'For so many months after a period its figures are provisional.',
    }),
    lagMonths: t.exposeInt('lagMonths', { description: 'A period is published only so many months after its end.' }),
    legalRef: t.exposeString('legalRef', { nullable: true, description: 'The rule it comes from; null when none.' }),
    lattice: t.field({
      type: [LatticeEntry],
      description: 'Where its figures are published. Staff with `figures:exact` may ask for any place.',
      resolve: (metric, _args, context) => fromCatalogue(context, (c) => [...c.latticesOf(metric.id)]),
    }),
    targets: t.field({
      type: [Target],
      description: 'Targets that programmes set for it.',
      resolve: (metric, _args, context) => fromCatalogue(context, (c) => [...c.targetsOf(metric.id)]),
    }),
    source: t.field({
      type: Source,
      description: 'Source of the facts or of the definition.',
      resolve: (metric, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(metric.sourceId), 'source', metric.sourceId)),
    }),
  }),
})

builder.queryField('metrics', (t) =>
  t.field({
    type: [Metric],
    complexity: { field: 1, multiplier: 30 },
    authScopes: { public: true },
    description: 'Every metric, in the order to show them.',
    args: { topic: t.arg({ type: MetricTopic, description: 'Only metrics about this.' }) },
    resolve: async (_root, { topic }, context) =>
      [...(await loadCatalogue(context)).metrics.values()].filter((metric) => !topic || metric.topic === topic),
  }),
)
