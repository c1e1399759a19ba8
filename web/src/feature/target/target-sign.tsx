import type { OpenReason, TargetState } from '@hub/contract/target'
import { Check, CircleHelp, X } from 'lucide-react'
import type { MessageId } from '../../message/text.ts'
import { useText } from '../../message/text.ts'

const sign = { MET: Check, MISSED: X, OPEN: CircleHelp } as const satisfies Record<TargetState, typeof Check>

const stateWord: Readonly<Record<TargetState, MessageId>> = {
  MET: 'target.met',
  MISSED: 'target.missed',
  OPEN: 'target.open',
}

/** Why a target is open, in a word or two. */
export const reasonWord: Readonly<Record<OpenReason, MessageId>> = {
  PROVISIONAL: 'target.provisional',
  PROTECTED: 'target.protected',
  WITHHELD: 'target.withheld',
  NOT_REPORTED: 'target.notReported',
  NO_DATA: 'target.noData',
}

interface TargetSignProps {
  readonly state: TargetState
  readonly reason?: OpenReason | null | undefined
}

/** Whether a target was met: a sign, a word and a colour; where it is open, the word says why. */
export function TargetSign({ state, reason }: TargetSignProps) {
  const text = useText()
  const Sign = sign[state]
  return (
    <span className="target-sign" data-state={state}>
      <Sign size={15} aria-hidden="true" />
      {text(reason ? reasonWord[reason] : stateWord[state])}
    </span>
  )
}
