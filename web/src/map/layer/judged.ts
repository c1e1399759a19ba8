import type { LayerSpecification } from 'maplibre-gl'
import { fontOf, type MapModel } from '../model.ts'
import type { MapTheme } from '../theme.ts'

/** Signs of judged communes at zooms where their names have no room yet. */
export function judgedSigns(theme: MapTheme, { judged, level }: MapModel): LayerSpecification[] {
  if (!judged || level !== 'COMMUNE') return []
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
