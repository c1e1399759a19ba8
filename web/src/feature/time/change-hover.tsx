import { periodLabel } from '@hub/contract/period'
import { wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { shownCount } from '../atlas/figure-table.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import { changeWords } from './change-words.ts'
import type { Beside } from './use-beside.ts'

/** Both periods of a unit and its change, for the card at the pointer. */
export function ChangeHover({
  beside,
  atlas,
  unitId,
}: {
  readonly beside: Beside
  readonly atlas: Atlas
  readonly unitId: string
}) {
  const text = useText()
  const { language } = usePreference()
  const changed = beside.changes.get(unitId)
  const [now, before] = [atlas.resolved?.period, beside.peer.resolved?.period]
  if (!changed || !now || !before) return null
  const lines = [
    { period: before, row: changed.before },
    { period: now, row: changed.now },
  ]
  const percent =
    changed.percent.kind === 'NO_DATA' ? '' : ` (${changeWords(changed.percent, 'percent', text, language)})`
  return (
    <>
      {lines.map(({ period, row }) => (
        <p key={period.start}>
          {periodLabel(period, language)}:{' '}
          <span className="hover-figure">{wordsOf(shownCount(row, atlas.rate), text, language)}</span>
          {row.provisional && ` · ${text('count.provisionalMark')}`}
        </p>
      ))}
      <p>
        {text('time.change')}: <strong>{changeWords(changed.absolute, 'absolute', text, language)}</strong>
        {changed.absolute.kind !== 'WITHHELD' && percent}
      </p>
    </>
  )
}
