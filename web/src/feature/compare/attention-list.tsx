import { type Period, periodLabel } from '@hub/contract/period'
import { formatTold, pick } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { type Attention, type AttentionReason, attentionOf, type Solidity } from './attention.ts'
import { standingWord } from './funnel-plot.tsx'
import { useMarkedUnit } from './marked-unit.ts'
import { type Cell, cellsOf, type Row } from './use-comparison.ts'

const solidityWord: Readonly<Record<Solidity, MessageId>> = {
  SURE: 'attention.sure',
  LIKELY: 'attention.likely',
  OPEN: 'attention.open',
}
const reasonWord: Readonly<Record<Exclude<AttentionReason, 'STANDING'>, MessageId>> = {
  TARGET: 'attention.target',
  MOVED: 'attention.moved',
  LAST: 'attention.last',
}

interface AttentionListProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly baseline: Baseline
  /** Whether chance has a part in the metric. */
  readonly chance: boolean
  /** The newest period whose figures are settled, to be offered where those of the shown one are not. */
  readonly settled: Period | undefined
  readonly onPeriod: (period: Period) => void
}

/** At most three units that need attention on the chosen metric: the figure, why, and how solid that is. */
export function AttentionList({ rows, metric, baseline, chance, settled, onPeriod }: AttentionListProps) {
  const text = useText()
  const { language } = usePreference()
  const { markProps } = useMarkedUnit()
  const cells = cellsOf(rows, metric.id)
  const found = attentionOf(
    cells.map(({ row, cell }) => ({ row: { row, cell }, cell })),
    metric.direction,
    baseline,
    chance,
  )
  const figure = (cell: Cell) =>
    cell.rate
      ? text('rate.sentence', { rate: formatTold(cell.rate, language), per: cell.rate.per })
      : `${formatTold(cell.value, language)} ${pick(language, metric.unitVi, metric.unitEn)}`
  const reasons = ({ row: { cell }, reasons }: Attention<{ cell: Cell }>) =>
    reasons.map((reason) => text(reason === 'STANDING' ? standingWord[cell.standing] : reasonWord[reason])).join(', ')
  return (
    <section className="card attention" aria-labelledby="attention">
      <h2 id="attention">{text('attention.title')}</h2>
      {found.length === 0 ? (
        <p>{text('attention.none')}</p>
      ) : (
        <ol>
          {found.map((one) => (
            <li key={one.row.row.unit.id} data-solidity={one.solidity} {...markProps(one.row.row.unit.id)}>
              <strong>{pick(language, one.row.row.unit.nameVi, one.row.row.unit.nameEn)}</strong>
              <span className="attention-figure number">{figure(one.row.cell)}</span>
              <span className="attention-why">{reasons(one)}</span>
              <span className="attention-solid">{text(solidityWord[one.solidity])}</span>
            </li>
          ))}
        </ol>
      )}
      {settled && cells.some(({ cell }) => cell.provisional) && (
        <button type="button" className="button no-print" onClick={() => onPeriod(settled)}>
          {text('attention.settled', { period: periodLabel(settled, language) })}
        </button>
      )}
      {metric.direction === 'NEUTRAL' && found.length > 0 && <p className="hint">{text('attention.neutral')}</p>}
    </section>
  )
}
