import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { fontOf, type MapModel } from '../model.ts'
import { overlaysOf } from '../overlay-model.ts'
import { overlayPictureId } from '../overlay-picture.ts'
import type { MapTheme } from '../theme.ts'

const collection = (features: GeoJSON.Feature[]): SourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features },
})

/** Rings round parks and the catchment of the open thing, as shapes the hub measured on the ground. */
export function reachSources(model: MapModel): Record<string, SourceSpecification> {
  const over = overlaysOf(model)
  const rings = model.overlays.includes('industrial-park') ? over.rings : []
  return {
    'park-ring': collection(
      rings.map(({ km, label, shape }) => ({ type: 'Feature', geometry: shape, properties: { km, label } })),
    ),
    catchment: collection(over.catchment ? [{ type: 'Feature', geometry: over.catchment, properties: {} }] : []),
  }
}

/** Communes of today where nobody came: crossed out over whatever colour they have. */
export function coverageLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  if (!model.overlays.includes('campaign-coverage')) return []
  const filter = [
    'all',
    ['==', ['get', 'scheme'], '24'],
    ['==', ['get', 'level'], 'COMMUNE'],
    ['in', ['get', 'id'], ['literal', [...overlaysOf(model).silentUnits]]],
  ] as never
  const tiles = { source: 'admin-unit', 'source-layer': 'admin-unit', filter } as const
  return [
    {
      id: 'campaign-coverage',
      type: 'fill',
      ...tiles,
      paint: { 'fill-pattern': overlayPictureId('silent', theme.name) },
    },
    {
      id: 'campaign-coverage-line',
      type: 'line',
      ...tiles,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.event, 'line-width': 1.2 },
    },
  ]
}

/** Lines at their distances: the nearer, the stronger; each says how far it is. */
export function ringLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  if (overlaysOf(model).rings.length === 0 || !model.overlays.includes('industrial-park')) return []
  return [
    {
      id: 'park-ring',
      type: 'line',
      source: 'park-ring',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': theme.park,
        'line-width': ['match', ['get', 'km'], 1, 1.8, 2, 1.4, 1],
        'line-dasharray': [4, 2],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'park-ring-label',
      type: 'symbol',
      source: 'park-ring',
      minzoom: 9.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['get', 'label'],
        'text-font': [fontOf.regular],
        'text-size': 10.5,
      },
      paint: { 'text-color': theme.text, 'text-halo-color': theme.textHalo, 'text-halo-width': 1.6 },
    },
  ]
}

/** The ground within the chosen distance of the open thing. */
export function catchmentLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  if (!overlaysOf(model).catchment) return []
  return [
    {
      id: 'catchment',
      type: 'fill',
      source: 'catchment',
      paint: { 'fill-color': theme.selected, 'fill-opacity': 0.07 },
    },
    {
      id: 'catchment-line',
      type: 'line',
      source: 'catchment',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.selected, 'line-width': 1.8, 'line-dasharray': [2, 1.5] },
    },
  ]
}
