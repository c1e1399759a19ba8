import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type PairedMetric, pairRefusal } from './metric-pair.ts'

const metrics: readonly PairedMetric[] = JSON.parse(
  readFileSync(new URL('../../prisma/reference/metric.json', import.meta.url), 'utf8'),
).map(({ id, topic, per_statistic }: { id: string; topic: string; per_statistic: string | null }) => ({
  id,
  topic,
  perStatistic: per_statistic,
}))
const pairs = metrics.flatMap((one) => metrics.map((other) => [one, other] as const))
const refused = pairs.filter(([one, other]) => pairRefusal(one, other) === 'PEOPLE_BESIDE_CRIME')
const crime = ['TIP', 'CASE', 'VICTIM']

describe('two metrics at once', () => {
  it('never show foreign residents or the reviewed groups beside a crime metric, in either order', () => {
    expect(metrics.filter(({ topic }) => crime.includes(topic)).length).toBeGreaterThanOrEqual(15)
    for (const people of ['foreign_residents', 'reviewed_people'])
      for (const { id } of metrics.filter(({ topic }) => crime.includes(topic))) {
        expect(refused.some(([one, other]) => one.id === people && other.id === id)).toBe(true)
        expect(refused.some(([one, other]) => one.id === id && other.id === people)).toBe(true)
      }
  })

  it('are refused alike in both orders, and a metric beside itself', () => {
    for (const [one, other] of pairs) expect(pairRefusal(one, other)).toBe(pairRefusal(other, one))
    for (const metric of metrics) expect(pairRefusal(metric, metric)).toBe('SAME_METRIC')
  })

  it('are refused for no other reason among the metrics there are', () => {
    const people = ['foreign_residents', 'reviewed_people']
    for (const [one, other] of refused) expect(people.includes(one.id) || people.includes(other.id)).toBe(true)
    const allowed = pairs.filter(([one, other]) => pairRefusal(one, other) === undefined)
    const beside = (id: string) => allowed.filter(([one]) => one.id === id).map(([, other]) => other.topic)
    expect(new Set(beside('foreign_residents'))).toEqual(new Set(['CAMPAIGN', 'SETTING']))
    expect(beside('tips_received')).toHaveLength(metrics.length - 3)
  })

  it('have no metric of crime that is divided by a group of people, and would refuse one', () => {
    expect(metrics.filter(({ perStatistic }) => /FOREIGN|REVIEW/.test(perStatistic ?? ''))).toEqual([])
    const divided = { id: 'tips_per_foreigner', topic: 'TIP', perStatistic: 'FOREIGN_RESIDENTS' }
    for (const metric of metrics) expect(pairRefusal(divided, metric)).toBe('DIVIDED_BY_PEOPLE')
  })

  it('refuse a topic that nobody has thought about yet', () => {
    const people = { id: 'foreign_residents', topic: 'SETTING' }
    expect(pairRefusal(people, { id: 'arrests', topic: 'ARREST' })).toBe('PEOPLE_BESIDE_CRIME')
  })
})
