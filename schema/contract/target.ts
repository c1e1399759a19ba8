import type { Count } from './figure.ts'
import type { Period } from './period.ts'
import type { Interval } from './rounding.ts'

/** How a figure stands to the number of a target. */
export type Comparator = 'AT_LEAST' | 'AT_MOST' | 'MORE_THAN'

export const targetStates = ['MET', 'MISSED', 'OPEN'] as const
/** Whether a target was met in a period, or cannot be judged. */
export type TargetState = (typeof targetStates)[number]

export const openReasons = ['PROVISIONAL', 'PROTECTED', 'WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const
/** Why a target is not judged. PROTECTED: rounding, or a range, leaves both possible. */
export type OpenReason = (typeof openReasons)[number]

export interface TargetJudgement {
  readonly state: TargetState
  /** Null unless the state is OPEN. */
  readonly reason: OpenReason | null
}

/** Whether a target holds on any day of a period. */
export const holdsIn = (
  target: { readonly valid_from: string; readonly valid_to: string | null },
  { start, end }: Period,
): boolean => target.valid_from <= end && (target.valid_to ?? '9999') >= start

const open = (reason: OpenReason): TargetJudgement => ({ state: 'OPEN', reason })

/**
 * Judges a figure by a target. Nothing is judged that is not told, that late records may still change, or of which protection leaves
 * open whether it meets the target: then the reason stands in the place of a word.
 *
 * @param told the true numbers that the figure allows; undefined when it tells none
 */
export function judgeTarget(
  { comparator, value: goal }: { readonly comparator: Comparator; readonly value: number },
  { value, provisional }: { readonly value: Count; readonly provisional: boolean },
  told: Interval | undefined,
): TargetJudgement {
  if (!told) return open(value.kind === 'WITHHELD' || value.kind === 'NOT_REPORTED' ? value.kind : 'NO_DATA')
  if (provisional) return open('PROVISIONAL')
  const meets = (number: number) =>
    comparator === 'AT_LEAST' ? number >= goal : comparator === 'MORE_THAN' ? number > goal : number <= goal
  if (meets(told.low) !== meets(told.high)) return open('PROTECTED')
  return { state: meets(told.low) ? 'MET' : 'MISSED', reason: null }
}
