import { useId } from 'react'
import { formatTold, type Told, wordsOf } from '../format.ts'
import { useText } from '../message/text.ts'
import { usePreference } from '../preference.tsx'

interface ToldProps {
  readonly count: Told
  readonly unit?: string
  readonly provisional?: boolean
}

/**
 * A typed count as a reader meets it: a number, or the words for why there is none.
 * Whoever wonders about a withheld or missing number can press it and read the reason.
 */
export function ToldCount({ count, unit, provisional }: ToldProps) {
  const text = useText()
  const { language } = usePreference()
  const id = useId()
  const plain = count.kind === 'EXACT' || count.kind === 'ROUNDED'
  const star = provisional ? (
    <abbr className="provisional" title={text('count.provisionalHint')}>
      {text('count.provisionalMark')}
    </abbr>
  ) : null
  if (plain)
    return (
      <span className="told">
        <span className="number">{formatTold(count, language)}</span>
        {unit ? ` ${unit}` : ''}
        {star}
      </span>
    )
  return (
    <span className="told">
      <button type="button" className="told-why" popoverTarget={id} data-kind={count.kind}>
        {wordsOf(count, text, language)}
      </button>
      {star}
      <span popover="auto" id={id} className="popover">
        <strong>{wordsOf(count, text, language)}</strong>
        {text(whyOf(count.kind))}
      </span>
    </span>
  )
}

function whyOf(kind: Told['kind']) {
  if (kind === 'WITHHELD') return 'count.withheldWhy' as const
  if (kind === 'NOT_REPORTED') return 'count.notReportedWhy' as const
  if (kind === 'RANGE') return 'count.rangeWhy' as const
  return 'count.noDataWhy' as const
}
