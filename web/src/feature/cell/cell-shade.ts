import { classOf } from '../../map/class-scale.ts'
import type { Shade } from '../../map/shade.ts'
import type { Cells } from './use-cells.ts'

/** The class of every hexagon, for a legend. */
export const cellShades = ({ values, scale }: Cells): Shade[] =>
  [...values.values()].map((value) => ({ kind: 'STEP', step: classOf(value, scale.breaks) }))
