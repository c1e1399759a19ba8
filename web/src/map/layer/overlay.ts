import type { LayerSpecification } from 'maplibre-gl'
import type { OverlayId } from '../../url-state.ts'
import { fontOf, type MapModel, nameProperty } from '../model.ts'
import { overlaysOf } from '../overlay-model.ts'
import { overlayPictureId } from '../overlay-picture.ts'
import type { MapTheme } from '../theme.ts'

const from = (layer: OverlayId) => ({ source: layer, 'source-layer': layer }) as const
const shown = (model: MapModel, layer: OverlayId) =>
  ({ visibility: model.overlays.includes(layer) ? 'visible' : 'none' }) as const

/** Areas: industrial parks filled, the two kinds of key area as outlines only, so they never mix with the colour of a figure. */
export function areaLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  return [
    {
      id: 'industrial-park',
      type: 'fill',
      ...from('industrial-park'),
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: shown(model, 'industrial-park'),
      paint: { 'fill-color': theme.park, 'fill-opacity': 0.42 },
    },
    {
      id: 'industrial-park-line',
      type: 'line',
      ...from('industrial-park'),
      layout: shown(model, 'industrial-park'),
      paint: { 'line-color': theme.park, 'line-width': 1.2 },
    },
    {
      id: 'worker-housing-area',
      type: 'fill',
      ...from('worker-housing-area'),
      layout: shown(model, 'worker-housing-area'),
      paint: { 'fill-color': theme.workerHousing, 'fill-opacity': lodgingOpacity(model) },
    },
    {
      id: 'worker-housing-area-line',
      type: 'line',
      ...from('worker-housing-area'),
      layout: { ...shown(model, 'worker-housing-area'), 'line-join': 'round' },
      paint: { 'line-color': theme.workerHousing, 'line-width': 2 },
    },
    {
      id: 'foreign-resident-area-line',
      type: 'line',
      ...from('foreign-resident-area'),
      layout: { ...shown(model, 'foreign-resident-area'), 'line-join': 'round' },
      paint: { 'line-color': theme.foreignResident, 'line-width': 2, 'line-dasharray': [3, 1.6] },
    },
  ]
}

/** How strongly an area is filled, by the step of lodging pressure of its commune; faintly where that is not known. */
export const lodgingOpacities = [0.12, 0.2, 0.32, 0.46, 0.62] as const

function lodgingOpacity(model: MapModel) {
  const steps = [...overlaysOf(model).lodging].flatMap(([id, step]) => [
    id,
    lodgingOpacities[step] ?? lodgingOpacities[0],
  ])
  return steps.length > 0
    ? (['match', ['get', 'id'], ...steps, lodgingOpacities[0]] as never)
    : (lodgingOpacities[0] as number)
}

/** Key routes as a strong line with a light edge, so it stands out on every step of the colours. */
export function routeLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const layout = { ...shown(model, 'key-route'), 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'key-route-casing',
      type: 'line',
      ...from('key-route'),
      layout,
      paint: { 'line-color': theme.unitBlank, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 3.4, 13, 8] },
    },
    {
      id: 'key-route',
      type: 'line',
      ...from('key-route'),
      layout,
      paint: { 'line-color': theme.keyRoute, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.8, 13, 4.6] },
    },
    {
      // A line runs from its origin to its destination, and so do the arrows on it.
      id: 'key-route-arrow',
      type: 'symbol',
      ...from('key-route'),
      layout: {
        ...shown(model, 'key-route'),
        'symbol-placement': 'line',
        'symbol-spacing': 90,
        'icon-image': overlayPictureId('route-arrow', theme.name),
        'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 13, 1.25],
        'icon-ignore-placement': true,
      },
    },
  ]
}

/** Names of routes and areas, close enough to read them. */
export function overlayLabels(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const name = ['get', nameProperty(model.language)] as ['get', string]
  const colours = {
    'key-route': theme.keyRoute,
    'worker-housing-area': theme.workerHousing,
    'foreign-resident-area': theme.foreignResident,
    'industrial-park': theme.textQuiet,
  } as const
  const layers = Object.keys(colours) as (keyof typeof colours)[]
  return layers.map(
    (layer): LayerSpecification => ({
      id: `${layer}-label`,
      type: 'symbol',
      ...from(layer),
      minzoom: layer === 'key-route' ? 9.5 : 11,
      layout: {
        ...shown(model, layer),
        'symbol-placement': layer === 'key-route' ? 'line' : 'point',
        'symbol-spacing': 380,
        'text-field': name,
        'text-font': [fontOf.regular],
        'text-size': 11,
        'text-max-width': 9,
      },
      paint: { 'text-color': colours[layer], 'text-halo-color': theme.textHalo, 'text-halo-width': 1.6 },
    }),
  )
}
