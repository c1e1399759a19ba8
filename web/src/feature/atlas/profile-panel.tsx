import { denominatorYear, periodLabel } from '@hub/contract/period'
import { X } from 'lucide-react'
import { useDocument } from '../../api.ts'
import { formatDay, formatNumber, pick, wordsOf } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { kindTitle, Why } from '../figure/why.tsx'
import { JudgedProfile } from '../judged/judged-line.tsx'
import type { Judged } from '../judged/use-judged.ts'
import { LineageList } from './lineage-list.tsx'
import { ProfileFigures } from './profile-figures.tsx'
import { ProfileHistory } from './profile-history.tsx'
import { ProfileNeighbours } from './profile-neighbours.tsx'
import { profileQuery } from './profile-query.ts'
import type { Resolved } from './resolve.ts'
import type { Atlas } from './use-atlas.ts'

interface ProfilePanelProps {
  readonly unitId: string
  readonly atlas: Atlas
  readonly resolved: Resolved
  readonly judged: Judged | null
  readonly onMetric: (id: string) => void
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

const methodWord = {
  SOURCED: 'method.sourced',
  INTERPOLATED: 'method.interpolated',
  CARRIED: 'method.carried',
} as const

/** A number that reads as a number: the others are explained where the unit is opened, since they are why it was. */
const hasPlainNumber = (kind: CountKind) => kind === 'EXACT' || kind === 'ROUNDED'

/** Everything the hub tells of one unit: its figures in the shown period, its people, its history, what lies in it. */
export function ProfilePanel({ unitId, atlas, resolved, judged, onMetric, onUnit, onClose }: ProfilePanelProps) {
  const text = useText()
  const { language } = usePreference()
  const profile = useDocument(profileQuery, { id: unitId, year: denominatorYear(resolved.period) })
  const unit = profile.data?.adminUnit
  const people = unit?.denominator
  const figure = atlas.figures.get(unitId)
  return (
    <section className="panel" aria-label={text('profile.label')} aria-busy={profile.isPending}>
      <header className="panel-head">
        <div>
          <p className="eyebrow">
            {unit && text('profile.code', { code: unit.code })}
            {unit?.validTo && ` · ${text('profile.until', { day: formatDay(unit.validTo) })}`}
          </p>
          <h2 tabIndex={-1} id="profile-title">
            {unit ? pick(language, unit.nameVi, unit.nameEn) : '…'}
          </h2>
        </div>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      {profile.error && <Fault error={profile.error} onRetry={() => profile.refetch()} />}
      {profile.isPending && <Loading lines={6} />}
      {profile.data && !unit && <Empty title={text('profile.none')} />}
      {unit && (
        <div className="panel-body">
          <dl className="facts">
            {people && (
              <div>
                <dt>{text('profile.population', { year: people.year })}</dt>
                <dd>
                  <span className="number">{formatNumber(people.value, language, 0)}</span>
                  <small>
                    {text(methodWord[people.method])} · {pick(language, people.source.titleVi, people.source.titleEn)}
                  </small>
                </dd>
              </div>
            )}
            {unit.areaKm2 != null && (
              <div>
                <dt>{text('profile.area')}</dt>
                <dd>
                  <span className="number">{formatNumber(unit.areaKm2, language)} km²</span>
                  {people && (
                    <small>
                      {text('profile.density', { density: formatNumber(people.value / unit.areaKm2, language, 0) })}
                    </small>
                  )}
                </dd>
              </div>
            )}
          </dl>
          {figure && !hasPlainNumber(figure.value.kind) && (
            <aside className="panel-why" aria-label={text(kindTitle[figure.value.kind])}>
              <strong>{wordsOf(figure.value, text, language)}</strong>
              <Why kind={figure.value.kind} count={figure.value} about={atlas.about} />
            </aside>
          )}
          {judged && <JudgedProfile judged={judged} unitId={unitId} />}
          {atlas.metric && (
            <ProfileHistory
              unitId={unitId}
              atlas={atlas}
              metric={atlas.metric}
              resolved={resolved}
              basis={unit.basis}
            />
          )}
          {atlas.metric && (
            <ProfileNeighbours
              unit={unit}
              neighbours={unit.neighbours}
              atlas={atlas}
              metric={atlas.metric}
              resolved={resolved}
              onUnit={onUnit}
            />
          )}
          <h3 className="panel-section">
            {text('profile.figures', { period: periodLabel(resolved.period, language) })}
          </h3>
          <ProfileFigures
            unitId={unitId}
            metrics={atlas.metrics}
            basis={unit.basis}
            resolved={resolved}
            current={atlas.metric?.id}
            onMetric={onMetric}
          />
          <Places title={text('profile.parks')} places={profile.data?.industrialParks?.nodes ?? []} />
          <Places title={text('profile.routes')} places={profile.data?.keyRoutes?.nodes ?? []} />
          <Places title={text('profile.housing')} places={profile.data?.workerHousingAreas?.nodes ?? []} />
          <Places title={text('profile.foreign')} places={profile.data?.foreignResidentAreas?.nodes ?? []} />
          <LineageList
            title={text('lineage.from')}
            changes={unit.predecessors.map((change) => ({ ...change, further: change.unit.predecessors }))}
            onUnit={onUnit}
          />
          <LineageList
            title={text('lineage.into')}
            splits={unit.level === 'COMMUNE'}
            changes={unit.successors.map((change) => ({ ...change, further: change.unit.successors }))}
            onUnit={onUnit}
          />
          {(unit.noteVi || unit.noteEn) && (
            <p className="panel-note">{pick(language, unit.noteVi ?? '', unit.noteEn)}</p>
          )}
        </div>
      )}
    </section>
  )
}

interface Place {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
}

/** Names of what lies in the unit; nothing when there is none. */
function Places({ title, places }: { readonly title: string; readonly places: readonly Place[] }) {
  const { language } = usePreference()
  if (places.length === 0) return null
  return (
    <details className="places">
      <summary>
        {title} <span className="count-chip">{places.length}</span>
      </summary>
      <ul>
        {places.map((place) => (
          <li key={place.id}>{pick(language, place.nameVi, place.nameEn)}</li>
        ))}
      </ul>
    </details>
  )
}
