import { useDocument } from '../../api.ts'
import { type EventFilter, eventFacets, narrowsEvents } from '../../event-filter.ts'
import { type Language, pick } from '../../format.ts'
import type { EventWordsQuery } from '../../gql/graphql.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { eventWordsQuery } from './query.ts'

export const facetWord = {
  ecampaign: 'events.campaign',
  etype: 'events.type',
  esetting: 'events.setting',
  eaudience: 'events.audience',
} as const

/** The name of a campaign with its year, which most names say themselves. */
export function campaignName(
  { nameVi, nameEn, year }: EventWordsQuery['ecampaign'][number],
  language: Language,
): string {
  const name = pick(language, nameVi, nameEn)
  return name.includes(String(year)) ? name : `${name} (${year})`
}

/** A choice of events in words, 'Chiến dịch: …; Hình thức: …'; what the hub has no word for is named by its code. */
function filterWords(filter: EventFilter, words: EventWordsQuery, text: Text, language: Language): string {
  const campaigns = filter.ecampaign.map((id) => {
    const row = words.ecampaign.find((one) => one.id === id)
    return row ? campaignName(row, language) : id
  })
  const codes = eventFacets.map(({ key }): [keyof typeof facetWord, string[]] => [
    key,
    filter[key].map((code) => {
      const row = words[key].find((one) => one.code === code)
      return row ? pick(language, row.labelVi, row.labelEn) : code
    }),
  ])
  return [['ecampaign', campaigns] as const, ...codes]
    .filter(([, chosen]) => chosen.length > 0)
    .map(([key, chosen]) => `${text(facetWord[key])}: ${chosen.join(', ')}`)
    .join('; ')
}

/** The same for what is chosen now; null while all events are shown, and until the words have come. */
export function useFilterWords(filter: EventFilter): string | null {
  const text = useText()
  const { language } = usePreference()
  const words = useDocument(eventWordsQuery, narrowsEvents(filter) ? {} : undefined).data
  return words && narrowsEvents(filter) ? filterWords(filter, words, text, language) : null
}
