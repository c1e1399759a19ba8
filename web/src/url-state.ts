import type { ClassMethod } from '@hub/analysis/classify'
import { schemeOn } from '@hub/contract/boundary'
import { type Grain, grains, isDay } from '@hub/contract/period'
import { type AddressPart, AddressQuery, choiceOf, metricName, shaped } from './address-query.ts'
import { type DrawId, drawFromText, drawings } from './drawn-as.ts'
import type { BoundaryBasis } from './gql/graphql.ts'
import { defaultJudged, type JudgedState, judgedFromQuery, judgedIntoQuery } from './judged-state.ts'
import { type ClassCount, classCounts, methodFromText, offeredMethods, textFromMethod } from './map/class-method.ts'
import { type SchemeId, schemes } from './map/colour-scheme.ts'
import { defaultOverlay, type OverlayState, overlayFromQuery, writeOverlay } from './overlay-state.ts'

/** Layers that a reader can switch on and off, in the order of the list. */
export const overlayIds = [
  'campaign-event',
  'key-route',
  'flow',
  'worker-housing-area',
  'foreign-resident-area',
  'industrial-park',
  'campaign-coverage',
  'transport',
] as const
export type OverlayId = (typeof overlayIds)[number]

/** Ways to set a map beside another: not at all; two periods; their difference; both boundary bases, one swiped over the other. */
const compareModes = ['none', 'side', 'diff', 'swipe'] as const
type CompareMode = (typeof compareModes)[number]

/** Bandwidths of a heat surface that are offered, in metres. */
export const bandwidths = [1000, 2000, 4000] as const
export type Bandwidth = (typeof bandwidths)[number]

export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** What the map page shows. `null` means: as the page decides (the last full year, the whole area). */
export interface MapView extends JudgedState {
  readonly metric: string
  readonly basis: BoundaryBasis
  readonly rate: boolean
  /** How the metric is drawn, as the address asks for it; not everybody is given everything. */
  readonly draw: DrawId
  /** Metric whose size is drawn over the colours of the first. */
  readonly by: string | null
  readonly grain: Grain
  /** First day of the period. */
  readonly period: string | null
  readonly layers: readonly OverlayId[]
  /** Readable id of the open unit, 'AdminUnit:12'. */
  readonly unit: string | null
  readonly panel: 'none' | 'table'
  /** What the map is set beside: another period, or the other boundaries. */
  readonly compare: CompareMode
  /** First day of the other period; null: the same period a year before. */
  readonly with: string | null
  /** How a difference is told: in the unit of the metric, or in percent. */
  readonly change: 'absolute' | 'percent'
  /** Where the divider of two maps over each other stands, in percent of the width from the left. */
  readonly cut: number
  /** One colour scale for all periods, so that steps in time can be compared. */
  readonly steady: boolean
  /** How the values are divided into classes, into how many, and how these are coloured. */
  readonly method: ClassMethod
  readonly classes: ClassCount
  readonly scheme: SchemeId
  readonly reversed: boolean
  /** The class that alone keeps its colour, 0 for zero. */
  readonly only: number | null
  readonly camera: Camera | null
  /** Standard deviation of the kernel of a heat surface, metres on the ground. */
  readonly bandwidth: Bandwidth
  readonly overlay: OverlayState
}

export const defaultView: MapView = {
  metric: 'tips_received',
  basis: 'BEFORE_2025_07',
  rate: false,
  draw: drawings[0].id,
  by: null,
  grain: 'YEAR',
  period: null,
  layers: [],
  unit: null,
  panel: 'none',
  compare: 'none',
  with: null,
  change: 'absolute',
  cut: 50,
  steady: false,
  method: offeredMethods[0].id,
  classes: 5,
  scheme: schemes[0],
  reversed: false,
  only: null,
  camera: null,
  bandwidth: 2000,
  ...defaultJudged,
  overlay: defaultOverlay,
}

const basisNames: Readonly<Record<BoundaryBasis, string>> = { BEFORE_2025_07: '27', SINCE_2025_07: '24' }

/**
 * Reads a boundary basis from an address: by its province code, `basis=24`, or by a day on which it held, `asOf=2025-06-30`, which wins.
 */
export function basisFromQuery(query: AddressQuery): BoundaryBasis {
  const bases = Object.keys(basisNames) as BoundaryBasis[]
  const named = (code: string) => bases.find((basis) => basisNames[basis] === code)
  const basis = query.one('basis', named, 'BEFORE_2025_07')
  return query.one('asOf', (text) => (isDay(text) ? named(schemeOn(text)) : undefined), basis)
}
/** The province code that stands for a boundary basis in an address. */
export const textFromBasis = (basis: BoundaryBasis) => basisNames[basis]

/** Reads a grain written in small letters. */
export const grainFromText = (text: string): Grain | undefined => grains.find((grain) => grain.toLowerCase() === text)

