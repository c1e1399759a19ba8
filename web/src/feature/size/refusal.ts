import type { Measure } from '@hub/contract/figure'
import { type PairedMetric, type PairRefusal, pairRefusal } from '@hub/contract/metric-pair'
import type { MapView } from '../../url-state.ts'

/** The parts of a metric that decide what it can be drawn as. */
export interface SizedMetric extends PairedMetric {
  readonly measure: Measure
  readonly per: number | null
}

/** Things counted and amounts added have a whole that an area can stand for; parts in percent and middle values have none. */
const isAmount = ({ measure }: Pick<SizedMetric, 'measure'>) => measure === 'COUNT' || measure === 'SUM'

/** Whether a reader sees a rate: one is asked for, and the metric has it. */
export const showsRate = ({ per }: Pick<SizedMetric, 'per'>, rate: boolean) => rate && per !== null

/** Why a metric is not drawn as symbols. */
export type SymbolRefusal = 'RATE' | 'NO_AMOUNT' | 'DIFFERENCE'

/** Why a metric is not drawn as symbols in a view; undefined when it can be. */
export function symbolRefusal(
  metric: SizedMetric,
  { rate, compare }: Pick<MapView, 'rate' | 'compare'>,
): SymbolRefusal | undefined {
  if (!isAmount(metric)) return 'NO_AMOUNT'
  if (showsRate(metric, rate)) return 'RATE'
  return compare === 'diff' ? 'DIFFERENCE' : undefined
}

/** Why a second metric is not drawn as size over the colours of the first. */
export type SizeRefusal =
  | PairRefusal
  | 'UNKNOWN'
  | 'NO_AMOUNT'
  | 'NOT_HERE'
  | 'OTHER_DRAWING'
  | 'COMPARED'
  | 'COLOUR_COUNTS'

/**
 * Why a second metric is never drawn over the first, whatever else a reader chooses; undefined when it may be.
 * @param here whether it is published for the units and the grain that are shown
 */
export function partnerRefusal(
  colour: SizedMetric,
  size: SizedMetric | undefined,
  here: (size: SizedMetric) => boolean,
): SizeRefusal | undefined {
  if (!size) return 'UNKNOWN'
  const pair = pairRefusal(colour, size)
  if (pair) return pair
  if (!isAmount(size)) return 'NO_AMOUNT'
  return here(size) ? undefined : 'NOT_HERE'
}

/** Why no second metric is drawn in a view, whichever it is; undefined when one can be. A count as colour and another as size are two counts of the same places: the larger place wins both. */
export function overRefusal(
  colour: SizedMetric,
  { draw, compare, rate }: Pick<MapView, 'draw' | 'compare' | 'rate'>,
): SizeRefusal | undefined {
  if (draw !== 'fill') return 'OTHER_DRAWING'
  if (compare !== 'none') return 'COMPARED'
  return isAmount(colour) && !showsRate(colour, rate) ? 'COLOUR_COUNTS' : undefined
}
