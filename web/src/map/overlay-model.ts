import { type EventFilter, noEventFilter } from '../event-filter.ts'
import type { ListBox, RingKm } from '../overlay-state.ts'
import type { FlowTarget } from './flow.ts'

/** Events that share a place of the map at its zoom. */
interface EventMark {
  readonly count: number
  readonly lon: number
  readonly lat: number
  readonly box: ListBox
  /** The count as it is written. */
  readonly label: string
  /** The commune it lies in. */
  readonly nameVi: string
  readonly nameEn: string
  /** The event itself, of a single one. */
  readonly event: {
    readonly id: string
    readonly titleVi: string
    readonly titleEn: string
    readonly heldOn: string
  } | null
}

/** What lies within a distance of a park. */
interface ParkRing {
  readonly km: RingKm
  readonly label: string
  readonly shape: GeoJSON.Geometry
}

/** People of the province who were taken to one country, as the hub tells of them. */
interface FlowMark {
  readonly target: FlowTarget
  readonly nameVi: string
  readonly nameEn: string
  /** The figure as it is written. */
  readonly label: string
  /** Least and greatest number that it leaves open; null when it is withheld. */
  readonly bounds: readonly [number, number] | null
}

/** What the layers over the units draw besides their tiles. */
export interface OverlayModel {
  readonly eventFilter: EventFilter
  readonly marks: readonly EventMark[]
  /** Communes of today where nobody came in the period. */
  readonly silentUnits: readonly string[]
  readonly rings: readonly ParkRing[]
  /** Step 1 to 4 of lodging pressure by id of a worker-lodging area. */
  readonly lodging: ReadonlyMap<string, number>
  /** The ground within the chosen distance of the open thing. */
  readonly catchment: GeoJSON.Geometry | null
  /** Countries with a number or a withheld one; the others are listed only. */
  readonly flows: readonly FlowMark[]
}

const noOverlays: OverlayModel = {
  eventFilter: noEventFilter,
  marks: [],
  silentUnits: [],
  rings: [],
  lodging: new Map(),
  catchment: null,
  flows: [],
}

/** What the layers over the units draw on a map. */
export const overlaysOf = ({ over }: { readonly over?: OverlayModel }) => over ?? noOverlays

/** Id of the cluster of a box, as the map answers the pointer with it. */
export const clusterId = (box: ListBox) => `EventCluster:${box.join(',')}`

/** The box of such an id; null for another id. */
export function boxFromClusterId(id: string): ListBox | null {
  if (!id.startsWith('EventCluster:')) return null
  const [west, south, east, north] = id.slice('EventCluster:'.length).split(',').map(Number)
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? null
    : [west, south, east, north]
}
