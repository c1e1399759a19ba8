import type { BoundaryBasis, PlaceQuery } from '../../gql/graphql.ts'
import type { Box } from '../../map/map-view.tsx'
import type { Camera, OverlayId } from '../../url-state.ts'

/** Where the map opens before the units are known: the former province of Bắc Ninh, and the province of today. */
export const homes: Readonly<Record<'BEFORE_2025_07' | 'SINCE_2025_07', Box>> = {
  BEFORE_2025_07: [105.9, 20.97, 106.31, 21.26],
  SINCE_2025_07: [105.88, 20.97, 107.03, 21.63],
}

/** What the map does to show a found thing. */
export interface Showing {
  readonly target: Camera | Box | undefined
  readonly layer?: OverlayId
  readonly unit?: { readonly id: string; readonly basis: BoundaryBasis }
  /** Day whose period must be shown for the thing to be on the map. */
  readonly day?: string
}

/** How close the map goes to a single point. */
const pointZoom = 13

/** The box round every coordinate of a geometry; undefined for an empty one. */
export function boxOf(geometry: GeoJSON.Geometry): Box | undefined {
  const flat = (coordinates: unknown): [number, number][] =>
    Array.isArray(coordinates)
      ? typeof coordinates[0] === 'number'
        ? [coordinates as [number, number]]
        : coordinates.flatMap(flat)
      : []
  const points = geometry.type === 'GeometryCollection' ? [] : flat(geometry.coordinates)
  if (points.length === 0) return undefined
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** A list of four numbers as a box. */
export function boxFrom(numbers: readonly number[] | null | undefined): Box | undefined {
  const [west, south, east, north] = numbers ?? []
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? undefined
    : [west, south, east, north]
}

/** How to show a found thing. An old commune has no outline of its own and is shown by the unit that holds it today. */
export function showingOf(node: PlaceQuery['node']): Showing | undefined {
  switch (node?.__typename) {
    case 'AdminUnit': {
      const shown = node.bbox ? node : (node.outlineUnit ?? node)
      return { target: boxFrom(shown.bbox), unit: { id: shown.id, basis: shown.basis } }
    }
    case 'IndustrialPark':
      return { target: { ...node.point, zoom: pointZoom }, layer: 'industrial-park' }
    case 'KeyRoute':
      return { target: boxOf(node.line), layer: 'key-route' }
    case 'WorkerHousingArea':
      return { target: boxOf(node.area), layer: 'worker-housing-area' }
    case 'ForeignResidentArea':
      return { target: boxOf(node.area), layer: 'foreign-resident-area' }
    case 'CampaignEvent': {
      const unit = node.unit.bbox ?? node.unit.outlineUnit?.bbox
      return {
        target: node.eventPoint ? { ...node.eventPoint, zoom: pointZoom } : boxFrom(unit),
        layer: 'campaign-event',
        day: node.heldOn,
      }
    }
    default:
      return undefined
  }
}
