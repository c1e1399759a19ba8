import { shownChange } from '@hub/contract/told'
import { Pin, PinOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { compareNames, formatNumber, formatTold, middleOf, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { ToldCount } from '../figure/told.tsx'
import { changeText, directionOf } from './change.ts'
import type { CompareState } from './compare-state.ts'
import { standingWord } from './funnel-plot.tsx'
import { markOf, useMarkedUnit } from './marked-unit.ts'
import { rankWords } from './rank-words.ts'
import { TargetWord } from './target-word.tsx'
import { type Cell, cellOf, type Row, rankedCount } from './use-comparison.ts'

interface RankTableProps {
  /** Units that tell a number of the metric. */
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly state: CompareState
  readonly caption: string
  readonly about: Protection
  /** Whether chance has a part in the metric. */
  readonly chance: boolean
  readonly onChange: (part: Partial<CompareState>) => void
}

const standingOrder = ['MUCH_LOWER', 'LOWER', 'NOT_JUDGED', 'AS_EXPECTED', 'HIGHER', 'MUCH_HIGHER'] as const

/** The units by the chosen metric, a column for each thing that can be said of them; every column sorts. */
export function RankTable({ rows, metric, state, caption, about, chance, onChange }: RankTableProps) {
  const text = useText()
  const { language } = usePreference()
  const { marked } = useMarkedUnit()
  const share = metric.measure === 'SHARE'
  const cellIn = (row: Row) => cellOf(row, metric.id)
  /** A column of a number, and whose rows without one stand last. */
  const by = (of: (cell: Cell) => number | undefined): Pick<Column<Row>, 'compare' | 'last'> => {
    const number = (row: Row) => {
      const cell = cellIn(row)
      return cell && of(cell)
    }
    return {
      compare: (a, b) => (number(a) ?? 0) - (number(b) ?? 0),
      last: (row) => number(row) === undefined,
    }
  }
  const told = (cell: (cell: Cell) => ReactNode) => (row: Row) => {
    const own = cellIn(row)
    return own && cell(own)
  }
  const target = rows.map(cellIn).find((cell) => cell?.target)?.target
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      label: text('table.unit'),
      cell: ({ unit }) => {
        const pinned = state.pin === unit.code
        const name = pick(language, unit.nameVi, unit.nameEn)
        return (
          <span className="rank-unit">
            <button
              type="button"
              className="icon-button pin no-print"
              aria-pressed={pinned}
              aria-label={text(pinned ? 'compare.unpin' : 'compare.pin', { unit: name })}
              title={text(pinned ? 'compare.unpin' : 'compare.pin', { unit: name })}
              onClick={() => onChange({ pin: pinned ? null : unit.code })}
            >
              {pinned ? <PinOff size={15} aria-hidden="true" /> : <Pin size={15} aria-hidden="true" />}
            </button>
            <a href={`/map?unit=${unit.id}`}>{name}</a>
          </span>
        )
      },
      compare: (a, b) => compareNames(a.unit.nameVi, b.unit.nameVi),
    },
    {
      key: 'value',
      label: pick(language, metric.unitVi, metric.unitEn),
      numeric: true,
      cell: told((cell) => (
        <ToldCount count={cell.value} unit={share ? '%' : ''} provisional={cell.provisional} about={about} />
      )),
      ...by((cell) => middleOf(cell.value)),
    },
    ...(metric.per
      ? [
          {
            key: 'rate',
            label: `${text('rate.column', { per: metric.per })}${state.smooth && chance ? `, ${text('smooth.mark')}` : ''}`,
            numeric: true,
            cell: told(
              (cell) =>
                cell.rate && (
                  <span className="number">
                    {state.smooth && chance && !cell.smoothed
                      ? text('smooth.none')
                      : formatTold(rankedCount(cell, state.smooth && chance), language)}
                  </span>
                ),
            ),
            ...by((cell) => middleOf(rankedCount(cell, state.smooth && chance))),
          },
        ]
      : []),
    {
      key: 'rank',
      label: text('compare.rankColumn'),
      numeric: true,
      cell: told((cell) => {
        const rank = rankWords(cell, text)
        return rank ? (
          <span className="rank" title={rank.words}>
            <span className="visually-hidden">{rank.words}</span>
            <span aria-hidden="true">{rank.short}</span>
          </span>
        ) : (
          <small>{text('compare.notRanked')}</small>
        )
      }),
      ...by((cell) => cell.rank ?? undefined),
    },
    {
      key: 'change',
      label: text(state.baseline === 'PROVINCE' ? 'compare.changeProvince' : 'compare.changeColumn'),
      numeric: true,
      cell: told((cell) => {
        const change = shownChange(cell, state.baseline)
        const way = directionOf(change)
        const rate = state.baseline === 'PROVINCE' && cell.rateChange
        return (
          <span className="compare-cell">
            <span className="number">
              {changeText(change, share, text, language)}
              {rate && <span className="visually-hidden"> {text('rate.column', { per: metric.per ?? 1 })}</span>}
            </span>
            {way === 'OPEN' && <small>{text('compare.unsure')}</small>}
            {way !== 'OPEN' &&
              way !== undefined &&
              way !== 'SAME' &&
              cell.moved !== null &&
              cell.moved !== undefined && <small>{text(cell.moved ? 'compare.beyondChance' : 'fair.within')}</small>}
            {cell.previousProvisional && way !== undefined && <small>{text('compare.previousProvisional')}</small>}
          </span>
        )
      }),
      ...by((cell) => middleOf(shownChange(cell, state.baseline).absolute)),
    },
    ...(chance
      ? [
          {
            key: 'standing',
            label: text('compare.standingColumn'),
            cell: told((cell) => (
              <span className={cell.standing === 'AS_EXPECTED' ? 'quiet' : 'stands-out'}>
                {cell.standing.endsWith('HIGHER') && <span aria-hidden="true">▲ </span>}
                {cell.standing.endsWith('LOWER') && <span aria-hidden="true">▼ </span>}
                {text(standingWord[cell.standing])}
              </span>
            )),
            ...by((cell) => standingOrder.indexOf(cell.standing)),
          },
        ]
      : []),
    ...(target
      ? [
          {
            key: 'target',
            label: `${text('compare.targetColumn')}: ${target.comparator === 'AT_MOST' ? '≤' : target.comparator === 'AT_LEAST' ? '≥' : '>'} ${formatNumber(target.value, language)}${share ? ' %' : ''}`,
            cell: told((cell) => <TargetWord cell={cell} />),
            ...by((cell) => (cell.targetMet == null ? undefined : Number(cell.targetMet))),
          },
        ]
      : []),
  ]
  const start = state.sort ?? { key: metric.per ? 'rate' : 'value', down: true }
  return (
    <div className="card compare-table rank-table">
      <DataTable
        key={`${metric.id} ${start.key} ${start.down}`}
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        start={start}
        onOrder={({ key, down }) => onChange({ sort: { key: key as NonNullable<CompareState['sort']>['key'], down } })}
        isTop={({ unit }) => unit.code === state.pin}
        mark={({ unit }) => markOf(marked, unit.id)}
        onPoint={(row) => marked.point(row?.unit.id ?? null)}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
    </div>
  )
}
