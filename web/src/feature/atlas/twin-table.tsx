import { periodLabel } from '@hub/contract/period'
import { compareNames, middleOf, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { MapView } from '../../url-state.ts'
import { TablePanel } from '../figure/table-panel.tsx'
import { ToldCount } from '../figure/told.tsx'
import { usePressure } from '../overlay/use-pressure.ts'
import type { Sized } from '../size/use-sized.ts'
import type { FigureRow } from './figure-table.ts'
import type { Atlas } from './use-atlas.ts'
import type { Unit } from './use-figures.ts'

interface TwinTableProps {
  readonly view: MapView
  readonly atlas: Atlas
  /** A second metric that is told by size. */
  readonly sized: Sized | null
  /** Opens what can be taken away: the sheet and the files. */
  readonly onTake: () => void
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

interface Line {
  readonly unit: Unit
  readonly row: FigureRow | undefined
  readonly over: FigureRow | undefined
}

const middle = ({ row }: Line, part: 'value' | 'rate') => {
  const count = row?.[part]
  return count ? middleOf(count) : undefined
}

/** The same figures as on the map, as a table that can be sorted, read aloud and taken away. */
export function TwinTable({ view, atlas, sized, onTake, onUnit, onClose }: TwinTableProps) {
  const text = useText()
  const { language } = usePreference()
  const { metric, resolved, units, figures, about } = atlas
  const pressures = usePressure(view.layers.includes('worker-housing-area'), view.basis, atlas)
  if (!metric || !resolved) return null
  const second = sized?.second ? sized : null
  const lines: Line[] = units
    .map((unit) => ({ unit, row: figures.get(unit.id), over: second?.figures.get(unit.id) }))
    .sort((a, b) => compareNames(a.unit.nameVi, b.unit.nameVi))
  const number = (part: 'value' | 'rate') => (a: Line, b: Line) => (middle(a, part) ?? 0) - (middle(b, part) ?? 0)
  const without = (part: 'value' | 'rate') => (line: Line) => middle(line, part) === undefined
  const nameOf = (own: Pick<typeof metric, 'labelVi' | 'labelEn'>) => pick(language, own.labelVi, own.labelEn)
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
      cell: ({ row }) => row && <ToldCount count={row.value} provisional={row.provisional} about={about} />,
      compare: number('value'),
      last: without('value'),
    },
  ]
  if (metric.per)
    columns.push({
      key: 'rate',
      label: rateLabel,
      numeric: true,
      cell: ({ row }) => row?.rate && <ToldCount count={row.rate} about={about} />,
      compare: number('rate'),
      last: without('rate'),
    })
  const pressure = ({ unit }: Line) => {
    const count = pressures?.get(unit.id)
    return count && middleOf(count)
  }
  if (pressures)
    columns.push({
      key: 'pressure',
      label: text('pressure.column'),
      numeric: true,
      cell: ({ unit }) => {
        const count = pressures.get(unit.id)
        return count && <ToldCount count={count} />
      },
      compare: (a, b) => (pressure(a) ?? 0) - (pressure(b) ?? 0),
      last: (line) => pressure(line) === undefined,
    })
  if (second) {
    const size = ({ over }: Line) => (over ? middleOf(over.value) : undefined)
    columns.push({
      key: 'size',
      label: nameOf(second.metric),
      numeric: true,
      cell: ({ over }) => over && <ToldCount count={over.value} provisional={over.provisional} about={second.about} />,
      compare: (a, b) => (size(a) ?? 0) - (size(b) ?? 0),
      last: (line) => size(line) === undefined,
    })
  }
  const title = second ? text('size.both', { colour: nameOf(metric), size: nameOf(second.metric) }) : nameOf(metric)
  const caption = `${title} · ${periodLabel(resolved.period, language)}`
  return (
    <TablePanel title={text('table.title')} onTake={onTake} takeWord="work.take" onClose={onClose}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={lines}
        rowKey={({ unit }) => unit.id}
        start={{ key: 'value', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
    </TablePanel>
  )
}
