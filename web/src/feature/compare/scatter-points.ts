import type { Measure } from '@hub/contract/figure'
import { intervalOf } from '@hub/contract/rounding'
import { middleOf, type Told } from '../../format.ts'

interface Compared {
  readonly value: Told
  readonly rate?: Told | null
  /** What a share or a median rests on. */
  readonly base?: Told | null
}

/** A unit by two metrics: the number it is drawn at, and between which numbers it lies. */
export interface ScatterPoint<Row> {
  readonly row: Row
  readonly x: Axis
  readonly y: Axis
}
interface Axis {
  readonly at: number
  readonly low: number
  readonly high: number
}

function axisOf(cell: Compared | undefined, measure: Measure): Axis | undefined {
  if (!cell) return undefined
  const { value, rate, base } = cell
  const at = middleOf(rate ?? value)
  const held = intervalOf(typed(value), { measure, threshold: 0, base: base ? typed(base) : null })
  if (at === undefined || !held) return undefined
  const own = middleOf(value)
  const scale = rate && own ? at / own : 1
  return { at, low: held.low * scale, high: held.high * scale }
}

const typed = ({ kind, value, low, high }: Told) => ({
  kind,
  value: value ?? null,
  low: low ?? null,
  high: high ?? null,
})

/** The units that tell a number of both metrics, and those that do not: those have no place in the plot and are named beside it. */
export function scatterPoints<Row>(
  rows: readonly Row[],
  across: { readonly cell: (row: Row) => Compared | undefined; readonly measure: Measure },
  up: { readonly cell: (row: Row) => Compared | undefined; readonly measure: Measure },
): { points: ScatterPoint<Row>[]; missing: Row[] } {
  const points: ScatterPoint<Row>[] = []
  const missing: Row[] = []
  for (const row of rows) {
    const [x, y] = [axisOf(across.cell(row), across.measure), axisOf(up.cell(row), up.measure)]
    if (x && y) points.push({ row, x, y })
    else missing.push(row)
  }
  return { points, missing }
}
