import '../../style/size.css'
import { useId } from 'react'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'
import { topics, topicWord } from '../topic.ts'
import { overRefusal } from './refusal.ts'
import { partnerRefusalIn, type SizedState } from './use-sized.ts'

interface SizeControlProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly state: SizedState
  readonly change: ChangeView
}

/**
 * The choice of a second metric that is drawn as size over the colours. What may never stand beside the first cannot be chosen, and says
 * why; what an address asks for and is refused is told with its reason.
 */
export function SizeControl({ view, atlas, state, change }: SizeControlProps) {
  const text = useText()
  const { language } = usePreference()
  const id = useId()
  const { metric, metrics, draw } = atlas
  if (!metric || !atlas.resolved) return null
  const general = overRefusal(metric, { ...view, draw })
  const { refusal, asked, sized } = state
  const name = asked ? pick(language, asked.labelVi, asked.labelEn) : text('size.askedUnknown')
  // Where nothing could be chosen anyway, the choice is named only to those who asked for it.
  if (view.by === null && (general === 'OTHER_DRAWING' || general === 'COMPARED')) return null
  const remove = (
    <button type="button" className="button" onClick={() => change({ by: null })}>
      {text('size.remove')}
    </button>
  )
  const useRate =
    general === 'COLOUR_COUNTS' && metric.per !== null ? (
      <button type="button" className="button" onClick={() => change({ rate: true })}>
        {text('size.useRate')}
      </button>
    ) : null
  const choosable = general === undefined
  return (
    <div className="size-control">
      <label className="select-field">
        <span className="field-label">{text('size.label')}</span>
        <select
          className="select"
          aria-describedby={`${id}-hint`}
          disabled={!choosable}
          value={sized?.second ? sized.metric.id : ''}
          onChange={(event) => change({ by: event.target.value || null })}
        >
          <option value="">{text('size.none')}</option>
          {choosable &&
            topics.map((topic) => {
              const own = metrics.filter((candidate) => candidate.topic === topic)
              if (own.length === 0) return null
              return (
                <optgroup key={topic} label={text(topicWord[topic])}>
                  {own.map((candidate) => {
                    const reason = partnerRefusalIn(view, atlas, candidate)
                    const label = pick(language, candidate.labelVi, candidate.labelEn)
                    return (
                      <option key={candidate.id} value={candidate.id} disabled={reason !== undefined}>
                        {reason && reason in shortWord
                          ? `${label} – ${text(shortWord[reason as keyof typeof shortWord])}`
                          : label}
                      </option>
                    )
                  })}
                </optgroup>
              )
            })}
        </select>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {text(general === 'COLOUR_COUNTS' ? 'size.refused.COLOUR_COUNTS' : 'size.hint')}
      </p>
      {refusal ? (
        <div className="draw-refused" role="status">
          <p>
            {text('size.refusedLead', { metric: name })} {refusal !== general && text(`size.refused.${refusal}`)}
            {refusal === general && general !== 'COLOUR_COUNTS' && text(`size.refused.${refusal}`)}
          </p>
          <div className="size-actions">
            {refusal === general && useRate}
            {remove}
          </div>
        </div>
      ) : (
        useRate
      )}
    </div>
  )
}

/** Why a metric of the list cannot be chosen, in few words. */
const shortWord = {
  SAME_METRIC: 'size.short.SAME_METRIC',
  PEOPLE_BESIDE_CRIME: 'size.short.PEOPLE_BESIDE_CRIME',
  DIVIDED_BY_PEOPLE: 'size.short.DIVIDED_BY_PEOPLE',
  NO_AMOUNT: 'size.short.NO_AMOUNT',
  NOT_HERE: 'size.short.NOT_HERE',
} as const
