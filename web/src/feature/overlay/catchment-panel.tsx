import { formatDay, formatNumber, formatTold, pick, type Told } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { type CatchmentKm, catchmentKms } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import { Loading } from '../../ui/state.tsx'
import { refusalWords } from '../draw/draw-words.ts'
import { ToldCount } from '../figure/told.tsx'
import type { Overlays } from './use-overlays.ts'

interface Estimate {
  readonly byArea?: number | null
  readonly told: Told
}

/** What lies within a distance of the open thing: the distance to choose, and what the hub counts there. */
export function CatchmentPanel({
  thing,
  within,
  found,
  period,
  onWithin,
}: {
  readonly thing: string
  readonly within: CatchmentKm | null
  readonly found: Overlays['catchment']
  readonly period: string
  readonly onWithin: (km: CatchmentKm | null) => void
}) {
  const text = useText()
  const { language } = usePreference()
  const number = (value: number) => formatNumber(value, language)
  const names = (things: readonly { readonly nameVi: string; readonly nameEn: string }[]) =>
    things.length > 0
      ? things.map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn)).join('; ')
      : text('near.none')
  const estimate = ({ byArea, told }: Estimate, unit = '') =>
    told.kind === 'RANGE' && byArea != null && told.low != null && told.high != null ? (
      text('near.between', {
        value: `${number(byArea)}${unit}`,
        low: `${number(told.low)}${unit}`,
        high: `${number(told.high)}${unit}`,
      })
    ) : told.kind === 'EXACT' ? (
      `${formatTold(told, language)}${unit}`
    ) : (
      <ToldCount count={told} />
    )
  return (
    <section className="near" aria-label={text('near.title')}>
      <h3>{text('near.title')}</h3>
      <label className="near-choice">
        {text('near.label')}
        <select
          value={within ?? ''}
          onChange={(event) => onWithin(catchmentKms.find((km) => String(km) === event.target.value) ?? null)}
        >
          <option value="">{text('near.off')}</option>
          {catchmentKms.map((km) => (
            <option key={km} value={km}>
              {number(km)} km
            </option>
          ))}
        </select>
      </label>
      <div role="status">
        {within !== null && !found && <Loading />}
        {within !== null && found && (
          <>
            <p>{text('near.sentence', { km: number(within), area: number(found.areaKm2), period })}</p>
            <dl>
              <Line term={text('near.events')}>{number(found.events)}</Line>
              <Line term={text('near.attendances')}>{number(found.attendances)}</Line>
              {found.lastHeldOn && <Line term={text('near.last')}>{formatDay(found.lastHeldOn)}</Line>}
              <Line term={text('near.parks')}>{names(found.parks)}</Line>
              <Line term={text('near.routes')}>{names(found.routes)}</Line>
              <Line term={text('near.housing')}>{number(found.workerHousing.length)}</Line>
              <Line term={text('near.foreign')}>{number(found.foreignResidentAreas)}</Line>
              <Line term={text('near.households')}>{estimate(found.households)}</Line>
              <Line term={text('near.pressure')}>{estimate(found.lodgingPressure, ' %')}</Line>
              {found.exact && <Line term={text('near.tips')}>{number(found.exact.tips)}</Line>}
              {found.exact && <Line term={text('near.cases')}>{number(found.exact.cases)}</Line>}
            </dl>
            {found.exact && (
              <p className="quiet">
                {text('near.unplaced', {
                  tips: number(found.exact.tipsUnplaced),
                  cases: number(found.exact.casesUnplaced),
                })}
              </p>
            )}
            {found.exactRefused && (
              <p className="quiet">
                {thing.startsWith('ForeignResidentArea:')
                  ? text('near.noCrime')
                  : refusalWords(found.exactRefused, text, language)}
              </p>
            )}
            <p className="quiet">{text('near.method')}</p>
          </>
        )}
      </div>
    </section>
  )
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
