import { CalendarDays, Factory, Landmark, Route, SquareDashed, Trash2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { run, useDocument } from '../../api.ts'
import { formatDay, pick } from '../../format.ts'
import type { PlaceQuery, SearchQuery } from '../../gql/graphql.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Choice, Combobox } from '../../ui/combobox.tsx'
import { type Showing, showingOf } from './place.ts'
import { placeQuery, searchQuery } from './search-query.ts'
import { useRecentPlaces } from './use-recent-places.ts'

type Hit = SearchQuery['search'][number]
type PlacedUnit = Extract<NonNullable<PlaceQuery['node']>, { readonly __typename: 'AdminUnit' }>

const kinds = {
  AdminUnit: { word: 'search.unit', Icon: Landmark },
  IndustrialPark: { word: 'search.park', Icon: Factory },
  KeyRoute: { word: 'search.route', Icon: Route },
  WorkerHousingArea: { word: 'search.housing', Icon: SquareDashed },
  ForeignResidentArea: { word: 'search.foreign', Icon: SquareDashed },
  CampaignEvent: { word: 'search.event', Icon: CalendarDays },
} as const satisfies Record<Hit['__typename'], { word: MessageId; Icon: unknown }>

interface SearchBoxProps {
  readonly onShow: (showing: Showing) => void
  /** What is found here is for, where it is not for looking at. */
  readonly label?: string
}

/** Key of the choice that forgets the recent places. */
const forgetKey = 'forget'

/**
 * Finds a place or event by its name, old or new, with or without Vietnamese marks, and shows it on the map. An old unit leads to the one
 * that holds it today, with a word on the change. Before anything is typed, the places looked up lately on this device are offered.
 */
export function SearchBox({ onShow, label }: SearchBoxProps) {
  const text = useText()
  const { language } = usePreference()
  const [typed, setTyped] = useState('')
  const [changed, setChanged] = useState('')
  const [recent, remember, forget] = useRecentPlaces()
  const asked = useDeferredValue(typed.trim())
  const found = useDocument(searchQuery, asked ? { text: asked } : undefined, { keepPrevious: true })
  const hits = asked ? (found.data?.search ?? []) : []

  const namesOf = (hit: Hit) =>
    hit.__typename === 'CampaignEvent'
      ? { nameVi: hit.titleVi, nameEn: hit.titleEn ?? hit.titleVi }
      : { nameVi: hit.nameVi, nameEn: hit.nameEn }
  const choiceOf = (hit: Hit): Choice => {
    const { word, Icon } = kinds[hit.__typename]
    const { nameVi, nameEn } = namesOf(hit)
    const name = pick(language, nameVi, nameEn)
    return { key: hit.id, label: name, detail: `${text(word)}${detailOf(hit)}`, icon: <Icon size={16} /> }
  }
  const detailOf = (hit: Hit) => {
    if (hit.__typename === 'CampaignEvent') return ` · ${formatDay(hit.heldOn)}`
    if (hit.__typename !== 'AdminUnit') return ''
    const parent = hit.parent ? ` · ${pick(language, hit.parent.nameVi, hit.parent.nameEn)}` : ''
    const until = hit.validTo ? ` · ${text('profile.until', { day: formatDay(hit.validTo) })}` : ''
    const now = hit.outlineUnit
      ? ` · ${text('search.nowIn', { unit: pick(language, hit.outlineUnit.nameVi, hit.outlineUnit.nameEn) })}`
      : ''
    return `${parent}${until}${now}`
  }
  const recentChoices = (): Choice[] => [
    ...recent.map((place) => {
      const { word, Icon } = kinds[place.kind]
      const name = pick(language, place.nameVi, place.nameEn)
      return {
        key: place.id,
        label: name,
        detail: `${text(word)} · ${text('search.recent')}`,
        icon: <Icon size={16} />,
      }
    }),
    { key: forgetKey, label: text('search.forget'), detail: text('search.forgetHint'), icon: <Trash2 size={16} /> },
  ]
  const choose = async (id: string) => {
    if (id === forgetKey) {
      forget()
      return
    }
    const hit = hits.find((candidate) => candidate.id === id)
    const known = hit ? { id, kind: hit.__typename, ...namesOf(hit) } : recent.find((place) => place.id === id)
    if (known) {
      setTyped(pick(language, known.nameVi, known.nameEn))
      remember(known)
    }
    const { node } = await run(placeQuery, { id })
    const showing = showingOf(node)
    if (showing) onShow(showing)
    setChanged(node?.__typename === 'AdminUnit' ? changeOf(node) : '')
  }
  /** What became of a unit that has no outline of its own: the map shows the one of today in its place. */
  const changeOf = (unit: PlacedUnit): string => {
    const [step] = unit.successors
    if (unit.bbox || !unit.outlineUnit || !step) return ''
    return text('search.changed', {
      unit: pick(language, unit.nameVi, unit.nameEn),
      day: formatDay(step.effectiveOn),
      decree: step.decree,
      now: pick(language, unit.outlineUnit.nameVi, unit.outlineUnit.nameEn),
    })
  }
  const none = asked !== '' && !found.isFetching && hits.length === 0
  return (
    <div className="search-box">
      <Combobox
        label={label ?? text('search.label')}
        placeholder={label ?? text('search.placeholder')}
        text={typed}
        onText={(words) => {
          setTyped(words)
          setChanged('')
        }}
        choices={typed.trim() === '' ? (recent.length > 0 ? recentChoices() : []) : hits.map(choiceOf)}
        status={
          found.error
            ? text('state.fault')
            : found.isFetching
              ? text('state.loading')
              : none
                ? text('search.nothing', { text: asked })
                : text('search.found', { count: hits.length })
        }
        waiting={typed.trim() !== asked || found.isPlaceholderData}
        onChoose={(id) => void choose(id)}
      />
      <p className="search-changed" role="status" hidden={changed === ''}>
        {changed}
      </p>
    </div>
  )
}
