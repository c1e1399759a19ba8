import type { ToldInterval as IntervalShape } from '@hub/analysis/told-interval'
import type { HotspotPlace as PlaceShape } from '@hub/prisma/data/hotspot'
import type { UnitDenominator } from '@hub/prisma/data/hotspot-denominator'
import type { HotspotMethod as MethodShape } from '@hub/prisma/data/hotspot-method'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { Count } from './count.ts'
import { Source } from './source.ts'
import { DenominatorMethod } from './unit-statistic.ts'

export const HotspotStatistic = builder.enumType('HotspotStatistic', {
  description: 'What counts are divided by to see where they gather. Foreign residents are never a denominator.',
  values: {
    POPULATION: { description: 'People living there.' },
    HOUSEHOLDS: { description: 'Households of any size.' },
    LODGERS: { description: 'Lodgers of the worker-housing areas, where a source gives them; else the census proxy.' },
    PARK_WORKERS: { description: 'Workers of industrial parks, where a source gives them; else the census proxy.' },
    SMALL_HOUSEHOLDS: {
      description: 'Households of one or two persons, from the census: a proxy for worker lodging, and named so.',
    },
  } as const,
})

const HotspotClass = builder.enumType('HotspotClass', {
  description: 'Whether high or low rates gather around a place, and how surely, after the correction for many tests.',
  values: {
    HOT_99: { description: 'High rates gather, 99 % sure.' },
    HOT_95: { description: 'High rates gather, 95 % sure.' },
    HOT_90: { description: 'High rates gather, 90 % sure.' },
    NOT_SIGNIFICANT: { description: 'Could be chance, or could be what is protected.' },
    COLD_90: { description: 'Low rates gather, 90 % sure.' },
    COLD_95: { description: 'Low rates gather, 95 % sure.' },
    COLD_99: { description: 'Low rates gather, 99 % sure.' },
    NOT_ENOUGH_DATA: { description: 'Not judged; `reason` says why.' },
  } as const,
})

const HotspotSide = builder.enumType('HotspotSide', {
  description: 'Which way a place leans.',
  values: { HOT: { description: 'High rates.' }, COLD: { description: 'Low rates.' } } as const,
})

const HotspotQuadrant = builder.enumType('HotspotQuadrant', {
  description: "Where a place lies by local Moran's I, when that is more than chance.",
  values: {
    HIGH_HIGH: { description: 'A high rate among high ones.' },
    LOW_LOW: { description: 'A low rate among low ones.' },
    LOW_HIGH: { description: 'An outlier: a low rate among high ones.' },
    HIGH_LOW: { description: 'An outlier: a high rate among low ones.' },
  } as const,
})

const HotspotReason = builder.enumType('HotspotReason', {
  description: 'Why a place is not judged.',
  values: {
    WITHHELD: { description: 'Its number is withheld.' },
    NOT_REPORTED: { description: 'It is known not to have reported.' },
    NO_DATA: { description: 'It has no number for the period.' },
    NO_DENOMINATOR: { description: 'No source gives what its number would be divided by.' },
    FEW_PLACES: { description: 'Too few places tell a number to speak of a pattern.' },
    FEW_NEIGHBOURS: { description: 'Too few of its neighbours tell a number.' },
    ALL_ALIKE: { description: 'All rates are alike, or every place is its neighbour.' },
  } as const,
})

/** A number with the least and the greatest it can be. */
export const ToldRatio = builder.objectRef<IntervalShape>('ToldRatio').implement({
  description: 'A ratio with the least and the greatest it can be; the three are equal where all is exact.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'As the told numbers read; of a range from its middle.' }),
    low: t.exposeFloat('low', { description: 'The least the told numbers leave open.' }),
    high: t.exposeFloat('high', { description: 'The greatest they leave open.' }),
  }),
})

