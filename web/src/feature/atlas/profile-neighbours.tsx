import { useDocument } from '../../api.ts'
import { boundsOf, formatTold, middleOf, pick, wordsOf } from '../../format.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { ToldCount } from '../figure/told.tsx'
import { shownCount } from './figure-table.ts'
import { historyQuery } from './profile-query.ts'
import { grainsFor, type Resolved } from './resolve.ts'
import type { Atlas } from './use-atlas.ts'
import type { Metric } from './use-figures.ts'

interface Neighbour {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
}

interface ProfileNeighboursProps {
  readonly unit: Neighbour & { readonly basis: BoundaryBasis; readonly level: string }
  readonly neighbours: readonly Neighbour[]
  readonly atlas: Atlas
  readonly metric: Metric
  readonly resolved: Resolved
  readonly onUnit: (id: string) => void
}

/** The shown metric of the unit among those that touch it, the greatest first; where it compares, with the whole province as a line. */
export function ProfileNeighbours({ unit, neighbours, atlas, metric, resolved, onUnit }: ProfileNeighboursProps) {
  const text = useText()
  const { language } = usePreference()
  const { period, grain } = resolved
  const told = grainsFor(metric, unit.basis, 'PROVINCE').includes(grain)
  const province = useDocument(
    historyQuery,
    told && resolved.level !== 'PROVINCE'
      ? { metric: metric.id, basis: unit.basis, level: 'PROVINCE', grain, from: period.start, to: period.end }
      : undefined,
  ).data?.figures.figures[0]
  const rows = [unit, ...neighbours].map((place) => {
    const figure = atlas.figures.get(place.id)
    return { place, figure, count: figure && shownCount(figure, atlas.rate) }
  })
  if (neighbours.length === 0 || rows.every(({ count }) => !count)) return null
  const numberOf = ({ count }: (typeof rows)[number]) => (count ? (middleOf(count) ?? -1) : -2)
  rows.sort((a, b) => numberOf(b) - numberOf(a))
  const whole = province && shownCount(province, atlas.rate)
  // A count of the province is a sum; only what is divided by something can be set beside its parts.
  const compares = (atlas.rate && metric.per != null) || metric.measure === 'SHARE' || metric.measure === 'MEDIAN'
  const line = compares && whole ? middleOf(whole) : undefined
  const top = Math.max(line ?? 0, ...rows.map(({ count }) => (count && boundsOf(count)?.[1]) || 0)) || 1
  const share = (value: number) => `${((value / top) * 100).toFixed(1)}%`
  return (
    <section className="neighbours" aria-labelledby="neighbours-title">
      <h3 className="panel-section" id="neighbours-title">
        {text('profile.neighbours')}
      </h3>
      {whole && (
        <p className="quiet">
          {text(compares ? 'profile.provinceLine' : 'profile.provinceSum', { value: wordsOf(whole, text, language) })}
        </p>
      )}
      <ol>
        {rows.map(({ place, figure, count }) => {
          const value = count && middleOf(count)
          return (
            <li key={place.id} data-current={place.id === unit.id}>
              {place.id === unit.id ? (
                <strong>{pick(language, place.nameVi, place.nameEn)}</strong>
              ) : (
                <button type="button" className="link" onClick={() => onUnit(place.id)}>
                  {pick(language, place.nameVi, place.nameEn)}
                </button>
              )}
              <span className="profile-value">
                {count ? (
                  <ToldCount count={count} provisional={figure?.provisional ?? false} about={atlas.about} />
                ) : (
                  formatTold({ kind: 'NO_DATA' }, language)
                )}
              </span>
              <span className="neighbour-bar" aria-hidden="true">
                {value !== undefined && <i style={{ width: share(value) }} />}
                {line !== undefined && <b style={{ left: share(line) }} />}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
