import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { eventKeys, eventProperty } from '../../event-filter.ts'
import { fontOf, type MapModel } from '../model.ts'
import { clusterId, overlaysOf } from '../overlay-model.ts'
import type { MapTheme } from '../theme.ts'

const shown = (model: MapModel) =>
  ({ visibility: model.overlays.includes('campaign-event') ? 'visible' : 'none' }) as const

/** The clusters as points: counted by the hub, since a tile holds only a part of its events. */
export function eventSources(model: MapModel): Record<string, SourceSpecification> {
  const marks = model.overlays.includes('campaign-event') ? overlaysOf(model).marks : []
  return {
    'event-cluster': {
      type: 'geojson',
      data: {
        type: 'FeatureCollection',
        features: marks.map(({ count, lon, lat, box, label, nameVi, nameEn, event }) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: event
            ? { id: event.id, count, title_vi: event.titleVi, name_en: event.titleEn, held_on: event.heldOn }
            : { id: clusterId(box), count, label, name_vi: nameVi, name_en: nameEn },
        })),
      },
    },
  }
}

/** Events of the shown period and choice. Small and see-through from afar, so that many read as density; points with an edge close up. */
export function eventDots(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const { eventFilter } = overlaysOf(model)
  const filter: FilterSpecification = [
    'all',
    ['>=', ['get', 'held_on'], model.period.start],
    ['<=', ['get', 'held_on'], model.period.end],
    ...eventKeys.flatMap((key): ['in', ['get', string], ['literal', string[]]][] =>
      eventFilter[key].length > 0 ? [['in', ['get', eventProperty[key]], ['literal', [...eventFilter[key]]]]] : [],
    ),
  ]
  const paint = {
    'circle-color': theme.event,
    'circle-stroke-color': theme.eventLine,
    'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 10.5, 0, 12, 1],
  } as const
  return [
    {
      id: 'campaign-event',
      type: 'circle',
      source: 'campaign-event',
      'source-layer': 'campaign-event',
      filter,
      layout: shown(model),
      paint: {
        ...paint,
        'circle-radius': ['interpolate', ['exponential', 1.5], ['zoom'], 8, 1.8, 11, 3.4, 14, 7.5],
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.45, 12, 0.85],
      } as never,
    },
    {
      id: 'event-single',
      type: 'circle',
      source: 'event-cluster',
      filter: ['==', ['get', 'count'], 1],
      layout: shown(model),
      paint: { ...paint, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3.4, 14, 7.5] } as never,
    },
  ]
}

/** Area grows with the number, so the radius with its root. */
const clusterRadius = ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1.4, 10, 10, 15, 32, 23, 100, 32]

/**
 * Clusters with their numbers, over all names: none is left out for want of room, and the names give way to them.
 */
export function eventMarks(theme: MapTheme, model: MapModel): LayerSpecification[] {
  return [
    {
      id: 'event-cluster',
      type: 'circle',
      source: 'event-cluster',
      filter: ['>', ['get', 'count'], 1],
      layout: { ...shown(model), 'circle-sort-key': ['get', 'count'] },
      paint: {
        'circle-color': theme.event,
        'circle-radius': clusterRadius as never,
        'circle-opacity': 0.9,
        'circle-stroke-color': theme.eventLine,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'event-cluster-count',
      type: 'symbol',
      source: 'event-cluster',
      filter: ['>', ['get', 'count'], 1],
      layout: {
        ...shown(model),
        'text-field': ['get', 'label'],
        'text-font': [fontOf.strong],
        'text-size': 11.5,
        'text-overlap': 'always',
        // About the room of the circle: what is placed after it keeps clear.
        'text-padding': 7,
      },
      paint: { 'text-color': theme.eventLine },
    },
  ]
}
