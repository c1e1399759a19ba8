import type { LayerSpecification } from 'maplibre-gl'
import { fontOf, type MapModel } from '../model.ts'
import type { MapTheme } from '../theme.ts'

const cells = { source: 'cell', 'source-layer': 'cell' } as const

/** Hexagons with their judgement, for staff: the colour comes as feature state, the sign of what is hot or cold stands in it. */
export function judgedCells(theme: MapTheme, { judged }: MapModel): LayerSpecification[] {
  if (!judged?.cells) return []
  const colours = judged.palette.flatMap((colour, step) => [step, colour])
  const signs = [...judged.cells].flatMap(([id, { sign }]) => (sign ? [id, sign] : []))
  return [
    {
      id: 'cell',
      type: 'fill',
      ...cells,
      paint: {
        'fill-color': ['match', ['coalesce', ['feature-state', 'step'], -1], ...colours, 'rgba(0,0,0,0)'] as never,
        'fill-opacity': 0.86,
      },
    },
    {
      id: 'cell-line',
      type: 'line',
      ...cells,
      paint: {
        'line-color': theme.unitLineStrong,
        'line-width': 0.5,
        'line-opacity': ['case', ['==', ['feature-state', 'step'], null], 0, 0.35],
      },
    },
    ...(signs.length > 0
      ? [
          {
            id: 'cell-sign',
            type: 'symbol' as const,
            source: 'cell',
            'source-layer': 'cell-label',
            layout: {
              'text-field': ['match', ['get', 'id'], ...signs, ''] as never,
              'text-font': [fontOf.strong],
              'text-size': 10,
              'text-padding': 0,
            },
            paint: { 'text-color': theme.text, 'text-halo-color': theme.textHalo, 'text-halo-width': 1.4 },
          },
        ]
      : []),
  ]
}

/** Signs of judged communes at zooms where their names have no room yet. */
export function judgedSigns(theme: MapTheme, { judged, level }: MapModel): LayerSpecification[] {
  if (!judged || judged.cells || level !== 'COMMUNE') return []
  const signs = [...judged.signs].flat()
  if (signs.length === 0) return []
  return [
    {
      id: 'unit-sign',
      type: 'symbol',
      source: 'admin-unit',
      'source-layer': 'admin-unit-label',
      maxzoom: 10,
      layout: {
        'text-field': ['match', ['get', 'id'], ...signs, ''] as never,
        'text-font': [fontOf.strong],
        'text-size': 11,
        'text-padding': 0,
      },
      paint: { 'text-color': theme.text, 'text-halo-color': theme.textHalo, 'text-halo-width': 1.6 },
    },
  ]
}
