import { formatNumber, formatTold, type Language } from '../../format.ts'
import type {
  CellHotspotsQuery,
  CellMetric,
  EffortReason,
  HotspotReason,
  HotspotsQuery,
  ReportingEffortQuery,
} from '../../gql/graphql.ts'
import { effortMark, effortMarks, hotspotMark, hotspotMarks, markStep } from '../../map/judgement.ts'
import type { UnitDrawing } from '../../map/model.ts'
import type { MessageId } from '../../message/text.ts'
import type { Metric } from '../atlas/use-figures.ts'

export type HotspotSet = HotspotsQuery['hotspots']
export type UnitHotspot = HotspotSet['units'][number]
export type CellHotspotSet = CellHotspotsQuery['cellHotspots']
export type EffortSet = ReportingEffortQuery['reportingEffort']
export type UnitEffort = EffortSet['units'][number]

/** Whether places can be judged by a metric at all: a count with nothing to be divided by would show where many people live. */
export const canJudge = (metric: Pick<Metric, 'per' | 'measure'>): boolean =>
  metric.measure === 'SHARE' || (metric.per != null && metric.measure !== 'MEDIAN')

/** Metrics that are counted by hexagon. */
export const cellMetricOf: Readonly<Record<string, CellMetric>> = {
  tips_received: 'TIPS_RECEIVED',
  cases_opened: 'CASES_OPENED',
  campaign_events: 'CAMPAIGN_EVENTS',
}

/** What a unit withholds, did not report or has no data on keeps its own pattern; everything else not judged is grey. */
function shadeOf(
  reason: HotspotReason | EffortReason | null | undefined,
  step: number,
  lined: boolean,
): UnitDrawing['shade'] {
  if (reason === 'WITHHELD' || reason === 'NOT_REPORTED' || reason === 'NO_DATA') return { kind: reason }
  return { kind: lined ? 'RANGE' : 'STEP', step }
}

/** How the judgement of a unit is drawn: colour and sign, lines over what only protected numbers leave open, and how many times the usual rate it has. */
export function hotspotDrawing(unit: UnitHotspot, language: Language): UnitDrawing {
  const mark = hotspotMark(unit)
  const step = markStep(hotspotMarks, mark)
  const sign = hotspotMarks[step]?.sign ?? ''
  const times = unit.ratio ? `×${formatNumber(unit.ratio.value, language, 1)}` : ''
  const label = unit.ratio
    ? [sign === '–' ? '' : sign, times].filter(Boolean).join(' ')
    : formatTold(unit.observed, language)
  return { shade: shadeOf(unit.reason, step, mark.startsWith('MAYBE')), label, provisional: unit.provisional }
}

/** How the reporting effort of a unit is drawn. */
export function effortDrawing(unit: UnitEffort, language: Language): UnitDrawing {
  const step = markStep(effortMarks, effortMark(unit.class))
  const label = unit.reason ? formatTold(unit.tips, language) : (effortMarks[step]?.sign ?? '')
  return { shade: shadeOf(unit.reason, step, false), label, provisional: unit.provisional }
}

/** Signs of what stands out, for the zooms at which names have no room. */
export function signsOf(mode: 'hotspot' | 'effort', units: readonly (UnitHotspot | UnitEffort)[]): Map<string, string> {
  return new Map(
    units.flatMap((unit) => {
      if (unit.reason) return []
      const sign =
        mode === 'hotspot'
          ? hotspotMarks[markStep(hotspotMarks, hotspotMark(unit as UnitHotspot))]?.sign
          : effortMarks[markStep(effortMarks, effortMark((unit as UnitEffort).class))]?.sign
      return sign ? [[unit.unitId, sign] as const] : []
    }),
  )
}

/** The word of a mark of hotspots. */
export const hotspotWord = (id: (typeof hotspotMarks)[number]['id']): MessageId => `hotspot.${id}`
/** The word of a mark of reporting effort. */
export const effortWord = (id: (typeof effortMarks)[number]['id']): MessageId => `effort.${id}`
/** Why a place is not judged, in words. */
export const reasonWord = (reason: HotspotReason | EffortReason): MessageId => `judged.why.${reason}`
