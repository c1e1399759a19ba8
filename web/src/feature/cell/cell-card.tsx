import { formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { ListCard } from '../overlay/list-card.tsx'
import { type CellFigure, edgeOf } from './cells.ts'
import { metres } from './words.ts'

interface CellCardProps {
  readonly cell: CellFigure
  readonly metric: Metric
  readonly period: string
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

/** A hexagon that was clicked: its number, its size, and the communes it lies in. */
export function CellCard({ cell, metric, period, onUnit, onClose }: CellCardProps) {
  const text = useText()
  const { language } = usePreference()
  return (
    <ListCard title={text('cell.one', { edge: metres(edgeOf(cell), language) })} onClose={onClose}>
      <p>
        <strong>{formatNumber(cell.count, language, 0)}</strong> {pick(language, metric.unitVi, metric.unitEn)} ·{' '}
        {period}
      </p>
      <p>{text('cell.in', { units: '' })}</p>
      <ul className="cell-communes">
        {cell.units.map((unit) => (
          <li key={unit.id}>
            <button type="button" className="link" onClick={() => onUnit(unit.id)}>
              {pick(language, unit.nameVi, unit.nameEn)}
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">{text('cell.caveat')}</p>
    </ListCard>
  )
}
