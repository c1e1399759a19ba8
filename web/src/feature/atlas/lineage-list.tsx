import '../../style/lineage.css'
import { formatDay, formatNumber, type Language, pick } from '../../format.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { isWhole, joinsWhole, type LineageChange, lineageGroups, spokenNote } from './lineage.ts'

interface LineageListProps {
  readonly title: string
  readonly changes: readonly LineageChange[]
  /** Whether the unit was divided if it did not go whole into one. */
  readonly splits?: boolean
  readonly onUnit: (id: string) => void
}

/** Where a unit came from or what it became: by day and decree, with the units by name, how much of each went over, and the source. */
export function LineageList({ title, changes, splits = false, onUnit }: LineageListProps) {
  if (changes.length === 0) return null
  return (
    <details className="places">
      <summary>
        {title} <span className="count-chip">{changes.length}</span>
      </summary>
      <LineageChanges changes={changes} splits={splits} onUnit={onUnit} />
    </details>
  )
}

/** The changes themselves, without a fold. */
export function LineageChanges({ changes, splits = false, onUnit }: Omit<LineageListProps, 'title'>) {
  const text = useText()
  const { language } = usePreference()
  const exact = joinsWhole(changes)
  return (
    <>
      {lineageGroups(changes).map(({ effectiveOn, decree, links }) => (
        <div key={`${effectiveOn} ${decree}`} className="lineage">
          <p>{text('profile.decree', { day: formatDay(effectiveOn), decree })}</p>
          <ul>
            {links.map((change) => (
              <LineageItem key={change.unit.id} change={change} onUnit={onUnit} />
            ))}
          </ul>
          <p className="quiet">
            {text('lineage.source', {
              source: [...new Set(links.map(({ source }) => pick(language, source.titleVi, source.titleEn)))].join(
                '; ',
              ),
            })}
          </p>
        </div>
      ))}
      {exact ? (
        <p className="quiet">{text('lineage.exact')}</p>
      ) : (
        splits && <p className="quiet">{text('lineage.split')}</p>
      )}
    </>
  )
}

/** One unit at the other end of a change: its share, its outline where it has none of its own, and one step further. */
function LineageItem({ change, onUnit }: { readonly change: LineageChange; readonly onUnit: (id: string) => void }) {
  const text = useText()
  const { language } = usePreference()
  const { unit, further, note } = change
  const name = (of: { readonly nameVi: string; readonly nameEn: string }) => pick(language, of.nameVi, of.nameEn)
  return (
    <li>
      <button type="button" className="link" onClick={() => onUnit(unit.id)}>
        {name(unit)}
      </button>{' '}
      <small className="quiet">
        {unit.code} · {isWhole(change) ? text('lineage.whole') : sharesOf(change, text, language)}
      </small>
      {unit.outlineUnit && (
        <small className="lineage-outline">{text('lineage.noOutline', { unit: name(unit.outlineUnit) })}</small>
      )}
      {note && <small className="lineage-outline">{spokenNote(note, language)}</small>}
      {further.length > 0 && (
        <ul className="lineage-further">
          {further.map((step) => (
            <li key={step.unit.id}>
              <button type="button" className="link" onClick={() => onUnit(step.unit.id)}>
                {name(step.unit)}
              </button>{' '}
              <small className="quiet">
                {formatDay(step.effectiveOn)}, {step.decree}
              </small>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** How much of a unit went over, of its area and of its people: one number, or from least to greatest. */
function sharesOf(change: LineageChange, text: Text, language: Language): string {
  const percent = (low: number, high: number) => {
    const [least, most] = [low, high].map((share) => formatNumber(share * 100, language))
    return `${least === most ? least : `${least}–${most}`}${language === 'vi' ? '%' : ' %'}`
  }
  return text('lineage.shares', {
    area: percent(change.areaShareLow, change.areaShareHigh),
    people: percent(change.populationShareLow, change.populationShareHigh),
  })
}
