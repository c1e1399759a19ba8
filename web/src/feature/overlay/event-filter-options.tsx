import { useDocument } from '../../api.ts'
import { type EventFilter, eventFacets, narrowsEvents, noEventFilter } from '../../event-filter.ts'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { campaignName, facetWord } from './filter-words.ts'
import { eventWordsQuery } from './query.ts'

interface EventFilterOptionsProps {
  readonly filter: EventFilter
  /** Whether events are what hexagons or a surface count: the filter is then theirs too. */
  readonly counted: boolean
  /** Whether nothing is left of the events that are drawn. */
  readonly none: boolean
  readonly onChange: (part: Partial<EventFilter>) => void
}

/** Which events are shown: of which campaigns, of which kinds, in which settings, for whom. */
export function EventFilterOptions({ filter, counted, none, onChange }: EventFilterOptionsProps) {
  const text = useText()
  const { language } = usePreference()
  const words = useDocument(eventWordsQuery, {}).data
  const chosen = narrowsEvents(filter)
  return (
    <details className="overlay-option" open={chosen}>
      <summary>{text('events.filter')}</summary>
      <Facet
        title={text(facetWord.ecampaign)}
        chosen={filter.ecampaign}
        options={(words?.ecampaign ?? []).map((row) => ({ code: row.id, label: campaignName(row, language) }))}
        onChange={(ecampaign) => onChange({ ecampaign })}
      />
      {eventFacets.map(({ key, codes }) => (
        <Facet
          key={key}
          title={text(facetWord[key])}
          chosen={filter[key]}
          options={codes.map((code) => {
            const word = words?.[key].find((row) => row.code === code)
            return { code, label: word ? pick(language, word.labelVi, word.labelEn) : code }
          })}
          onChange={(next) => onChange({ [key]: next })}
        />
      ))}
      {chosen && (
        <>
          {none && <p role="status">{text('events.none')}</p>}
          <p className="hint">{text(counted ? 'events.filterCells' : 'events.filterPoints')}</p>
          <button type="button" className="button" onClick={() => onChange(noEventFilter)}>
            {text('events.clear')}
          </button>
        </>
      )}
    </details>
  )
}

interface FacetProps {
  readonly title: string
  readonly chosen: readonly string[]
  readonly options: readonly { readonly code: string; readonly label: string }[]
  /** The chosen codes in the order of the options; none means all. */
  readonly onChange: (chosen: readonly string[]) => void
}

function Facet({ title, chosen, options, onChange }: FacetProps) {
  const text = useText()
  return (
    <details className="overlay-facet">
      <summary>
        {title}: <span>{chosen.length > 0 ? chosen.length : text('events.all')}</span>
      </summary>
      <fieldset>
        <legend className="visually-hidden">{title}</legend>
        {options.map(({ code, label }) => (
          <label key={code} className="overlay-check">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={() =>
                onChange(
                  options.map((option) => option.code).filter((other) => (other === code) !== chosen.includes(other)),
                )
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
