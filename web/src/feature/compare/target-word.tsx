import { Check, X } from 'lucide-react'
import { middleOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import type { Cell } from './use-comparison.ts'

/** Whether a figure meets its target, by sign, colour and words; nothing where there is no target or nothing is told. */
export function TargetWord({ cell }: { readonly cell: Cell }) {
  const text = useText()
  if (!cell.target || middleOf(cell.value) === undefined) return null
  if (cell.targetMet == null)
    return <span className="target">{text(cell.provisional ? 'compare.targetProvisional' : 'compare.targetOpen')}</span>
  const Sign = cell.targetMet ? Check : X
  return (
    <span className={cell.targetMet ? 'target met' : 'target missed'}>
      <Sign size={13} aria-hidden="true" />
      {text(cell.targetMet ? 'compare.targetMet' : 'compare.targetMissed')}
    </span>
  )
}
