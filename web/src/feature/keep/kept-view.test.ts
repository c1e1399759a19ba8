import { describe, expect, it } from 'vitest'
import {
  hashFromViews,
  type KeptView,
  mostKept,
  renamed,
  textFromViews,
  viewsFromHash,
  viewsFromText,
  without,
  withView,
} from './kept-view.ts'

const one: KeptView = { name: 'Quế Võ & “nhà trọ” #1', search: 'metric=cases_opened&unit=AdminUnit:3' }
const two: KeptView = { name: 'Họp tháng 11', search: 'basis=24' }

describe('views that are kept', () => {
  it('come back from the storage and from a link as they were', () => {
    expect(viewsFromText(textFromViews([one, two]))).toEqual([one, two])
    const address = new URL(`https://hub.example/map#${hashFromViews([one, two])}`)
    expect(viewsFromHash(address.hash)).toEqual([one, two])
  })

  it.each([null, '', 'no json', '{}', '[1, null, {"name": 3, "search": "x"}, {"name": " ", "search": ""}]'])(
    'are none in %j',
    (text) => expect(viewsFromText(text)).toEqual([]),
  )
  it.each(['', '#kind-withheld', '#views=', '#views=%5B', '#views=%5B%5B1%2C2%5D%5D', '#views={}'])(
    'are none in the link %j',
    (hash) => expect(viewsFromHash(hash)).toEqual([]),
  )

  it('hold only what the map knows, whatever a link brings', () => {
    const hash = `#views=${encodeURIComponent(JSON.stringify([['x', 'metric=cases_opened&evil=<script>&unit=javascript:1']]))}`
    expect(viewsFromHash(hash)).toEqual([{ name: 'x', search: 'metric=cases_opened' }])
  })

  it('stand with the newest first, each name once, and no more than can be found again', () => {
    expect(withView([one, two], { name: two.name, search: 'rate=1' })).toEqual([
      { name: two.name, search: 'rate=1' },
      one,
    ])
    expect(withView([one], { name: '  ', search: '' })).toEqual([one])
    const many = Array.from({ length: 60 }, (_, n): KeptView => ({ name: `v${n}`, search: '' }))
    expect(many.reduce(withView, [] as KeptView[])).toHaveLength(mostKept)
  })

  it('are renamed and removed by name', () => {
    expect(renamed([one, two], two.name, ' Mới ')).toEqual([one, { ...two, name: 'Mới' }])
    expect(renamed([one, two], two.name, one.name)).toEqual([{ ...two, name: one.name }])
    expect(renamed([one], one.name, '')).toEqual([one])
    expect(without([one, two], one.name)).toEqual([two])
  })
})
