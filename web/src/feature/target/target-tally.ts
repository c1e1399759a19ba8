import type { OpenReason, TargetState } from '@hub/contract/target'

interface Judged {
  readonly state: TargetState
  readonly openReason?: OpenReason | null
}

/** How often a target was met, missed, and could not be judged, and why not; reasons that do not occur are left out. */
export interface TargetTally {
  readonly of: number
  readonly met: number
  readonly missed: number
  readonly open: number
  readonly reasons: readonly (readonly [OpenReason, number])[]
}

/** Counts judged cells; the most frequent reason comes first. */
export function tallyOf(cells: readonly Judged[]): TargetTally {
  const count = (state: TargetState) => cells.filter((cell) => cell.state === state).length
  const reasons = new Map<OpenReason, number>()
  for (const { openReason } of cells) if (openReason) reasons.set(openReason, (reasons.get(openReason) ?? 0) + 1)
  return {
    of: cells.length,
    met: count('MET'),
    missed: count('MISSED'),
    open: count('OPEN'),
    reasons: [...reasons].sort(([, a], [, b]) => b - a),
  }
}
