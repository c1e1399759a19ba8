import type { LonLat } from '@hub/contract/drawn-area'
import type { Map as LibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl'

/** What lies under the pointer: at most one unit, and the things drawn over it. */
export interface PointedAt {
  readonly unitId: string | null
  /** The hexagon, where hexagons are drawn. */
  readonly cellId: string | null
  readonly things: readonly PointedThing[]
  readonly place: LonLat
  /** Pixels from the upper left corner of the map. */
  readonly x: number
  readonly y: number
}

interface PointedThing {
  readonly id: string
  readonly layer: string
  readonly nameVi: string
  readonly nameEn: string
  readonly heldOn: string | null
  readonly eventType: string | null
  /** How many events it stands for; null for a single thing. */
  readonly count: number | null
}

/** Style layers that answer the pointer. */
export const pointableLayers = [
  'event-cluster',
  'event-single',
  'campaign-event',
  'flow',
  'flow-withheld',
  'key-route',
  'foreign-resident-area-line',
  'worker-housing-area',
  'industrial-park',
  'transport',
  'hexagon',
  'unit-size',
  'unit-size-sign',
  'unit',
] as const

const isCell = (layer: string) => layer === 'hexagon'
/** What is drawn of a unit; a circle may reach over its neighbour, and still is its own. */
const unitLayers: readonly string[] = ['unit-size', 'unit-size-sign', 'unit']

/** How far from the pointer a point or line may lie, in pixels. */
const reach = 4
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

function thingFrom(feature: MapGeoJSONFeature): PointedThing {
  const { id, name_vi, name_en, title_vi, held_on, event_type, count } = feature.properties
  const nameVi = text(name_vi) ?? text(title_vi) ?? ''
  return {
    id: String(id),
    layer: feature.source,
    nameVi,
    nameEn: text(name_en) ?? nameVi,
    heldOn: text(held_on),
    eventType: text(event_type),
    count: typeof count === 'number' && count > 1 ? count : null,
  }
}

/** Reads what is drawn at a place of the map; null when there is nothing to tell. */
export function pointedAt(
  map: LibreMap,
  { point, lngLat }: MapMouseEvent,
  layers: readonly string[],
): PointedAt | null {
  const near: [[number, number], [number, number]] = [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ]
  const present = layers.filter((layer) => map.getLayer(layer))
  const unit = map.queryRenderedFeatures(point, { layers: present.filter((layer) => unitLayers.includes(layer)) })[0]
  const cell = map.queryRenderedFeatures(point, { layers: present.filter(isCell) })[0]
  const over = map.queryRenderedFeatures(near, {
    layers: present.filter((layer) => !unitLayers.includes(layer) && !isCell(layer)),
  })
  const things = [...new Map(over.map((feature) => [String(feature.properties.id), thingFrom(feature)])).values()]
  if (!unit && !cell && things.length === 0) return null
  const idOf = (feature: MapGeoJSONFeature | undefined) => (feature ? String(feature.properties.id) : null)
  return { unitId: idOf(unit), cellId: idOf(cell), things, place: [lngLat.lng, lngLat.lat], x: point.x, y: point.y }
}