/** Reads a day of the calendar. */
export const dayFromText = (text: string): string | undefined => (isDay(text) ? text : undefined)

function cameraFromText(text: string): Camera | null {
  const parts = text.split(',').map(Number)
  const [lon, lat, zoom] = parts
  if (parts.length !== 3 || lon === undefined || lat === undefined || zoom === undefined) return null
  const valid = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
  return valid ? { lon, lat, zoom } : null
}

const textFromCamera = ({ lon, lat, zoom }: Camera) => `${lon.toFixed(4)},${lat.toFixed(4)},${zoom.toFixed(2)}`

/** Reads the map view from a query string. What is missing or makes no sense falls back to the default. */
export const viewFromSearch = (search: string): MapView => viewFromQuery(new AddressQuery(search))

/** What of a query string of the map makes no sense. */
export function unknownInView(search: string): readonly AddressPart[] {
  const query = new AddressQuery(search)
  viewFromQuery(query)
  return query.unknown
}

function viewFromQuery(query: AddressQuery): MapView {
  return {
    metric: query.one('metric', metricName, defaultView.metric),
    basis: basisFromQuery(query),
    rate: query.flag('rate'),
    draw: query.one('draw', drawFromText, defaultView.draw),
    by: query.one('by', metricName, null),
    grain: query.one('grain', grainFromText, defaultView.grain),
    period: query.one('period', dayFromText, null),
    layers: query.among('layers', overlayIds),
    unit: query.one('unit', shaped(/^AdminUnit:\d+$/), null),
    panel: query.one('panel', choiceOf(['none', 'table']), defaultView.panel),
    compare: query.one('view', choiceOf(compareModes), defaultView.compare),
    with: query.one('with', dayFromText, null),
    change: query.one('change', choiceOf(['absolute', 'percent']), defaultView.change),
    cut: Number(query.one('cut', shaped(/^(\d{1,2}|100)$/), defaultView.cut)),
    steady: query.one('scale', choiceOf(['steady']), null) === 'steady',
    method: query.one('class', methodFromText, defaultView.method),
    classes: query.one('k', choiceOf(classCounts), defaultView.classes),
    scheme: query.one('colour', choiceOf(schemes), defaultView.scheme),
    reversed: query.flag('reverse'),
    only: query.one('only', (text) => (/^[0-7]$/.test(text) ? Number(text) : undefined), null),
    camera: query.one('at', cameraFromText, null),
    bandwidth: query.one('bandwidth', choiceOf(bandwidths), defaultView.bandwidth),
    ...judgedFromQuery(query),
    overlay: overlayFromQuery(query),
  }
}

/** Writes the map view as a query string without '?'; what equals the default is left out, so a plain view has a plain address. */
export function searchFromView(view: MapView): string {
  const query = new URLSearchParams()
  if (view.metric !== defaultView.metric) query.set('metric', view.metric)
  if (view.basis !== defaultView.basis) query.set('basis', textFromBasis(view.basis))
  if (view.rate) query.set('rate', '1')
  if (view.draw !== defaultView.draw) query.set('draw', view.draw)
  if (view.by) query.set('by', view.by)
  if (view.grain !== defaultView.grain) query.set('grain', view.grain.toLowerCase())
  if (view.period) query.set('period', view.period)
  if (view.layers.join('.') !== defaultView.layers.join('.')) query.set('layers', view.layers.join('.'))
  if (view.unit) query.set('unit', view.unit)
  if (view.panel !== 'none') query.set('panel', view.panel)
  if (view.compare !== defaultView.compare) query.set('view', view.compare)
  if (view.with) query.set('with', view.with)
  if (view.change !== defaultView.change) query.set('change', view.change)
  if (view.cut !== defaultView.cut) query.set('cut', String(view.cut))
  if (view.steady) query.set('scale', 'steady')
  judgedIntoQuery(view, query)
  if (view.method !== defaultView.method) query.set('class', textFromMethod(view.method))
  if (view.classes !== defaultView.classes) query.set('k', String(view.classes))
  if (view.scheme !== defaultView.scheme) query.set('colour', view.scheme)
  if (view.reversed) query.set('reverse', '1')
  if (view.only !== null) query.set('only', String(view.only))
  if (view.bandwidth !== defaultView.bandwidth) query.set('bandwidth', String(view.bandwidth))
  if (view.camera) query.set('at', textFromCamera(view.camera))
  writeOverlay(query, view.overlay)
  return query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
}

/** Choices after which the classes are others, so that none of them stands out any more. */
const classing = ['metric', 'basis', 'rate', 'draw', 'grain', 'steady', 'method', 'classes', 'bandwidth'] as const

/** A view after a change of some of its parts. */
export function viewAfter(view: MapView, part: Partial<MapView>): MapView {
  const next = { ...view, ...part }
  const sameClasses = classing.every((key) => next[key] === view[key]) && (next.steady || next.period === view.period)
  return sameClasses || 'only' in part ? next : { ...next, only: null }
}
