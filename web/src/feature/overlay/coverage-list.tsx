import { compareNames, formatDay, formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Loading } from '../../ui/state.tsx'
import { ListCard } from './list-card.tsx'
import type { Overlays } from './use-overlays.ts'

/** Communes where nobody came in the period, those waiting longest first: the same as the crosses on the map. */
export function CoverageList({
  coverage,
  filter,
  period,
  onUnit,
  onClose,
}: {
  readonly coverage: Overlays['coverage']
  /** Which events count, in words; null for all. */
  readonly filter: string | null
  readonly period: string
  readonly onUnit: (id: string, box: readonly number[] | null | undefined) => void
  readonly onClose: () => void
}) {
  const text = useText()
  const { language } = usePreference()
  if (!coverage)
    return (
      <ListCard title={text('coverage.title')} onClose={onClose}>
        <Loading />
      </ListCard>
    )
  const known = coverage.filter(({ events }) => events.kind === 'EXACT')
  const silent = known
    .filter(({ events }) => events.value === 0)
    .sort(
      (a, b) => (a.lastHeldOn ?? '').localeCompare(b.lastHeldOn ?? '') || compareNames(a.unit.nameVi, b.unit.nameVi),
    )
  const missing = coverage.length - known.length
  const number = (value: number) => formatNumber(value, language)
  return (
    <ListCard title={text('coverage.title')} onClose={onClose}>
      <p role="status">
        {text(silent.length > 0 ? 'coverage.lead' : 'coverage.all', {
          count: number(silent.length),
          total: number(known.length),
          period,
        })}
      </p>
      {filter && <p className="quiet">{text('events.only', { filter })}</p>}
      {missing > 0 && <p className="quiet">{text('coverage.noData', { count: number(missing) })}</p>}
      <ul className="list-rows">
        {silent.map(({ unitId, unit, lastHeldOn }) => (
          <li key={unitId}>
            <button type="button" onClick={() => onUnit(unitId, unit.bbox)}>
              <strong>{pick(language, unit.nameVi, unit.nameEn)}</strong>
              <small>
                {lastHeldOn ? text('coverage.since', { day: formatDay(lastHeldOn) }) : text('coverage.never')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}
