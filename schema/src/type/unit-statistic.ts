import type { Denominator as DenominatorRow, UnitStatistic as StatisticRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { Source } from './source.ts'

export const UnitStatisticKind = builder.enumType('UnitStatisticKind', {
  description: 'What a statistic of a unit counts.',
  values: {
    POPULATION: { description: 'People living there.' },
    POPULATION_URBAN: { description: 'People in urban wards and townships.' },
    POPULATION_RURAL: { description: 'People in rural communes.' },
    POPULATION_15_34: { description: 'People aged 15 to 34.' },
    HOUSEHOLDS: { description: 'Households of any size.' },
    HOUSEHOLDS_1_2_PERSONS: { description: 'Households of one or two persons: a sign of worker lodging.' },
    PARK_WORKERS: { description: 'People working in industrial parks.' },
    PARK_JOBS: { description: 'Jobs in industrial parks.' },
    FOREIGN_WORKERS: { description: 'Foreign workers with a permit.' },
    FOREIGN_RESIDENTS: { description: 'Foreign residents, one count without nationality; only for staff.' },
    LODGING_ROOMS: { description: 'Rooms let to lodgers.' },
    INDUSTRIAL_PARKS: { description: 'Industrial parks in operation.' },
  } as const,
})

export const DenominatorStatistic = builder.enumType('DenominatorStatistic', {
  description: 'What a rate is divided by.',
  values: {
    POPULATION: { description: 'People living in the unit.' },
    HOUSEHOLDS: { description: 'Households of the unit.' },
  } as const,
})

export const DenominatorMethod = builder.enumType('DenominatorMethod', {
  description: 'How the denominator of a year was found.',
  values: {
    SOURCED: { description: 'A source gives it for this very year.' },
    INTERPOLATED: { description: 'On the straight line between two years that a source gives.' },
    CARRIED: { description: 'Carried from the nearest year that a source gives.' },
  } as const,
})

export const UnitStatistic = builder.objectRef<StatisticRow>('UnitStatistic').implement({
  description: 'A published number about a unit.',
  fields: (t) => ({
    statistic: t.field({
      type: UnitStatisticKind,
      description: 'What is counted.',
      resolve: (row) => row.statistic as typeof UnitStatisticKind.$inferType,
    }),
    year: t.exposeInt('year', { description: 'Calendar year it speaks of.' }),
    asOf: t.exposeString('asOf', {
      nullable: true,
      description: 'The day or month inside the year as the source puts it; null when it does not.',
    }),
    value: t.exposeFloat('value', { description: 'The number: people, households, rooms, jobs or parks.' }),
    noteVi: t.exposeString('noteVi', {
      nullable: true,
      description: 'How exact it is, in Vietnamese; null when plain.',
    }),
    noteEn: t.exposeString('noteEn', { nullable: true, description: 'How exact it is, in English; null when plain.' }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
    source: t.field({
      type: Source,
      description: 'Who says so.',
      resolve: (row, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(row.sourceId), 'source', row.sourceId)),
    }),
  }),
})

export const Denominator = builder.objectRef<DenominatorRow>('Denominator').implement({
  description: 'The number that rates of one unit and year are divided by.',
  fields: (t) => ({
    statistic: t.expose('statistic', { type: DenominatorStatistic, description: 'People or households.' }),
    year: t.exposeInt('year', { description: 'Calendar year.' }),
    value: t.exposeFloat('value', { description: 'The number.' }),
    method: t.expose('method', { type: DenominatorMethod, description: 'Sourced, interpolated or carried.' }),
    source: t.field({
      type: Source,
      description: 'Source of the years it rests on.',
      resolve: (row, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(row.sourceId), 'source', row.sourceId)),
    }),
  }),
})
