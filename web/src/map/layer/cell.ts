import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { CellModel } from '../cell-model.ts'
import { metresPerDegree } from '../ground.ts'
import { fontOf, type MapModel } from '../model.ts'
import type { MapTheme } from '../theme.ts'

/** Side of a tile at zoom 0 in pixels of a style. */
const tilePx = 512

/** How many pixels of the map a metre on the ground is at zoom 0, where the world is one tile wide; every zoom doubles it. */
export const pixelsPerMetre = tilePx / (360 * metresPerDegree.east)

/** The renderer adds `weight · intensity · peak · exp(−4.5 d² / r²)` for a point at distance d: a normal curve whose radius r is three deviations. */
const rendererPeak = 1 / Math.sqrt(2 * Math.PI)
const deviations = 3
/** The highest zoom that the style language can speak of. */
const lastZoom = 24

/** What the renderer must multiply by so that a density, per square kilometre, of `top` is 1. */
export const heatIntensity = (bandwidthM: number, top: number): number =>
  1e6 / (rendererPeak * 2 * Math.PI * bandwidthM ** 2 * top)

const collection = (features: GeoJSON.Feature[], maxzoom: number): SourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features },
  maxzoom,
})

const at = ([lon, lat]: readonly [number, number]): GeoJSON.Point => ({ type: 'Point', coordinates: [lon, lat] })

/** The hexagons, their middles for what is written in them, and the places of a heat surface. */
export function cellSources({ cells }: Pick<MapModel, 'cells'>): Record<string, SourceSpecification> {
  const hexagons = cells?.kind === 'cell' ? cells.cells : []
  const points = cells?.kind === 'heat' ? cells.points : []
  return {
    hexagon: collection(
      hexagons.map(({ id, step, outline }) => ({ type: 'Feature', geometry: outline, properties: { id, step } })),
      14,
    ),
    'hexagon-middle': collection(
      hexagons.map(({ label, centre }) => ({ type: 'Feature', geometry: at(centre), properties: { label } })),
      14,
    ),
    // In a tile of this zoom lies the whole province: a place beyond the window warms what is in it, whatever the zoom of the map.
    heat: collection(
      points.map(({ count, centre }) => ({ type: 'Feature', geometry: at(centre), properties: { count } })),
      5,
    ),
  }
}

const clear = 'rgba(0,0,0,0)'

function hexagonLayers(theme: MapTheme, { palette }: CellModel & { kind: 'cell' }, only: number | null) {
  const colours = palette.flatMap((colour, step) => [step, only === null || only === step ? colour : theme.unitBlank])
  return [
    {
      id: 'hexagon',
      type: 'fill' as const,
      source: 'hexagon',
      paint: { 'fill-color': ['match', ['get', 'step'], ...colours, clear] as never, 'fill-opacity': 0.88 },
    },
    {
      id: 'hexagon-line',
      type: 'line' as const,
      source: 'hexagon',
      paint: { 'line-color': theme.unitLineStrong, 'line-width': 0.6, 'line-opacity': 0.5 },
    },
  ]
}

function heatLayer({ bandwidthM, bands, top }: CellModel & { kind: 'heat' }, only: number | null): LayerSpecification {
  const radius = deviations * bandwidthM * pixelsPerMetre
  const steps = bands.flatMap(({ from, colour }, index) => {
    const share = Math.min(0.995, from / top)
    // Bounds must rise: of bands that the scale cannot tell apart the highest is drawn.
    const next = bands[index + 1]
    return next && Math.min(0.995, next.from / top) <= share
      ? []
      : [share, only === null || only === index + 1 ? colour : clear]
  })
  return {
    id: 'heat',
    type: 'heatmap',
    source: 'heat',
    paint: {
      'heatmap-weight': ['get', 'count'],
      'heatmap-intensity': heatIntensity(bandwidthM, top),
      // Fixed on the ground: twice as many pixels at every zoom.
      'heatmap-radius': ['interpolate', ['exponential', 2], ['zoom'], 0, radius, lastZoom, radius * 2 ** lastZoom],
      'heatmap-color': ['step', ['heatmap-density'], clear, ...steps] as never,
      'heatmap-opacity': 0.85,
    },
  }
}

/** Counts at places in place of the figures of units, for staff: hexagons by class, or a heat surface in bands. */
export function cellLayers(theme: MapTheme, { cells, only }: MapModel): LayerSpecification[] {
  if (cells?.kind === 'cell') return hexagonLayers(theme, cells, only)
  return cells && cells.points.length > 0 && cells.bands.length > 0 ? [heatLayer(cells, only)] : []
}

/** The number in each hexagon, so that colour is not alone. */
export function cellLabels(theme: MapTheme, { cells }: MapModel): LayerSpecification[] {
  if (cells?.kind !== 'cell') return []
  return [
    {
      id: 'hexagon-label',
      type: 'symbol',
      source: 'hexagon-middle',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [fontOf.strong],
        'text-size': ['interpolate', ['linear'], ['zoom'], 7.5, 8.5, 9, 11],
        'text-padding': 0,
      },
      paint: { 'text-color': theme.text, 'text-halo-color': theme.textHalo, 'text-halo-width': 1.6 },
    },
  ]
}
