import type { Period } from '@hub/contract/period'
import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import { type DrawId, drawnFor } from '../../drawn-as.ts'
import { formatTold } from '../../format.ts'
import type { MetricsQuery, UnitsQuery } from '../../gql/graphql.ts'
import { type ClassBreaks, classBreaks, shadeOf } from '../../map/class-break.ts'
import type { UnitDrawing } from '../../map/model.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import { type Protection, protectionOf } from '../figure/protection.ts'
import { useRelease } from '../shell/release.ts'
import { useWorld } from '../shell/use-world.ts'
import { type FigureRow, periodsToAsk, shownCount, tableOf, toldNumbers } from './figure-table.ts'
import { figuresQuery, metricsQuery, unitsQuery } from './query.ts'
import { type Resolved, resolveView } from './resolve.ts'

export type Metric = MetricsQuery['metrics'][number]
export type Unit = UnitsQuery['adminUnits']['nodes'][number]

/** Everything the map page shows, derived from the view and the answers of the hub. */
export interface Atlas {
  readonly metrics: readonly Metric[]
  readonly metric: Metric | undefined
  /** undefined when the metric is not published on the chosen boundaries. */
  readonly resolved: Resolved | undefined
  readonly units: readonly Unit[]
  /** Figures of the shown period by unit. */
  readonly figures: ReadonlyMap<string, FigureRow>
  readonly rate: boolean
  /** Whether the reader sees exact live figures, and so what is for staff. */
  readonly staff: boolean
  /** How the metric is drawn for this reader. */
  readonly draw: DrawId
  readonly breaks: ClassBreaks
  readonly drawings: ReadonlyMap<string, UnitDrawing>
  readonly provisional: boolean
  /** Whether any of the shown figures is rounded to protect persons. */
  readonly rounded: boolean
  /** How the shown figures are protected. */
  readonly about: Protection | undefined
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

const noFigures: ReadonlyMap<string, FigureRow> = new Map()

/** Asks for what a view needs and derives what is drawn. */
export function useAtlas(view: MapView): Atlas {
  const { language } = usePreference()
  const release = useRelease()
  const staff = useWorld().kind === 'LIVE'
  const metrics = useDocument(metricsQuery, {})
  const metric = metrics.data?.metrics.find(({ id }) => id === view.metric) ?? metrics.data?.metrics[0]
  const dataThrough = release.data?.release?.dataThrough
  const resolved = useMemo(
    () => (metric && dataThrough ? resolveView(view, metric, dataThrough) : undefined),
    [view, metric, dataThrough],
  )
  const units = useDocument(unitsQuery, resolved && { basis: view.basis, level: resolved.level }, {
    keepPrevious: true,
  })
  const unitCount = units.data?.adminUnits.nodes.length
  const asked = resolved && unitCount ? periodsToAsk(resolved.periods, resolved.period, unitCount) : undefined
  const figures = useDocument(
    figuresQuery,
    metric && resolved && asked
      ? {
          metric: metric.id,
          basis: view.basis,
          level: resolved.level,
          grain: resolved.grain,
          from: asked[0]?.start ?? resolved.period.start,
          to: asked.at(-1)?.end ?? resolved.period.end,
        }
      : undefined,
    { keepPrevious: true },
  )
  const rate = view.rate && metric?.per != null
  const table = useMemo(() => tableOf(figures.data?.figures.figures ?? []), [figures.data])
  const start = resolved?.period.start
  const rows = (start ? table.get(start) : undefined) ?? noFigures
  const breaks = useMemo(() => {
    const shown: Pick<Period, 'start'>[] = view.steady
      ? [...table.keys()].map((key) => ({ start: key }))
      : start
        ? [{ start }]
        : []
    return classBreaks(toldNumbers(table, shown, rate))
  }, [table, view.steady, start, rate])
  const drawings = useMemo(
    () =>
      new Map(
        [...rows].map(([id, row]): [string, UnitDrawing] => {
          const count = shownCount(row, rate)
          return [
            id,
            { shade: shadeOf(count, breaks), label: formatTold(count, language), provisional: row.provisional },
          ]
        }),
      ),
    [rows, rate, breaks, language],
  )
  const queries = [release, metrics, units, figures]
  return {
    metrics: metrics.data?.metrics ?? [],
    metric,
    resolved,
    units: units.data?.adminUnits.nodes ?? [],
    figures: rows,
    rate,
    staff,
    draw: drawnFor(view.draw, staff),
    breaks,
    drawings,
    provisional: [...rows.values()].some((row) => row.provisional),
    rounded: [...rows.values()].some((row) => shownCount(row, rate).kind === 'ROUNDED'),
    about: metric && resolved && protectionOf(metric, view.basis, resolved.level, resolved.grain),
    loading: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}
