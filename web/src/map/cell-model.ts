import type { LonLat } from '@hub/contract/drawn-area'

/** One hexagon as it is drawn. */
interface CellShape {
  readonly id: string
  readonly centre: LonLat
  readonly outline: GeoJSON.Geometry
  /** Number of its class; its colour stands there in the palette. */
  readonly step: number
  /** What is written in it. */
  readonly label: string
}

/** Hexagons, each coloured by the class of what is counted in it, or by how it is judged. */
interface HexagonModel {
  readonly kind: 'cell'
  readonly cells: readonly CellShape[]
  /** Colours by the number of the class, that of zero first; or by that of the mark. */
  readonly palette: readonly string[]
}

/** A heat surface: the kernel density of counted places, in bands of colour. */
interface HeatModel {
  readonly kind: 'heat'
  readonly points: readonly { readonly centre: LonLat; readonly count: number }[]
  /** Standard deviation of the kernel, metres on the ground. */
  readonly bandwidthM: number
  /** Lower bounds of the bands with their colours, rising, per square kilometre. Below the first nothing is drawn. */
  readonly bands: readonly { readonly from: number; readonly colour: string }[]
  /** The density at which the scale ends, per square kilometre. */
  readonly top: number
}

/** What is drawn of counts at places in place of the figures of units. */
export type CellModel = HexagonModel | HeatModel
