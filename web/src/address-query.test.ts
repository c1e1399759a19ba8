import { describe, expect, it } from 'vitest'
import { type AddressPart, AddressQuery, choiceOf } from './address-query.ts'
import { unknownInCompare } from './feature/compare/compare-state.ts'
import { unknownInTargets } from './feature/target/target-state.ts'
import { unknownInView } from './url-state.ts'

const words = (parts: readonly AddressPart[]) => parts.map(({ name, text }) => `${name}=${text}`)

describe('an address that is read', () => {
  it('notes what makes no sense, once, and takes the fallback', () => {
    const query = new AddressQuery('size=huge&on=maybe&list=a.x.b&empty=')
    expect(query.one('size', choiceOf(['small', 'large']), 'small')).toBe('small')
    expect(query.flag('on')).toBe(false)
    expect(query.among('list', ['b', 'a'])).toEqual(['b', 'a'])
    expect(query.one('empty', choiceOf(['full']), null)).toBeNull()
    expect(query.one('absent', choiceOf(['full']), null)).toBeNull()
    expect(words(query.unknown)).toEqual(['size=huge', 'on=maybe', 'list=x'])
  })

  it.each([
    ['asOf=banana', ['asOf=banana']],
    [
      'basis=99&period=tomorrow&draw=pie&view=upside-down',
      ['basis=99', 'draw=pie', 'period=tomorrow', 'view=upside-down'],
    ],
    ['metric=DROP%20TABLE&unit=7&cut=140&k=2&at=a,b,c', ['metric=DROP TABLE', 'unit=7', 'cut=140', 'k=2', 'at=a,b,c']],
    [
      'layers=key-route.buildings&rings=4&etype=RIOT.SEMINAR&ecampaign=x',
      ['layers=buildings', 'rings=4', 'ecampaign=x', 'etype=RIOT'],
    ],
    // What is spelled out though it is the default is understood.
    [
      'metric=tips_received&basis=27&asOf=2020-01-01&rate=0&draw=fill&grain=year&view=none&panel=none&change=absolute&cut=50&k=5',
      [],
    ],
    ['layers=&lang=en&utm_source=mail', []],
  ] as const)('of the map: %s', (search, unknown) => {
    expect(words(unknownInView(search))).toEqual(unknown)
  })

  it('of the comparison and of the page of targets', () => {
    expect(words(unknownInCompare('asOf=banana&topic=x&units=09193,x&group=parks&sort=-name&grain=year'))).toEqual([
      'units=x',
      'asOf=banana',
      'topic=x',
      'sort=-name',
    ])
    expect(words(unknownInTargets('year=1999&asOf=2025-02-30&clock=a;b&basis=24'))).toEqual([
      'asOf=2025-02-30',
      'year=1999',
      'clock=a;b',
    ])
  })
})
