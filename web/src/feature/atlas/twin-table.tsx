import { periodLabel } from '@hub/contract/period'
import { Download, X } from 'lucide-react'
import { compareNames, pick, wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ToldCount } from '../../ui/told.tsx'
import type { FigureRow, TypedCount } from './figure-table.ts'
import { saveCsv } from './save-file.ts'
import type { Atlas, Unit } from './use-atlas.ts'

interface TwinTableProps {
  readonly atlas: Atlas
  /** Sentence on the origin of the figures, for the file. */
  readonly origin: string
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

interface Line {
  readonly unit: Unit
  readonly row: FigureRow | undefined
}

/** The same figures as on the map, as a table that can be sorted, read aloud and taken away. */
export function TwinTable({ atlas, origin, onUnit, onClose }: TwinTableProps) {
  const text = useText()
  const { language } = usePreference()
  const { metric, resolved, units, figures } = atlas
  if (!metric || !resolved) return null
  const lines: Line[] = units
    .map((unit) => ({ unit, row: figures.get(unit.id) }))
    .sort((a, b) => compareNames(a.unit.nameVi, b.unit.nameVi))
  const number = (part: 'value' | 'rate') => (a: Line, b: Line) =>
    (a.row?.[part]?.value ?? 0) - (b.row?.[part]?.value ?? 0)
  const without = (part: 'value' | 'rate') => (line: Line) => typeof line.row?.[part]?.value !== 'number'
  const rateLabel = metric.per ? text('rate.column', { per: metric.per }) : ''
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
    {
      key: 'value',
      label: pick(language, metric.unitVi, metric.unitEn),
      numeric: true,
      cell: ({ row }) => row && <ToldCount count={row.value} provisional={row.provisional} />,
      compare: number('value'),
      last: without('value'),
    },
  ]
  if (metric.per)
    columns.push({
      key: 'rate',
      label: rateLabel,
      numeric: true,
      cell: ({ row }) => row?.rate && <ToldCount count={row.rate} />,
      compare: number('rate'),
      last: without('rate'),
    })
  const caption = `${pick(language, metric.labelVi, metric.labelEn)} · ${periodLabel(resolved.period, language)}`
  const words = (count: TypedCount | null | undefined) => (count ? wordsOf(count, text, language) : '')
  const save = () =>
    saveCsv(`${metric.id}-${resolved.period.start}.csv`, [
      [caption],
      [origin],
      [
        text('table.code'),
        text('table.unit'),
        pick(language, metric.unitVi, metric.unitEn),
        rateLabel,
        text('table.state'),
      ],
      ...lines.map(({ unit, row }) => [
        unit.code,
        pick(language, unit.nameVi, unit.nameEn),
        words(row?.value),
        words(row?.rate),
        row?.provisional ? text('count.provisionalMark') : '',
      ]),
    ])
  return (
    <section className="panel" aria-label={text('table.title')}>
      <header className="panel-head">
        <h2>{text('table.title')}</h2>
        <button
          type="button"
          className="icon-button"
          onClick={save}
          aria-label={text('table.save')}
          title={text('table.save')}
        >
          <Download size={18} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <DataTable
        caption={caption}
        columns={columns}
        rows={lines}
        rowKey={({ unit }) => unit.id}
        start={{ key: 'value', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
    </section>
  )
}
