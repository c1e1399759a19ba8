import { maxComparedMetrics, type UnitLevel } from '@hub/contract/figure'
import { pairRefusal } from '@hub/contract/metric-pair'
import type { Grain } from '@hub/contract/period'
import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { Told } from '../../format.ts'
import type { CompareQuery } from '../../gql/graphql.ts'
import { metricsQuery, unitsQuery } from '../atlas/query.ts'
import { grainsFor, type Resolved, resolveView } from '../atlas/resolve.ts'
import type { Metric, Unit } from '../atlas/use-figures.ts'
import { useRelease } from '../shell/release.ts'
import type { CompareState } from './compare-state.ts'
import { compareQuery } from './query.ts'
import { useUnitGroup } from './use-unit-group.ts'

export type Row = CompareQuery['compareUnits']['rows'][number]
export type Cell = Row['cells'][number]

export type PastFigure = Cell['series'][number]

const noUnits: readonly Unit[] = []

/** So many small charts can be told apart; of more units no history is asked for. */
export const mostCharts = 24
/** How many periods of a grain a small chart holds. */
const longestHistory: Readonly<Record<Grain, number>> = { MONTH: 24, QUARTER: 16, YEAR: 30, MULTI_YEAR: 10 }

/** First day of the history that is drawn of each unit; null for too many units. All districts are few, all communes are many. */
function historyStart({ grain, period, periods }: Resolved, level: UnitLevel, units: readonly string[] | null) {
  const few = units ? units.length <= mostCharts : level === 'DISTRICT'
  const past = periods.filter(({ start }) => start <= period.start).slice(-longestHistory[grain])
  return (few && past[0]?.start) || null
}

export interface Comparison {
  readonly metrics: readonly Metric[]
  /** The metrics that are compared: those of the topic that are published for the level and grain. */
  readonly compared: readonly Metric[]
  /** Metrics of the topic that are told for the whole province only, or in other periods. */
  readonly leftOut: readonly Metric[]
  /** The metric that is charted and put into words. */
  readonly chosen: Metric | undefined
  /** The metric that the chosen one is set against; undefined where none is asked for, or it is not told for these units and periods. */
  readonly beside: Metric | undefined
  /** Every metric that is told for these units and periods, whatever its topic. */
  readonly pairable: readonly Metric[]
  readonly level: UnitLevel
  readonly resolved: Resolved | undefined
  readonly grains: readonly Grain[]
  /** Every unit of the basis and level, to choose from. */
  readonly units: readonly Unit[]
  /** Codes of the compared units in order; null when all are. */
  readonly chosenUnits: readonly string[] | null
  readonly answer: CompareQuery['compareUnits'] | undefined
  /** Last day of the last month that had ended; empty while it is not known. */
  readonly dataThrough: string
  readonly fetching: boolean
  readonly error: Error | null
  retry(): void
}

/** Asks for the comparison that a state describes. */
export function useComparison(state: CompareState): Comparison {
  const release = useRelease()
  const metrics = useDocument(metricsQuery, {})
  const level: UnitLevel = state.basis === 'BEFORE_2025_07' ? 'DISTRICT' : 'COMMUNE'
  const own = useMemo(
    () => metrics.data?.metrics.filter((metric) => metric.topic === state.topic) ?? [],
    [metrics.data, state.topic],
  )
  const side = own.filter((metric) => grainsFor(metric, state.basis, level).length > 0)
  const chosenAsked = side.find((metric) => metric.id === state.metric) ?? side[0]
  const dataThrough = release.data?.release?.dataThrough
  const resolved = chosenAsked && dataThrough ? resolveView(state, chosenAsked, dataThrough) : undefined
  const compared = resolved
    ? side
        .filter((metric) => grainsFor(metric, state.basis, level).includes(resolved.grain))
        .slice(0, maxComparedMetrics)
    : []
  const pairable = resolved
    ? (metrics.data?.metrics ?? []).filter((metric) => grainsFor(metric, state.basis, level).includes(resolved.grain))
    : []
  const besideAsked = pairable.find(({ id }) => id === state.beside)
  const beside = besideAsked && chosenAsked && !pairRefusal(chosenAsked, besideAsked) ? besideAsked : undefined
  // A comparison holds so many metrics; the one for the scatter plot comes first.
  const asked = beside && !compared.includes(beside) ? [beside, ...compared].slice(0, maxComparedMetrics) : compared
  const units = useDocument(unitsQuery, { basis: state.basis, level })
  const group = useUnitGroup(state.group, state.basis)
  const askedUnits = state.group ? group.codes : state.units
  // A link may name a unit that these boundaries do not have.
  const known = units.data?.adminUnits.nodes ?? noUnits
  const named = askedUnits?.filter((code) => known.some((unit) => unit.code === code))
  const chosenUnits = named && named.length > 0 ? named : null
  const waiting = (askedUnits !== null && units.isPending) || group.pending
  const comparison = useDocument(
    compareQuery,
    resolved && !waiting
      ? {
          metrics: asked.map((metric) => metric.id),
          basis: state.basis,
          level,
          grain: resolved.grain,
          period: resolved.period.start,
          baseline: state.baseline,
          units: chosenUnits?.map((code) => ({ code, basis: state.basis })) ?? null,
          from: historyStart(resolved, level, chosenUnits),
        }
      : undefined,
    { keepPrevious: true },
  )
  const queries = [release, metrics, units, group.query, comparison]
  return {
    metrics: metrics.data?.metrics ?? [],
    compared,
    beside,
    pairable,
    leftOut: own.filter((metric) => !compared.includes(metric)),
    chosen: chosenAsked,
    level,
    resolved,
    grains: resolved?.grains ?? [],
    units: known,
    chosenUnits,
    answer: comparison.data?.compareUnits,
    dataThrough: dataThrough ?? '',
    fetching: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}

/** The cell of one metric in a row. */
export const cellOf = (row: Row, metric: string): Cell | undefined =>
  row.cells.find((cell) => cell.metric.id === metric)

/** The cells of one metric with their rows; a row without one is left out. */
export const cellsOf = (rows: readonly Row[], metric: string): { row: Row; cell: Cell }[] =>
  rows.flatMap((row) => {
    const cell = cellOf(row, metric)
    return cell ? [{ row, cell }] : []
  })

/** The count that a metric is ranked and charted by: its rate when it has one, and that smoothed where it is asked for and there is one. */
export const rankedCount = (cell: Cell, smooth = false): Told => (smooth && cell.smoothed) || (cell.rate ?? cell.value)
