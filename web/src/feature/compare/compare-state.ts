import { type Baseline, baselines, type Grain } from '@hub/contract/period'
import { type AddressPart, AddressQuery, metricName, shaped } from '../../address-query.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { basisFromQuery, dayFromText, grainFromText, textFromBasis } from '../../url-state.ts'
import { type Topic, topics } from '../topic.ts'
import { type UnitGroup, unitGroups } from './unit-group.ts'

/** What the comparison shows; kept in the address like the view of the map. */
export interface CompareState {
  readonly basis: BoundaryBasis
  readonly topic: Topic
  readonly grain: Grain
  readonly period: string | null
  readonly baseline: Baseline
  /** Metric that is charted; null means the first of the topic. */
  readonly metric: string | null
  /** A group that reference data knows; null when `units` says which units are compared, or all are. */
  readonly group: UnitGroup | null
  /** Codes of the compared units; null for all of them, or for those of the group. */
  readonly units: readonly string[] | null
  /** Code of the unit that stays on top and is marked in every chart. */
  readonly pin: string | null
  /** Whether only units are listed that differ by more than chance. */
  readonly only: boolean
  /** Whether rates are drawn to the mean of all (empirical Bayes). */
  readonly smooth: boolean
  /** Metric that the charted one is set against in the scatter plot; null for none. */
  readonly beside: string | null
  /** Column of the ranked table that it is sorted by, and whether the highest comes first; null for its own order. */
  readonly sort: RankOrder | null
}

/** Columns of the ranked table. */
const rankColumns = ['unit', 'value', 'rate', 'rank', 'change', 'standing', 'target'] as const
type RankColumn = (typeof rankColumns)[number]
interface RankOrder {
  readonly key: RankColumn
  readonly down: boolean
}

const unitCode = /^[0-9]{1,6}$/

function orderFromText(text: string): RankOrder | undefined {
  const down = text.startsWith('-')
  const key = rankColumns.find((column) => column === text.slice(down ? 1 : 0))
  return key && { key, down }
}

const baselineText: Readonly<Record<Baseline, string>> = {
  PREVIOUS_PERIOD: 'before',
  SAME_PERIOD_LAST_YEAR: 'year',
  AVERAGE_OF_THREE_YEARS: 'average',
  BEFORE_2025_07: 'merger',
  PROVINCE: 'province',
}

/** Reads a choice whose name an address writes in small letters. */
const smallChoice =
  <Choice extends string>(choices: readonly Choice[]) =>
  (text: string) =>
    choices.find((choice) => choice.toLowerCase() === text)

/** Reads the comparison from a query string; what makes no sense falls back to districts, tips and the last full year. */
export const compareFromSearch = (search: string): CompareState => compareFromQuery(new AddressQuery(search))

/** What of a query string of the comparison makes no sense. */
export function unknownInCompare(search: string): readonly AddressPart[] {
  const query = new AddressQuery(search)
  compareFromQuery(query)
  return query.unknown
}

function compareFromQuery(query: AddressQuery): CompareState {
  const codes = [...new Set(query.many('units', shaped(unitCode), ','))].sort()
  const units = codes.length > 0 ? codes : null
  const group = query.one('group', smallChoice(unitGroups), null)
  return {
    basis: basisFromQuery(query),
    topic: query.one('topic', smallChoice(topics), 'TIP'),
    grain: query.one('grain', grainFromText, 'YEAR'),
    period: query.one('period', dayFromText, null),
    baseline: query.one(
      'baseline',
      (text) => baselines.find((baseline) => baselineText[baseline] === text),
      'PREVIOUS_PERIOD',
    ),
    metric: query.one('metric', metricName, null),
    units,
    group: units ? null : group,
    pin: query.one('pin', shaped(unitCode), null),
    only: query.flag('only'),
    smooth: query.flag('smooth'),
    beside: query.one('beside', metricName, null),
    sort: query.one('sort', orderFromText, null),
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
  if (state.units) query.set('units', state.units.join(','))
  else if (state.group) query.set('group', state.group.toLowerCase())
  if (state.pin) query.set('pin', state.pin)
  if (state.only) query.set('only', '1')
  if (state.smooth) query.set('smooth', '1')
  if (state.beside) query.set('beside', state.beside)
  if (state.sort) query.set('sort', `${state.sort.down ? '-' : ''}${state.sort.key}`)
  return query.toString()
}
