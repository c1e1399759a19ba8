import { formatNumber, pick } from '../../format.ts'
import type { PointedAt } from '../../map/pointed-at.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { communesOf } from './cells.ts'
import type { Cells } from './use-cells.ts'
import { cellUnit } from './words.ts'

interface CellLineProps {
  readonly cells: Cells
  readonly metric: Metric
  readonly target: Pick<PointedAt, 'cellId' | 'place'>
}

/** What is counted at the place under the pointer: the number in the hexagon and where it lies, or the density of the surface there. */
export function CellLine({ cells, metric, target }: CellLineProps) {
  const text = useText()
  const { language } = usePreference()
  if (cells.mode === 'heat')
    return (
      <p>
        <span className="hover-figure">{formatNumber(cells.density(...target.place), language)}</span>{' '}
        {cellUnit(cells, metric, text, language)}
      </p>
    )
  const cell = cells.set?.cells.find(({ cellId }) => cellId === target.cellId)
  if (!cell) return <p className="quiet">{text('cell.nothingHere')}</p>
  return (
    <>
      <p>
        <span className="hover-figure">{formatNumber(cell.count, language, 0)}</span>{' '}
        {pick(language, metric.unitVi, metric.unitEn)}
      </p>
      <p className="quiet">{text('cell.in', { units: communesOf(cell, language) })}</p>
    </>
  )
}
