/** The parts of a metric that decide what it may be shown beside. */
export interface PairedMetric {
  readonly id: string
  readonly topic: string
  /** Code of the statistic that its rate is divided by, such as 'POPULATION'; null without a rate. */
  readonly perStatistic?: string | null
}

/** Why two metrics are not shown together. */
export type PairRefusal = 'SAME_METRIC' | 'PEOPLE_BESIDE_CRIME' | 'DIVIDED_BY_PEOPLE'

/**
 * Metrics that count people for what they are, not for what was done by or to them: foreign residents, and the three reviewed groups
 * (people with business ties abroad, women married to foreigners, labourers long away).
 */
const peopleMetrics = ['foreign_residents', 'reviewed_people'] as const
const peopleStatistics = ['FOREIGN_RESIDENTS', 'FOREIGN_WORKERS'] as const

/** Topics that such a metric may stand beside. An allow-list: whatever is added later is refused until somebody has thought about it. */
const topicsBesidePeople = ['CAMPAIGN', 'SETTING'] as const

const isAmong = (list: readonly string[], word: string | null | undefined) => word != null && list.includes(word)
const countsPeople = ({ id }: PairedMetric) => isAmong(peopleMetrics, id)
const dividesByPeople = ({ perStatistic }: PairedMetric) => isAmong(peopleStatistics, perStatistic)

/**
 * Why two metrics may not be shown together as colour and size, or one beside the other in one mark; undefined when they may. The order
 * does not matter. HUB.md §6: foreign residents are never a denominator, a covariate or the second colour beside a crime metric. The same
 * holds here for the reviewed groups, whose members are no suspects either, and for any metric that is divided by such a group.
 */
export function pairRefusal(one: PairedMetric, other: PairedMetric): PairRefusal | undefined {
  if (one.id === other.id) return 'SAME_METRIC'
  if (dividesByPeople(one) || dividesByPeople(other)) return 'DIVIDED_BY_PEOPLE'
  const people = [one, other].filter(countsPeople)
  if (people.length === 0) return undefined
  const beside = people[0] === one ? other : one
  return people.length === 2 || !isAmong(topicsBesidePeople, beside.topic) ? 'PEOPLE_BESIDE_CRIME' : undefined
}
