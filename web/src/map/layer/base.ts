import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { fontOf, type MapModel, nameProperty } from '../model.ts'
import type { MapTheme } from '../theme.ts'

const source = { source: 'base', 'source-layer': 'base' } as const
const ofKind = (kind: string) => ['==', ['get', 'kind'], kind] as ['==', ['get', string], string]

/** Ground under the units: the neighbouring provinces and the water. */
export function groundLayers(theme: MapTheme): LayerSpecification[] {
  return [
    { id: 'outside', type: 'background', paint: { 'background-color': theme.outside } },
    {
      id: 'neighbour',
      type: 'fill',
      ...source,
      filter: ofKind('NEIGHBOUR'),
      // lines stand on its edges: to smooth them as well takes another turn and another program of the graphics
      paint: { 'fill-color': theme.neighbour, 'fill-antialias': false },
    },
    {
      id: 'neighbour-line',
      type: 'line',
      ...source,
      filter: ofKind('NEIGHBOUR'),
      paint: { 'line-color': theme.neighbourLine, 'line-width': 0.8 },
    },
  ]
}

/** Where the neighbours are cut off, in degrees. */
const [west, south, east, north] = [105.55, 20.75, 107.15, 21.75]

/** The line along which they are. */
export function edgeSource(): Record<string, SourceSpecification> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { edge: { type: 'geojson', data: { type: 'LineString', coordinates: ring } } }
}

/** Lets land and roads fade away where they are cut off: what lies beyond is not known here, and is no coast. */
export const edgeLayer = (theme: MapTheme): LayerSpecification => ({
  id: 'edge',
  type: 'line',
  source: 'edge',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': theme.outside,
    'line-width': ['interpolate', ['exponential', 2], ['zoom'], 7.5, 64, 11, 724],
    'line-blur': ['interpolate', ['exponential', 2], ['zoom'], 7.5, 32, 11, 362],
  },
})

/** Rivers, railways and roads: drawn thin over the units, for orientation only. */
export function waymarkLayers(theme: MapTheme): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'river',
      type: 'line',
      ...source,
      filter: ofKind('RIVER'),
      layout: round,
      paint: {
        'line-color': theme.river,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.2, 12, 4],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'railway',
      type: 'line',
      ...source,
      filter: ['all', ofKind('RAILWAY'), ['==', ['get', 'status'], 'open']],
      paint: {
        'line-color': theme.railway,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 13, 1.8],
        'line-dasharray': [5, 2],
      },
    },
    {
      id: 'road-casing',
      type: 'line',
      ...source,
      minzoom: 9.5,
      filter: ofKind('ROAD'),
      layout: round,
      paint: { 'line-color': theme.roadCasing, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.4, 13, 5] },
    },
    {
      id: 'road',
      type: 'line',
      ...source,
      filter: ofKind('ROAD'),
      layout: round,
      paint: {
        'line-color': theme.road,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 9, 0.8, 13, 3.4],
      },
    },
  ]
}

/** Names of roads, rivers and neighbours, and the airports and ports when they are switched on. */
export function waymarkLabels(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const halo = { 'text-halo-color': theme.textHalo, 'text-halo-width': 1.4 }
  const name = ['coalesce', ['get', nameProperty(model.language)], ['get', 'name_vi'], ''] as never
  return [
    {
      id: 'road-label',
      type: 'symbol',
      ...source,
      minzoom: 10.5,
      filter: ['all', ofKind('ROAD'), ['has', 'ref']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        // A road of several numbers shows the first: the others are the same line again.
        'text-field': ['slice', ['get', 'ref'], 0, ['index-of', ';', ['concat', ['get', 'ref'], ';']]],
        'text-font': [fontOf.regular],
        'text-size': 10,
        'text-max-angle': 30,
      },
      paint: { 'text-color': theme.textQuiet, ...halo },
    },
    {
      id: 'river-label',
      type: 'symbol',
      ...source,
      minzoom: 9,
      filter: ofKind('RIVER'),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': name,
        'text-font': [fontOf.regular],
        'text-size': 11,
        'text-letter-spacing': 0.08,
      },
      paint: { 'text-color': theme.textQuiet, ...halo },
    },
    {
      id: 'transport',
      type: 'circle',
      ...source,
      filter: ofKind('TRANSPORT'),
      layout: { visibility: model.overlays.includes('transport') ? 'visible' : 'none' },
      paint: {
        'circle-radius': 4,
        'circle-color': theme.unitBlank,
        'circle-stroke-color': theme.textQuiet,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'transport-label',
      type: 'symbol',
      ...source,
      minzoom: 9,
      filter: ofKind('TRANSPORT'),
      layout: {
        visibility: model.overlays.includes('transport') ? 'visible' : 'none',
        'text-field': name,
        'text-font': [fontOf.regular],
        'text-size': 10.5,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
      },
      paint: { 'text-color': theme.textQuiet, ...halo },
    },
    {
      id: 'neighbour-label',
      type: 'symbol',
      ...source,
      // Former Bắc Giang is a neighbour of the districts, and a part of the province of today.
      filter:
        model.basis === 'BEFORE_2025_07'
          ? ofKind('NEIGHBOUR')
          : ['all', ofKind('NEIGHBOUR'), ['!=', ['get', 'class'], 'former_province']],
      layout: {
        'text-field': name,
        'text-font': [fontOf.regular],
        'text-size': 11,
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        // A large neighbour is cut into tiles and would be named in each.
        'text-padding': 90,
      },
      paint: { 'text-color': theme.textQuiet, ...halo },
    },
  ]
}
