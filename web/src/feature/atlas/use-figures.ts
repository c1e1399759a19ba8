import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { MetricsQuery, UnitsQuery } from '../../gql/graphql.ts'
import type { MapView } from '../../url-state.ts'
import { useRelease } from '../shell/release.ts'
import { figuresAsked, metricOf, unitsAsked } from './asked.ts'
import { type FigureRow, type FigureTable, newestTold, tableOf } from './figure-table.ts'
import { figuresQuery, metricsQuery, unitsQuery } from './query.ts'
import { type Resolved, resolveView } from './resolve.ts'

export type Metric = MetricsQuery['metrics'][number]
export type Unit = UnitsQuery['adminUnits']['nodes'][number]

/** The answers of the hub for a view, before anything is drawn. */
export interface Figures {
  readonly metrics: readonly Metric[]
  readonly metric: Metric | undefined
  /** undefined when the metric is not published on the chosen boundaries. */
  readonly resolved: Resolved | undefined
  readonly units: readonly Unit[]
  /** Figures in memory, by period and unit. */
  readonly table: FigureTable
  /** Figures of the shown period by unit. */
  readonly figures: ReadonlyMap<string, FigureRow>
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

const noUnits: readonly Unit[] = []
const noFigures: ReadonlyMap<string, FigureRow> = new Map()

/** Asks for what a view needs. Views that differ in their period alone share one answer, so a step in time asks for nothing. */
export function useFigures(view: MapView): Figures {
  const release = useRelease()
  const metrics = useDocument(metricsQuery, {})
  const metric = metricOf(view, metrics.data?.metrics ?? [])
  const dataThrough = release.data?.release?.dataThrough
  const published = useMemo(
    () => (metric && dataThrough ? resolveView(view, metric, dataThrough) : undefined),
    [view, metric, dataThrough],
  )
  const units = useDocument(unitsQuery, published && unitsAsked(view, published), { keepPrevious: true })
  const unitCount = units.data?.adminUnits.nodes.length
  const figures = useDocument(
    figuresQuery,
    metric && published && unitCount ? figuresAsked(view, metric, published, unitCount) : undefined,
    { keepPrevious: true },
  )
  const table = useMemo(() => tableOf(figures.data?.figures.figures ?? []), [figures.data])
  // A census or a yearly report is older than the last period that is closed: nobody is met by an empty map.
  const { isPlaceholderData } = figures
  const resolved = useMemo(() => {
    const newest =
      published && view.period === null && !isPlaceholderData ? newestTold(table, published.periods) : undefined
    return published && newest ? { ...published, period: newest } : published
  }, [published, view.period, isPlaceholderData, table])
  const queries = [release, metrics, units, figures]
  return {
    metrics: metrics.data?.metrics ?? [],
    metric,
    resolved,
    units: units.data?.adminUnits.nodes ?? noUnits,
    table,
    figures: (resolved && table.get(resolved.period.start)) ?? noFigures,
    loading: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}
