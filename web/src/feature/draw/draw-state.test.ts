import type { LonLat } from '@hub/contract/drawn-area'
import { describe, expect, it } from 'vitest'
import { areaOf, type Drawing, type DrawStep, drawn, emptyDrawing, placeFromText } from './draw-state.ts'

const make = (kind: Drawing['kind'], ...steps: DrawStep[]) => steps.reduce(drawn, emptyDrawing(kind))
const add = (lon: number, lat: number): DrawStep => ({ do: 'add', place: [lon, lat] })

describe('a drawing', () => {
  it('takes places one after the other and gives them back one after the other', () => {
    const line = make('line', add(106, 21), add(106.1, 21), { do: 'remove', index: 0 })
    expect(line.places).toEqual([[106.1, 21]])
    const back = drawn(line, { do: 'back' })
    expect(back.places).toEqual([
      [106, 21],
      [106.1, 21],
    ])
    expect(drawn(drawn(drawn(back, { do: 'back' }), { do: 'back' }), { do: 'back' }).places).toEqual([])
  })

  it('takes a drag back as a whole', () => {
    const held: DrawStep[] = [106.2, 106.3].map((lon) => ({ do: 'move', index: 0, place: [lon, 21], held: true }))
    const moved = make('polygon', add(106, 21), { do: 'move', index: 0, place: [106.1, 21] }, ...held)
    expect(moved.places).toEqual([[106.3, 21]])
    expect(drawn(moved, { do: 'back' }).places).toEqual([[106, 21]])
  })

  it('has one middle when it is a circle, which a new one replaces', () => {
    const circle = make('circle', add(106, 21), add(106.2, 21.2), { do: 'radius', km: 3 })
    expect(areaOf(circle)).toEqual({ kind: 'circle', centre: [106.2, 21.2], radiusKm: 3 })
  })

  it('keeps its places from a line to a ring, and begins anew for a circle', () => {
    const line = make('line', add(106, 21), add(106.1, 21))
    expect(drawn(line, { do: 'kind', kind: 'ring' }).places).toHaveLength(2)
    const polygon = make('polygon', add(106, 21))
    expect(drawn(polygon, { do: 'kind', kind: 'circle' }).places).toEqual([])
  })

  it('is no area to count in while it measures', () => {
    expect(areaOf(make('ring', add(106, 21), add(106.1, 21), add(106.1, 21.1)))).toBeUndefined()
    expect(areaOf(make('polygon'))).toBeUndefined()
  })

  it('ends at two hundred corners', () => {
    const many = Array.from({ length: 220 }, (_, index): DrawStep => add(106 + index / 1e4, 21))
    expect(make('polygon', ...many).places).toHaveLength(200)
  })
})

describe('a place that is written', () => {
  it.each<[string, LonLat]>([
    ['21.1861, 106.0763', [106.0763, 21.1861]],
    ['21,1861; 106,0763', [106.0763, 21.1861]],
    ['21,1861 106,0763', [106.0763, 21.1861]],
    ['21°, 106°', [106, 21]],
    [' 21 106 ', [106, 21]],
  ])('is read from %j', (text, place) => expect(placeFromText(text)).toEqual(place))
  it.each(['', '21', '106.0763, 21.1861, 3', '121, 21', 'Bắc Ninh', '21..1, 106', '21, 1861, 106'])(
    'is none: %j',
    (text) => expect(placeFromText(text)).toBeUndefined(),
  )
})
