import type { Standing } from '@hub/analysis/funnel'
import { useText } from '../../message/text.ts'

/** Whether a unit differs from the whole by more than chance. */
export const standsApart = (cell: { readonly standing: Standing } | undefined) =>
  cell !== undefined && cell.standing !== 'AS_EXPECTED' && cell.standing !== 'NOT_JUDGED'

interface OnlyApartProps {
  readonly only: boolean
  readonly chance: boolean
  readonly hidden: number
  readonly left: number
  readonly onOnly: (only: boolean) => void
}

/** Lists only what differs by more than chance, and says how much that leaves out. */
export function OnlyApart({ only, chance, hidden, left, onOnly }: OnlyApartProps) {
  const text = useText()
  return (
    <div className="only-apart no-print">
      <label className="check">
        <input
          type="checkbox"
          checked={only && chance}
          disabled={!chance}
          onChange={(event) => onOnly(event.target.checked)}
        />
        <span>{text('compare.only')}</span>
      </label>
      <span className="hint" role="status">
        {!chance && text('compare.onlyNoChance')}
        {only && chance && `${left === 0 ? text('compare.noneLeft') : ''} ${text('compare.hidden', { count: hidden })}`}
      </span>
    </div>
  )
}
