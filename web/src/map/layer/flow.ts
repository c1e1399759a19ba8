import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { flowAnchor, flowCurve, flowWidth } from '../flow.ts'
import { fontOf, type MapModel, nameProperty } from '../model.ts'
import { overlaysOf } from '../overlay-model.ts'
import { overlayPictureId } from '../overlay-picture.ts'
import type { MapTheme } from '../theme.ts'

/** Width of the dashes of a withheld figure: the same whatever the figure. */
const withheldWidth = 2
/** How far outside the core of a range its outline runs, and how wide that is, in pixels. */
const outline = { apart: 3, width: 1.5 } as const

/** Lines and their ends as features; a line is as wide as the class of its figure, of a range as that of its low, with its high around it. */
export function flowSources(model: MapModel): Record<string, SourceSpecification> {
  const flows = model.overlays.includes('flow') ? overlaysOf(model).flows : []
  return {
    flow: {
      type: 'geojson',
      data: {
        type: 'FeatureCollection',
        features: flows.flatMap(({ target, nameVi, nameEn, label, bounds }): GeoJSON.Feature[] => {
          const { bearing, line, end } = flowCurve(model.basis, target)
          const kind = bounds === null ? 'WITHHELD' : bounds[0] < bounds[1] ? 'RANGE' : 'NUMBER'
          const width = bounds === null ? withheldWidth : flowWidth(bounds[0])
          const outer = bounds !== null && kind === 'RANGE' ? flowWidth(bounds[1]) + outline.apart : width
          const properties = { id: flowId(target), name_vi: nameVi, name_en: nameEn, label, kind, width, outer }
          return [
            {
              type: 'Feature',
              geometry: { type: 'LineString', coordinates: line.map((place) => [...place]) },
              properties,
            },
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [...end] },
              properties: { ...properties, turn: bearing - 90, anchor: flowAnchor(bearing) },
            },
          ]
        }),
      },
    },
  }
}

/** Id of the line towards a country, as the map answers the pointer with it. */
export const flowId = (target: string) => `Flow:${target}`

const lines = (...kinds: readonly string[]): FilterSpecification => [
  'all',
  ['==', ['geometry-type'], 'LineString'],
  ['in', ['get', 'kind'], ['literal', [...kinds]]],
]
const ends: FilterSpecification = ['==', ['geometry-type'], 'Point']

/** Lines towards other countries with an arrow at their end, over everything but names. */
export function flowLayers(theme: MapTheme, model: MapModel): LayerSpecification[] {
  if (!model.overlays.includes('flow')) return []
  const layout = { 'line-cap': 'butt', 'line-join': 'round' } as const
  const colour = { 'line-color': theme.flow } as const
  return [
    {
      id: 'flow-casing',
      type: 'line',
      source: 'flow',
      filter: lines('NUMBER', 'RANGE', 'WITHHELD'),
      layout,
      paint: {
        'line-color': theme.unitBlank,
        'line-opacity': 0.92,
        'line-width': ['+', ['get', 'outer'], ['case', ['==', ['get', 'kind'], 'RANGE'], 2 * outline.width + 2.5, 3]],
      },
    },
    {
      id: 'flow-range',
      type: 'line',
      source: 'flow',
      filter: lines('RANGE'),
      layout,
      paint: { ...colour, 'line-width': outline.width, 'line-gap-width': ['get', 'outer'] },
    },
    {
      id: 'flow',
      type: 'line',
      source: 'flow',
      filter: lines('NUMBER', 'RANGE'),
      layout,
      paint: { ...colour, 'line-width': ['get', 'width'] },
    },
    {
      id: 'flow-withheld',
      type: 'line',
      source: 'flow',
      filter: lines('WITHHELD'),
      layout,
      paint: { ...colour, 'line-width': ['get', 'width'], 'line-dasharray': [3, 2] },
    },
    {
      id: 'flow-arrow',
      type: 'symbol',
      source: 'flow',
      filter: ends,
      layout: {
        'icon-image': overlayPictureId('flow-arrow', theme.name),
        'icon-size': ['+', 1, ['*', 0.1, ['get', 'outer']]],
        'icon-rotate': ['get', 'turn'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}

/** How far words stand from the end of a line, in their own height. */
const apart = 1.1
const slant = apart * Math.SQRT1_2
/** The offset that puts a corner or side of the words that far from the end. */
const offsets = {
  bottom: [0, -apart],
  'bottom-left': [slant, -slant],
  left: [apart, 0],
  'top-left': [slant, slant],
  top: [0, apart],
  'top-right': [-slant, slant],
  right: [-apart, 0],
  'bottom-right': [-slant, -slant],
} as const
type Side = keyof typeof offsets
const round = Object.keys(offsets) as Side[]

/** Where words may stand about the end of a line, by their own place: that first, then ever farther round from it. */
const besides = Object.fromEntries(
  round.map((own, from) => {
    const turns = [0, 1, -1, 2, -2, 3, -3]
    const sides = turns.map((turn) => round[(from + turn + round.length) % round.length] ?? own)
    return [own, sides.flatMap((side) => [side, offsets[side]])]
  }),
) as unknown as Readonly<Record<Side, readonly (Side | readonly [number, number])[]>>

/** The country and its figure at the end of each line: beside it where there is room, and never left out for want of it. */
export function flowLabels(theme: MapTheme, model: MapModel): LayerSpecification[] {
  if (!model.overlays.includes('flow')) return []
  return [
    {
      id: 'flow-label',
      type: 'symbol',
      source: 'flow',
      filter: ends,
      layout: {
        'text-field': ['concat', ['get', nameProperty(model.language)], '\n', ['get', 'label']],
        'text-font': [fontOf.strong],
        'text-size': 12.5,
        'text-variable-anchor-offset': [
          'match',
          ['get', 'anchor'],
          ...Object.entries(besides).flatMap(([anchor, turned]) => [anchor, ['literal', turned]]),
          ['literal', besides.bottom],
        ] as never,
        'text-overlap': 'always',
      },
      paint: { 'text-color': theme.flow, 'text-halo-color': theme.textHalo, 'text-halo-width': 2 },
    },
  ]
}
