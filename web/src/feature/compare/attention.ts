import type { Standing } from '@hub/analysis/funnel'
import { shownChange } from '@hub/contract/told'
import { middleOf, type Told } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import { directionOf } from './change.ts'

type Direction = 'MORE_IS_WORSE' | 'MORE_IS_BETTER' | 'NEUTRAL'

interface Looked {
  readonly value: Told
  readonly rate?: Told | null
  readonly standing: Standing
  readonly targetMet?: boolean | null
  readonly moved?: boolean | null
  readonly ranks?: { readonly low: number; readonly high: number } | null
  readonly rankOf: number
  readonly provisional: boolean
  readonly change: { readonly absolute: Told; readonly percent: Told }
  readonly rateChange?: { readonly absolute: Told; readonly percent: Told } | null
}

/** Why a unit needs attention. */
export type AttentionReason = 'STANDING' | 'TARGET' | 'MOVED' | 'LAST'

/**
 * How solid that is. SURE: chance does so to one unit of a thousand, or has no part in the metric and the order is certain. LIKELY: chance
 * does so to one of forty. OPEN: a target is missed, or the unit may be among the last, and nothing sets it apart from chance or rounding.
 */
export type Solidity = 'SURE' | 'LIKELY' | 'OPEN'

export interface Attention<Row> {
  readonly row: Row
  readonly reasons: readonly AttentionReason[]
  readonly solidity: Solidity
}

/** So many units are named: what somebody keeps in mind on the way to a meeting. */
const mostNamed = 3

/** Whether a standing is on the bad side; of a metric without one both sides are worth a look. */
function standsBadly(standing: Standing, direction: Direction): boolean {
  const above = standing === 'HIGHER' || standing === 'MUCH_HIGHER'
  const below = standing === 'LOWER' || standing === 'MUCH_LOWER'
  return (above && direction !== 'MORE_IS_BETTER') || (below && direction !== 'MORE_IS_WORSE')
}

function reasonsOf(cell: Looked, direction: Direction, baseline: Baseline): AttentionReason[] {
  const way = directionOf(shownChange(cell, baseline))
  const worse = (way === 'UP' && direction === 'MORE_IS_WORSE') || (way === 'DOWN' && direction === 'MORE_IS_BETTER')
  const { ranks, rankOf } = cell
  const last =
    ranks && rankOf > mostNamed && direction !== 'NEUTRAL'
      ? direction === 'MORE_IS_WORSE'
        ? ranks.low <= mostNamed
        : ranks.high > rankOf - mostNamed
      : false
  return [
    ...(standsBadly(cell.standing, direction) ? (['STANDING'] as const) : []),
    ...(cell.targetMet === false ? (['TARGET'] as const) : []),
    ...(worse && cell.moved === true ? (['MOVED'] as const) : []),
    ...(last ? (['LAST'] as const) : []),
  ]
}

function solidityOf(
  cell: Looked,
  reasons: readonly AttentionReason[],
  direction: Direction,
  chance: boolean,
): Solidity {
  if (reasons.includes('STANDING')) return cell.standing.startsWith('MUCH') ? 'SURE' : 'LIKELY'
  if (reasons.includes('MOVED')) return 'LIKELY'
  const { ranks, rankOf } = cell
  const apart =
    !chance &&
    reasons.includes('LAST') &&
    ranks &&
    (direction === 'MORE_IS_WORSE' ? ranks.high <= mostNamed : ranks.low > rankOf - mostNamed)
  return apart ? 'SURE' : 'OPEN'
}

const order: readonly Solidity[] = ['SURE', 'LIKELY', 'OPEN']

/**
 * The units of one metric that need attention, the most solid first, at most three. Figures that are provisional or tell no number name
 * nobody: what is not told is no fault of a unit.
 *
 * @param chance whether chance has a part in the metric; where it has none the order itself is a finding
 */
export function attentionOf<Row>(
  cells: readonly { readonly row: Row; readonly cell: Looked }[],
  direction: Direction,
  baseline: Baseline,
  chance: boolean,
): Attention<Row>[] {
  const found = cells.flatMap(({ row, cell }) => {
    const value = middleOf(cell.rate ?? cell.value)
    if (cell.provisional || value === undefined) return []
    const reasons = reasonsOf(cell, direction, baseline)
    return reasons.length > 0 ? [{ row, reasons, value, solidity: solidityOf(cell, reasons, direction, chance) }] : []
  })
  const worst = (value: number) => (direction === 'MORE_IS_BETTER' ? value : -value)
  return found
    .sort(
      (a, b) =>
        order.indexOf(a.solidity) - order.indexOf(b.solidity) ||
        b.reasons.length - a.reasons.length ||
        worst(a.value) - worst(b.value),
    )
    .slice(0, mostNamed)
    .map(({ row, reasons, solidity }) => ({ row, reasons, solidity }))
}
