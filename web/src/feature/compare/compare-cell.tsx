import { shownChange } from '@hub/contract/told'
import { formatTold, middleOf } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Protection } from '../figure/protection.ts'
import { ToldCount } from '../figure/told.tsx'
import { changeText, directionOf } from './change.ts'
import { standingWord } from './funnel-plot.tsx'
import { rankWords } from './rank-words.ts'
import { TargetWord } from './target-word.tsx'
import type { Cell } from './use-comparison.ts'

interface CompareCellProps {
  readonly cell: Cell
  readonly share: boolean
  readonly about: Protection
  readonly baseline: Baseline
}

/** One figure with its rate, its rank, its change and whether a target was met. */
export function CompareCell({ cell, share, about, baseline }: CompareCellProps) {
  const text = useText()
  const { language } = usePreference()
  const rank = rankWords(cell, text)
  const change = shownChange(cell, baseline)
  const direction = directionOf(change)
  return (
    <div className="compare-cell">
      <span className="compare-value">
        <ToldCount count={cell.value} unit={share ? '%' : ''} provisional={cell.provisional} about={about} />
        {rank && (
          <span className="rank" title={rank.words}>
            <span className="visually-hidden">{rank.words}</span>
            <span aria-hidden="true">{rank.short}</span>
          </span>
        )}
      </span>
      {cell.rate && middleOf(cell.rate) !== undefined && (
        <small>{text('rate.sentence', { rate: formatTold(cell.rate, language), per: cell.rate.per })}</small>
      )}
      {cell.standing !== 'AS_EXPECTED' && cell.standing !== 'NOT_JUDGED' && (
        <small className="stands-out">
          <span aria-hidden="true">{cell.standing.endsWith('HIGHER') ? '▲' : '▼'}</span>{' '}
          {text(standingWord[cell.standing])}
        </small>
      )}
      <small>
        {changeText(change, share, text, language)}
        {direction === 'OPEN'
          ? ` · ${text('compare.unsure')}`
          : cell.moved === false && direction !== 'SAME' && direction && ` · ${text('fair.within')}`}
        {cell.previousProvisional && direction && ` · ${text('compare.previousProvisional')}`}
      </small>
      <small>
        <TargetWord cell={cell} />
      </small>
    </div>
  )
}
