import { describe, expect, it } from 'vitest'
import { drawings } from './drawn-as.ts'
import { classCounts, offeredMethods } from './map/class-method.ts'
import { schemes } from './map/colour-scheme.ts'
import { defaultView, type MapView, overlayIds, searchFromView, viewAfter, viewFromSearch } from './url-state.ts'

const other: MapView = {
  metric: 'victims_identified',
  basis: 'SINCE_2025_07',
  rate: true,
  draw: 'fill',
  by: 'campaign_events',
  grain: 'QUARTER',
  period: '2025-04-01',
  layers: ['key-route', 'industrial-park'],
  unit: 'AdminUnit:12',
  panel: 'table',
  compare: 'diff',
  with: '2024-04-01',
  change: 'percent',
  cut: 35,
  steady: true,
  divisor: 'LODGERS',
  effort: 'ATTENDANCES',
  cells: true,
  method: 'FISHER_JENKS',
  classes: 7,
  scheme: 'plum',
  reversed: true,
  only: 0,
  bandwidth: 4000,
  camera: { lon: 106.0712, lat: 21.1201, zoom: 10.5 },
  overlay: {
    ecampaign: ['Campaign:8', 'Campaign:12'],
    etype: ['SPORT', 'SEMINAR'],
    esetting: ['SCHOOL'],
    eaudience: ['WOMEN', 'LODGERS'],
    rings: [1, 5],
    thing: 'KeyRoute:3',
    within: 2,
    list: [106.01234567, 21.0523, 106.02, 21.06],
    since: '2026-06-01',
  },
}

describe('the view in the address', () => {
  it('comes back as it was written', () => {
    expect(viewFromSearch(searchFromView(other))).toEqual(other)
    expect(viewFromSearch(searchFromView({ ...other, layers: [] }))).toEqual({ ...other, layers: [] })
    expect(viewFromSearch(searchFromView({ ...other, layers: overlayIds }))).toEqual({
      ...other,
      layers: [...overlayIds],
    })
  })

  it.each(drawings)('keeps the way to draw $id', ({ id }) => {
    expect(viewFromSearch(searchFromView({ ...defaultView, draw: id })).draw).toBe(id)
  })

  it('keeps every class method, number of classes and colour scheme', () => {
    for (const { id: method } of offeredMethods)
      for (const classes of classCounts)
        for (const scheme of schemes)
          expect(viewFromSearch(searchFromView({ ...defaultView, method, classes, scheme }))).toEqual({
            ...defaultView,
            method,
            classes,
            scheme,
          })
  })

  it('is empty for the default view', () => {
    expect(searchFromView(defaultView)).toBe('')
    expect(viewFromSearch('')).toEqual(defaultView)
  })

  it.each([
    'metric=DROP%20TABLE&unit=javascript:1&period=2025-02-30&grain=week&basis=99&at=1,2&panel=x&layers=nothing',
    'view=upside-down&with=2024-02-30&change=much',
    'at=a,b,c',
    'thing=AdminUnit:3&within=3&rings=4.x&list=2,1,1,2&etype=RIOT&esetting=&eaudience=MEN',
    'ecampaign=0.Campaign:3.-1.x&esetting=.',
    'thing=KeyRoute:0&list=everything&within=-1&since=2026-06-15',
    'since=2026-02-31',
    'draw=pie&by=DROP%20TABLE',
    'class=QUANTILE&k=2&colour=rainbow&reverse=yes&only=8',
    'k=08&only=-1',
    'at=500,21,10',
    'period=tomorrow',
  ])('falls back to the default for %s', (search) => {
    const view = viewFromSearch(search)
    expect({ ...view, layers: defaultView.layers }).toEqual(defaultView)
  })

  it('reads boundaries from a day on which they held', () => {
    expect(viewFromSearch('asOf=2026-01-01').basis).toBe('SINCE_2025_07')
    expect(viewFromSearch('basis=24&asOf=2025-06-30').basis).toBe('BEFORE_2025_07')
    expect(viewFromSearch('basis=24&asOf=banana').basis).toBe('SINCE_2025_07')
  })

  it('leaves unknown layers out and keeps the known ones', () => {
    expect(viewFromSearch('layers=key-route.buildings').layers).toEqual(['key-route'])
  })
})

describe('a change of the view', () => {
  const isolated: MapView = { ...defaultView, only: 3 }

  it('lets no class stand out when the classes are others', () => {
    for (const part of [
      { metric: 'attendances' },
      { method: 'PRETTY' },
      { classes: 4 },
      { period: '2024-01-01' },
    ] as const)
      expect(viewAfter(isolated, part).only).toBeNull()
  })

  it('keeps the class that stands out when only the look or the place changes, or the scale holds for all periods', () => {
    for (const part of [{ scheme: 'grey' }, { reversed: true }, { unit: 'AdminUnit:1' }, { layers: [] }] as const)
      expect(viewAfter(isolated, part).only).toBe(3)
    expect(viewAfter({ ...isolated, steady: true }, { period: '2024-01-01' }).only).toBe(3)
    expect(viewAfter(isolated, { only: 1 }).only).toBe(1)
  })
})
