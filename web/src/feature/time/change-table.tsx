import type { Count } from '@hub/contract/figure'
import { periodLabel } from '@hub/contract/period'
import { changeLabel } from '@hub/contract/told'
import { boundsOf, compareNames, formatNumber, middleOf, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { type FigureRow, shownCount } from '../atlas/figure-table.ts'
import { saveCsv } from '../atlas/save-file.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { Unit } from '../atlas/use-figures.ts'
import { TablePanel } from '../figure/table-panel.tsx'
import { ToldCount } from '../figure/told.tsx'
import { kindTitle } from '../figure/why.tsx'
import { changeWords } from './change-words.ts'
import type { Beside, ChangedUnit } from './use-beside.ts'

interface ChangeTableProps {
  readonly atlas: Atlas
  readonly beside: Beside
  readonly origin: string
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

interface Line {
  readonly unit: Unit
  readonly changed: ChangedUnit | undefined
}

/** Both periods and the change of every unit, as a table that can be sorted, read aloud and taken away. */
export function ChangeTable({ atlas, beside, origin, onUnit, onClose }: ChangeTableProps) {
  const text = useText()
  const { language } = usePreference()
  const { metric, resolved, units, about, rate } = atlas
  const earlier = beside.peer.resolved
  if (!metric || !resolved || !earlier) return null
  const lines: Line[] = units
    .map((unit) => ({ unit, changed: beside.changes.get(unit.id) }))
    .sort((a, b) => compareNames(a.unit.nameVi, b.unit.nameVi))
  const told = (row: FigureRow | undefined) => row && shownCount(row, rate)
  const order = (number: (line: Line) => number | undefined) => ({
    compare: (a: Line, b: Line) => (number(a) ?? 0) - (number(b) ?? 0),
    last: (line: Line) => number(line) === undefined,
  })
  const period = (side: 'before' | 'now', label: string): Column<Line> => {
    const count = ({ changed }: Line) => told(changed?.[side])
    return {
      key: side,
      label,
      numeric: true,
      cell: (line) => {
        const shown = count(line)
        return (
          shown && (
            <ToldCount
              count={shown}
              provisional={line.changed?.[side].provisional === true}
              {...(about ? { about } : {})}
            />
          )
        )
      },
      ...order((line) => {
        const shown = count(line)
        return shown && middleOf(shown)
      }),
    }
  }
  const change: Column<Line> = {
    key: 'change',
    label: text('time.change'),
    numeric: true,
    cell: ({ changed }) =>
      changed && (
        <>
          <Change count={changed.absolute} part="absolute" />
          {boundsOf(changed.absolute) && (
            <small className="told-percent">
              <Change count={changed.percent} part="percent" />
            </small>
          )}
        </>
      ),
    ...order(({ changed }) => changed && middleOf(changed.absolute)),
  }
  const [nowLabel, beforeLabel] = [periodLabel(resolved.period, language), periodLabel(earlier.period, language)]
  const columns: Column<Line>[] = [
    {
      key: 'unit',
      label: text('table.unit'),
      cell: ({ unit }) => (
        <button type="button" className="link" onClick={() => onUnit(unit.id)}>
          {pick(language, unit.nameVi, unit.nameEn)}
        </button>
      ),
      compare: (a, b) => compareNames(a.unit.nameVi, b.unit.nameVi),
    },
    period('before', beforeLabel),
    period('now', nowLabel),
    change,
  ]
  const unitWord =
    rate && metric.per ? text('rate.column', { per: metric.per }) : pick(language, metric.unitVi, metric.unitEn)
  const caption = `${pick(language, metric.labelVi, metric.labelEn)} (${unitWord}) · ${text('time.against', { now: nowLabel, before: beforeLabel })}`
  const save = () => {
    const ends = (count: Parameters<typeof boundsOf>[0] | undefined) => {
      const bounds = count && boundsOf(count)
      return bounds ? bounds.map((bound) => formatNumber(bound, language, 2)) : ['', '']
    }
    const number = (row: FigureRow | undefined) => {
      const count = told(row)
      return [
        typeof count?.value === 'number' ? formatNumber(count.value, language, 2) : '',
        count ? text(kindTitle[count.kind]) : '',
      ]
    }
    const bounds = (label: string) => [`${label} – ${text('table.low')}`, `${label} – ${text('table.high')}`]
    saveCsv(`${metric.id}-${earlier.period.start}-${resolved.period.start}.csv`, [
      [caption],
      [origin],
      [
        ...[text('table.code'), text('table.unit'), beforeLabel, text('table.kind'), nowLabel, text('table.kind')],
        ...[...bounds(text('time.change')), ...bounds(text('time.changePercent')), text('table.kind')],
      ],
      ...lines.map(({ unit, changed }) => [
        ...[unit.code, pick(language, unit.nameVi, unit.nameEn), ...number(changed?.before), ...number(changed?.now)],
        ...[...ends(changed?.absolute), ...ends(changed?.percent)],
        changed ? text(kindTitle[changed.absolute.kind]) : '',
      ]),
    ])
  }
  return (
    <TablePanel title={text('table.title')} onTake={save} takeWord="table.save" onClose={onClose}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={lines}
        rowKey={({ unit }) => unit.id}
        start={{ key: 'change', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
    </TablePanel>
  )
}

/** A change as it is written on the map, and in words for those who hear it. */
function Change({ count, part }: { readonly count: Count; readonly part: 'absolute' | 'percent' }) {
  const text = useText()
  const { language } = usePreference()
  const words = changeWords(count, part, text, language)
  if (count.kind !== 'RANGE') return <span>{words}</span>
  return (
    <span className="told-change">
      <span aria-hidden="true">{changeLabel(count, part, language)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
