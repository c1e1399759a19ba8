import type { UnitLevel } from '@hub/contract/figure'
import type { Language } from '../format.ts'
import type { BoundaryBasis } from '../gql/graphql.ts'
import type { OverlayId } from '../url-state.ts'
import type { CellModel } from './cell-model.ts'
import type { ColourScale } from './colour-scheme.ts'
import type { OverlayModel } from './overlay-model.ts'
import { type Shade, stepOf } from './shade.ts'
import type { UnitSymbol } from './symbol-scale.ts'

/** How one unit is drawn. */
export interface UnitDrawing {
  readonly shade: Shade
  /** The figure in a few characters, written under the unit's name. */
  readonly label: string
  readonly provisional: boolean
}

/** How a judgement of places is drawn in place of figures. */
export interface JudgedMap {
  /** Colours by the number of the mark. */
  readonly palette: readonly string[]
  /** Signs of units that stand out. */
  readonly signs: ReadonlyMap<string, string>
}

/** Everything that the map draws besides its tiles; plain data, so that the style can be computed and tested without a browser. */
export interface MapModel {
  readonly language: Language
  readonly basis: BoundaryBasis
  readonly level: UnitLevel
  readonly overlays: readonly OverlayId[]
  /** First and last day of the events that are shown. */
  readonly period: { readonly start: string; readonly end: string }
  readonly units: ReadonlyMap<string, UnitDrawing>
  /** A judgement that is drawn in place of figures; the shades of units are then numbers of marks. */
  readonly judged: JudgedMap | null
  /** Counts at places or judged hexagons, drawn in place of figures; the units are then blank. */
  readonly cells?: CellModel | null
  /** Symbols by unit whose size tells a number; null when none is told so. */
  readonly sizes?: ReadonlyMap<string, UnitSymbol> | null
  readonly colours: ColourScale
  /** Number of the class that alone keeps its colour, 0 for zero; null when all do. */
  readonly only: number | null
  readonly selected: string | null
  /** What the layers over the units draw besides their tiles; nothing on a map beside another. */
  readonly over?: OverlayModel
  /** Which world the figures come from, in short lines drawn across the map; live ones stand out. Close on a small map, so that one is whole. */
  readonly mark: { readonly text: string; readonly live: boolean; readonly close?: boolean } | null
}

/** Name of the property that carries a feature's name in the reader's language. */
export const nameProperty = (language: Language) => (language === 'vi' ? 'name_vi' : 'name_en')

/** Names of the fonts that style.css declares for the map; the weight is read from the name. */
export const fontOf = { regular: 'Be Vietnam Pro Medium', strong: 'Be Vietnam Pro Semibold' } as const

/** Ids of the units drawn with one of the patterns; lines over a colour only where the colour is shown. */
export function unitsWith(model: MapModel, kind: Shade['kind']): string[] {
  const shown = ({ shade }: UnitDrawing) => shade.kind !== 'RANGE' || model.only === null || shade.step === model.only
  return [...model.units].filter(([, unit]) => unit.shade.kind === kind && shown(unit)).map(([id]) => id)
}

/** Ids of the units whose value is in a class. */
export const unitsInClass = (model: MapModel, step: number): string[] =>
  [...model.units].filter(([, { shade }]) => stepOf(shade) === step).map(([id]) => id)