export const HotspotDenominator = builder.objectRef<UnitDenominator>('HotspotDenominator').implement({
  description: 'What the count of one unit is divided by.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'People or households.' }),
    year: t.exposeInt('year', { description: 'Year it speaks of.' }),
    method: t.expose('method', { type: DenominatorMethod, description: 'Sourced, interpolated or carried.' }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
    source: t.field({
      type: Source,
      description: 'Who gives it.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
  }),
})

const HotspotWeights = builder.enumType('HotspotWeights', {
  description: 'Who neighbours whom.',
  values: {
    CONTIGUITY: { description: 'Units whose borders touch.' },
    HEXAGON_EDGE: { description: 'Hexagons that share an edge.' },
  } as const,
})

export const HotspotMethod = builder.objectRef<MethodShape>('HotspotMethod').implement({
  description: 'How hotspots were found, with the numbers that the result depends on. Show it with the map.',
  fields: (t) => ({
    weights: t.expose('weights', { type: HotspotWeights, description: 'Who neighbours whom; binary weights.' }),
    entered: t.exposeInt('entered', { description: 'How many places tell a rate and enter.' }),
    judged: t.exposeInt('judged', { description: 'How many of them are judged, and corrected for.' }),
    alphas: t.field({
      type: ['Float'],
      description: 'Largest corrected probability of the classes 90, 95 and 99.',
      resolve: ({ alphas }) => [...alphas],
    }),
    correction: t.string({
      description: 'How probabilities are corrected for many tests.',
      resolve: ({ correction }) => correction,
    }),
    permutations: t.exposeInt('permutations', { description: 'Random arrangements behind p and the quadrants.' }),
    seed: t.exposeInt('seed', { description: 'Seed of their order: the same answer each time.' }),
    textVi: t.exposeString('textVi', { description: 'The method in words, in Vietnamese.' }),
    textEn: t.exposeString('textEn', { description: 'The method in words, in English.' }),
    caveatVi: t.exposeString('caveatVi', { description: 'What it does not tell, in Vietnamese.' }),
    caveatEn: t.exposeString('caveatEn', { description: 'What it does not tell, in English.' }),
  }),
})

/** What is told of a unit and of a hexagon alike. */
export const HotspotPlace = builder.interfaceRef<PlaceShape>('HotspotPlace').implement({
  description: 'The judgement on one place and its neighbours.',
  fields: (t) => ({
    class: t.expose('class', {
      type: HotspotClass,
      description:
        'The judgement: it holds whatever the true numbers are behind those that are rounded or given as a range.',
    }),
    tentative: t.expose('tentative', {
      type: HotspotSide,
      nullable: true,
      description:
        'Not significant, but hot or cold (90 %) if the numbers were as they read: what is protected leaves it open. Else null.',
    }),
    reason: t.expose('reason', {
      type: HotspotReason,
      nullable: true,
      description: 'Why it is not judged; null for a place that is.',
    }),
    quadrant: t.expose('quadrant', {
      type: HotspotQuadrant,
      nullable: true,
      description:
        "A second judgement, by local Moran's I of the rates as they read, by conditional permutation and corrected: null where it could be chance.",
    }),
    observed: t.expose('observed', { type: Count, description: 'The count; of a share metric the share in percent.' }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description:
        'What the rate of all places together would give it: denominator × overall rate; of a share metric the overall share. Null when unknown.',
    }),
    rate: t.expose('rate', { type: Count, description: 'The count for each `per` of the denominator, two decimals.' }),
    ratio: t.expose('ratio', {
      type: ToldRatio,
      nullable: true,
      description: 'Observed over expected: 2 is twice the rate of all places together. Null when unknown.',
    }),
    smoothed: t.exposeFloat('smoothed', {
      nullable: true,
      description:
        'The rate drawn to that of all places together, the more the fewer it rests on (empirical Bayes, Marshall 1991): for seeing a pattern, not as a figure.',
    }),
    z: t.exposeFloat('z', {
      nullable: true,
      description: 'Gi* as a standard score, of the rates as they read: positive where high rates gather.',
    }),
    zLeast: t.exposeFloat('zLeast', {
      nullable: true,
      description: 'Gi* on the reading of all told intervals that speaks most against a cluster.',
    }),
    p: t.exposeFloat('p', {
      nullable: true,
      description:
        'Two-sided probability of so large a score by chance, the larger of the normal one and that of permutation; null when not judged.',
    }),
    q: t.exposeFloat('q', {
      nullable: true,
      description:
        'The probability corrected for many tests (Benjamini–Hochberg): the class follows it; null when not judged.',
    }),
  }),
})
