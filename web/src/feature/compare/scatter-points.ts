import type { Measure } from '@hub/contract/figure'
import { boundsOf, middleOf, type Told } from '../../format.ts'
import { compareBounds } from './standing.ts'

interface Compared {
  readonly value: Told
  readonly rate?: Told | null
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
  const count = cell.rate ?? cell.value
  const at = middleOf(count)
  const bounds = compareBounds({ value: cell.value, rate: cell.rate ?? null }, measure) ?? boundsOf(count)
  return at === undefined || !bounds ? undefined : { at, low: bounds[0], high: bounds[1] }
}

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
