import { type LayerId, layers } from '@hub/contract/layer'
import { mapBounds, tilePath } from '@hub/contract/tile-address'
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { edgeLayer, edgeSource, groundLayers, waymarkLabels, waymarkLayers } from './layer/base.ts'
import { cellLabels, cellLayers, cellSources } from './layer/cell.ts'
import { eventDots, eventMarks, eventSources } from './layer/event.ts'
import { flowLabels, flowLayers, flowSources } from './layer/flow.ts'
import { judgedSigns } from './layer/judged.ts'
import { areaLayers, overlayLabels, routeLayers } from './layer/overlay.ts'
import { catchmentLayers, coverageLayers, reachSources, ringLayers } from './layer/reach.ts'
import { sizeLayers, sizeSigns } from './layer/size.ts'
import { unitFill, unitLabels, unitLines } from './layer/unit.ts'
import type { MapModel } from './model.ts'
import { markId } from './pattern.ts'
import type { MapTheme } from './theme.ts'

/** Tile layers that the map draws, each a source of the same name. */
const sources: readonly LayerId[] = [
  'base',
  'admin-unit',
  'industrial-park',
  'worker-housing-area',
  'foreign-resident-area',
  'key-route',
  'campaign-event',
]

function sourceOf(layer: LayerId, origin: string): SourceSpecification {
  const { west, south, east, north } = mapBounds
  return {
    type: 'vector',
    tiles: [`${origin}${tilePath(layer)}`],
    minzoom: layers[layer].minZoom,
    maxzoom: layers[layer].maxZoom,
    bounds: [west, south, east, north],
    promoteId: { [layer]: 'id' },
  }
}

/**
 * The whole style of the map as a function of its theme and model; pure.
 * No `glyphs`: labels are drawn with the page's own fonts. The mark of its world is a layer of the style, so every picture of the map carries it.
 * @param origin scheme and host that tiles are asked from, for example 'https://hub.example'
 */
export function styleOf(theme: MapTheme, model: MapModel, origin: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(sources.map((layer) => [layer, sourceOf(layer, origin)])),
      ...edgeSource(),
      ...cellSources(model),
      ...reachSources(model),
      ...eventSources(model),
      ...flowSources(model),
    },
    layers: [
      ...groundLayers(theme),
      ...unitFill(theme, model),
      ...cellLayers(theme, model),
      ...waymarkLayers(theme),
      edgeLayer(theme),
      ...coverageLayers(theme, model),
      ...areaLayers(theme, model),
      ...ringLayers(theme, model),
      ...unitLines(theme, model),
      ...routeLayers(theme, model),
      ...catchmentLayers(theme, model),
      ...sizeLayers(theme, model),
      ...eventDots(theme, model),
      ...flowLayers(theme, model),
      ...(model.mark
        ? [
            {
              id: 'world-mark',
              type: 'background' as const,
              paint: { 'background-pattern': markId(theme.name, model.mark) },
            },
          ]
        : []),
      ...waymarkLabels(theme, model),
      ...overlayLabels(theme, model),
      ...judgedSigns(theme, model),
      ...cellLabels(theme, model),
      ...sizeSigns(theme, model),
      ...unitLabels(theme, model),
      // What is later in the list finds its place first: names of countries keep clear of clusters, names of units of both.
      ...flowLabels(theme, model),
      ...eventMarks(theme, model),
    ],
  }
}
