import { CalendarDays, Factory, Landmark, Route, SquareDashed } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { run, useDocument } from '../../api.ts'
import { formatDay, pick } from '../../format.ts'
import type { SearchQuery } from '../../gql/graphql.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Choice, Combobox } from '../../ui/combobox.tsx'
import { type Showing, showingOf } from './place.ts'
import { placeQuery, searchQuery } from './search-query.ts'

type Hit = SearchQuery['search'][number]

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

/** Finds a place or event by its name, old or new, with or without Vietnamese marks, and shows it on the map. */
export function SearchBox({ onShow, label }: SearchBoxProps) {
  const text = useText()
  const { language } = usePreference()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useDocument(searchQuery, asked ? { text: asked } : undefined, { keepPrevious: true })
  const hits = asked ? (found.data?.search ?? []) : []

  const choiceOf = (hit: Hit): Choice => {
    const { word, Icon } = kinds[hit.__typename]
    const name =
      hit.__typename === 'CampaignEvent'
        ? pick(language, hit.titleVi, hit.titleEn)
        : pick(language, hit.nameVi, hit.nameEn)
    return { key: hit.id, label: name, detail: `${text(word)}${detailOf(hit)}`, icon: <Icon size={16} /> }
  }
  const detailOf = (hit: Hit) => {
    if (hit.__typename === 'CampaignEvent') return ` · ${formatDay(hit.heldOn)}`
    if (hit.__typename !== 'AdminUnit') return ''
    const parent = hit.parent ? ` · ${pick(language, hit.parent.nameVi, hit.parent.nameEn)}` : ''
    return `${parent}${hit.validTo ? ` · ${text('profile.until', { day: formatDay(hit.validTo) })}` : ''}`
  }
  const choose = async (id: string) => {
    const hit = hits.find((candidate) => candidate.id === id)
    if (hit) setTyped(choiceOf(hit).label)
    const { node } = await run(placeQuery, { id })
    const showing = showingOf(node)
    if (showing) onShow(showing)
  }

  return (
    <Combobox
      label={label ?? text('search.label')}
      placeholder={label ?? text('search.placeholder')}
      text={typed}
      onText={setTyped}
      choices={hits.map(choiceOf)}
      status={
        found.error
          ? text('state.fault')
          : found.isFetching
            ? text('state.loading')
            : text('search.found', { count: hits.length })
      }
      onChoose={(id) => void choose(id)}
    />
  )
}
