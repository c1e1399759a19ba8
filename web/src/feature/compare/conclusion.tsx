import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { byStanding } from './fair.ts'
import { standingWord } from './funnel-plot.tsx'
import { cellsOf, type Row } from './use-comparison.ts'

/** What can and what cannot be concluded from a comparison, in one or two sentences; nothing where chance has no part in the metric. */
export function Conclusion({
  rows,
  metric,
  chance,
}: {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly chance: boolean
}) {
  const text = useText()
  const { language } = usePreference()
  const cells = cellsOf(rows, metric.id)
  if (cells.length > 0 && cells.every(({ cell }) => cell.provisional))
    return <p className="conclusion">{text('fair.concludeProvisional')}</p>
  if (!chance) return null
  const groups = byStanding(cells)
  const apart = (['MUCH_HIGHER', 'HIGHER', 'LOWER', 'MUCH_LOWER'] as const).flatMap((standing) =>
    groups[standing].map((row) =>
      text('fair.concludeUnit', {
        unit: pick(language, row.unit.nameVi, row.unit.nameEn),
        standing: text(standingWord[standing]),
      }),
    ),
  )
  const rest = groups.AS_EXPECTED.length
  return (
    <p className="conclusion">
      {apart.length > 0
        ? `${text('fair.concludeApart', { units: apart.join('; ') })} ${rest > 0 ? text('fair.concludeRest', { count: rest }) : ''}`
        : text(rest > 0 ? 'fair.concludeNone' : 'fair.concludeNothing')}
    </p>
  )
}
