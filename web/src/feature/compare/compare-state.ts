import { type Baseline, baselines, type Grain, isDay } from '@hub/contract/period'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { basisFromText, grainFromText, textFromBasis } from '../../url-state.ts'
import { type Topic, topics } from '../topic.ts'

/** What the comparison shows; kept in the address like the view of the map. */
export interface CompareState {
  readonly basis: BoundaryBasis
  readonly topic: Topic
  readonly grain: Grain
  readonly period: string | null
  readonly baseline: Baseline
  /** Metric that is charted; null means the first of the topic. */
  readonly metric: string | null
}

const baselineText: Readonly<Record<Baseline, string>> = {
  PREVIOUS_PERIOD: 'before',
  SAME_PERIOD_LAST_YEAR: 'year',
  AVERAGE_OF_THREE_YEARS: 'average',
  PROVINCE: 'province',
}

const baselineFromText = (text: string | null): Baseline =>
  baselines.find((baseline) => baselineText[baseline] === text) ?? 'PREVIOUS_PERIOD'

/** Reads the comparison from a query string; what makes no sense falls back to districts, tips and the last full year. */
export function compareFromSearch(search: string): CompareState {
  const query = new URLSearchParams(search)
  const period = query.get('period')
  const metric = query.get('metric')
  return {
    basis: basisFromText(query.get('basis')),
    topic: topics.find((topic) => topic.toLowerCase() === query.get('topic')) ?? 'TIP',
    grain: grainFromText(query.get('grain')),
    period: period && isDay(period) ? period : null,
    baseline: baselineFromText(query.get('baseline')),
    metric: metric && /^[a-z0-9_]+$/.test(metric) ? metric : null,
  }
}

/** Writes the comparison as a query string; defaults are left out. */
export function searchFromCompare(state: CompareState): string {
  const query = new URLSearchParams()
  if (state.basis !== 'BEFORE_2025_07') query.set('basis', textFromBasis(state.basis))
  if (state.topic !== 'TIP') query.set('topic', state.topic.toLowerCase())
  if (state.grain !== 'YEAR') query.set('grain', state.grain.toLowerCase())
  if (state.period) query.set('period', state.period)
  if (state.baseline !== 'PREVIOUS_PERIOD') query.set('baseline', baselineText[state.baseline])
  if (state.metric) query.set('metric', state.metric)
  return query.toString()
}
