import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import { filterForQuery } from '../../event-filter.ts'
import { formatNumber, formatTold, wordsOf } from '../../format.ts'
import type { CatchmentQuery, CoverageQuery, EventClustersQuery } from '../../gql/graphql.ts'
import { flowId } from '../../map/layer/flow.ts'
import type { OverlayModel } from '../../map/overlay-model.ts'
import { useText } from '../../message/text.ts'
import type { RingKm } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import { useRelease } from '../shell/release.ts'
import { clusterWindow } from './cluster-window.ts'
import { type Flows, flowsFrom, marksFromFlows } from './flow.ts'
import { catchmentQuery, clustersQuery, coverageQuery, flowQuery, lodgingQuery, ringsQuery } from './query.ts'

/** Whole percents at which the steps of lodging pressure begin. */
export const pressureSteps = [0, 30, 40, 60] as const
const stepOfPressure = (value: number) => pressureSteps.findLastIndex((bound) => value >= bound) + 1

interface Days {
  readonly start: string
  readonly end: string
}

export interface Overlays {
  readonly model: OverlayModel
  /** Undefined until they have come. */
  readonly clusters: EventClustersQuery['campaignEventClusters'] | undefined
  readonly coverage: CoverageQuery['campaignCoverage'] | undefined
  /** The days that the communes without an event are sought in. */
  readonly coverageDays: Days | undefined
  readonly catchment: CatchmentQuery['catchment']
  /** Where the people of the province were taken in the year of the shown period. */
  readonly flows: Flows | undefined
  /** What the hover card adds to a thing, by its id. */
  readonly notes: ReadonlyMap<string, string>
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

/** Asks for what the layers over the units need, each only while it is shown, and derives what is drawn. */
export function useOverlays(view: MapView, days: Days | undefined, zoom: number, staff: boolean): Overlays {
  const text = useText()
  const { language } = usePreference()
  const { overlay, layers, basis } = view
  const on = (layer: MapView['layers'][number]) => layers.includes(layer)
  const { ecampaign, etype, esetting, eaudience } = overlay
  const clusters = useDocument(
    clustersQuery,
    days && on('campaign-event')
      ? {
          ...clusterWindow(basis, view.camera, zoom),
          filter: { ...filterForQuery(overlay), period: { from: days.start, to: days.end } },
        }
      : undefined,
    { keepPrevious: true },
  )
  const dataThrough = useRelease().data?.release?.dataThrough
  const { since } = overlay
  // Since a month means up to the newest data; of a month that is still to come nothing is told.
  const coverageDays = since && dataThrough && since <= dataThrough ? { start: since, end: dataThrough } : days
  const coverage = useDocument(
    coverageQuery,
    coverageDays && (on('campaign-coverage') || overlay.list === 'coverage')
      ? { from: coverageDays.start, to: coverageDays.end, filter: filterForQuery(overlay) }
      : undefined,
    { keepPrevious: true },
  )
  const has = (km: RingKm) => overlay.rings.includes(km)
  const rings = useDocument(
    ringsQuery,
    on('industrial-park') && overlay.rings.length > 0 ? { one: has(1), two: has(2), five: has(5) } : undefined,
    { keepPrevious: true },
  )
  const lodging = useDocument(lodgingQuery, on('worker-housing-area') || on('foreign-resident-area') ? {} : undefined)
  const catchment = useDocument(
    catchmentQuery,
    days && overlay.thing && overlay.within !== null
      ? { of: overlay.thing, withinKm: overlay.within, from: days.start, to: days.end, exact: staff }
      : undefined,
  )
  const flowsOn = on('flow') || overlay.list === 'flow'
  // Figures are told by year: the one that holds the last day of the shown period.
  const flow = useDocument(flowQuery, days && flowsOn ? { basis, day: days.end } : undefined)
  const flowYear = days?.end.slice(0, 4) ?? ''
  const flows = useMemo(() => flow.data && flowsFrom(flow.data, flowYear), [flow.data, flowYear])
  const pressures = useMemo(
    () => [...(lodging.data?.workerHousingAreas.nodes ?? []), ...(lodging.data?.foreignResidentAreas.nodes ?? [])],
    [lodging.data],
  )
  const model = useMemo<OverlayModel>(
    () => ({
      eventFilter: { ecampaign, etype, esetting, eaudience },
      marks: (clusters.data?.campaignEventClusters ?? []).map(({ count, point, bbox, event, unit }) => ({
        count,
        ...point,
        box: [bbox.west, bbox.south, bbox.east, bbox.north],
        label: formatNumber(count, language),
        nameVi: unit?.nameVi ?? '',
        nameEn: unit?.nameEn ?? '',
        event: event && { ...event, titleEn: event.titleEn ?? event.titleVi },
      })),
      silentUnits: (coverage.data?.campaignCoverage ?? []).flatMap(({ unitId, events }) =>
        events.kind === 'EXACT' && events.value === 0 ? [unitId] : [],
      ),
      rings: (rings.data?.industrialParks.nodes ?? []).flatMap(({ one, two, five }) =>
        (
          [
            [1, one],
            [2, two],
            [5, five],
          ] as const
        ).flatMap(([km, shape]) => (shape ? [{ km, label: text('rings.km', { km }), shape }] : [])),
      ),
      lodging: new Map(
        pressures.flatMap(({ id, lodgingPressure: { value } }) => (value == null ? [] : [[id, stepOfPressure(value)]])),
      ),
      catchment: catchment.data?.catchment?.area ?? null,
      flows: flows ? marksFromFlows(flows, language) : [],
    }),
    [
      ecampaign,
      etype,
      esetting,
      eaudience,
      clusters.data,
      coverage.data,
      rings.data,
      pressures,
      catchment.data,
      flows,
      language,
      text,
    ],
  )
  const notes = useMemo(
    () =>
      new Map([
        ...(flows?.rows ?? []).map(({ code, value }): [string, string] => [
          flowId(code),
          text('flow.hover', { year: flowYear, figure: wordsOf(value, text, language) }),
        ]),
        ...pressures.flatMap(({ id, lodgingPressure }): [string, string][] =>
          lodgingPressure.value == null
            ? []
            : [[id, text('thing.pressureHover', { value: `${formatTold(lodgingPressure, language)} %` })]],
        ),
      ]),
    [pressures, flows, flowYear, language, text],
  )
  const queries = [clusters, coverage, rings, lodging, catchment, flow]
  return {
    model,
    clusters: clusters.data?.campaignEventClusters,
    // The communes of other days stay on the map until the answer comes, but not under words that name these.
    coverage: coverage.isPlaceholderData ? undefined : coverage.data?.campaignCoverage,
    coverageDays,
    catchment: catchment.data?.catchment ?? null,
    flows,
    notes,
    loading: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}
