import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { overlayIds } from '../url-state.ts'
import type { CellModel } from './cell-model.ts'
import { coloursOf } from './colour-scheme.ts'
import { heatIntensity, pixelsPerMetre } from './layer/cell.ts'
import type { MapModel, UnitDrawing } from './model.ts'
import type { OverlayModel } from './overlay-model.ts'
import { styleOf } from './style.ts'
import type { UnitSymbol } from './symbol-scale.ts'
import { mapThemes } from './theme.ts'

const told = (step: number): UnitDrawing => ({ shade: { kind: 'STEP', step }, label: '12', provisional: false })
const model: MapModel = {
  language: 'vi',
  basis: 'BEFORE_2025_07',
  level: 'DISTRICT',
  overlays: ['campaign-event'],
  period: { start: '2025-01-01', end: '2025-12-31' },
  units: new Map<string, UnitDrawing>([
    ['AdminUnit:1', told(5)],
    ['AdminUnit:2', { shade: { kind: 'WITHHELD' }, label: '▨', provisional: false }],
    ['AdminUnit:3', { shade: { kind: 'NO_DATA' }, label: '–', provisional: true }],
    ['AdminUnit:4', { shade: { kind: 'NOT_REPORTED' }, label: '○', provisional: false }],
  ]),
  judged: null,
  sizes: null,
  colours: { scheme: 'sea', reversed: false, classes: 5, below: 0, above: 0 },
  only: null,
  selected: 'AdminUnit:1',
  mark: { text: 'Bản phát hành số 1 · Dữ liệu giả lập ×75', live: false },
}
const origin = 'https://hub.example'
const layer = (style: ReturnType<typeof styleOf>, id: string) => style.layers.find((candidate) => candidate.id === id)

describe('the style of the map', () => {
  it.each(['light', 'dark'] as const)('is valid in the %s theme, with every layer and with none', (name) => {
    for (const overlays of [overlayIds, []])
      expect(validateStyleMin(styleOf(mapThemes[name], { ...model, overlays }, origin) as never)).toEqual([])
    expect(
      validateStyleMin(styleOf(mapThemes[name], { ...model, units: new Map(), selected: null }, origin) as never),
    ).toEqual([])
  })

  it('draws counts at places in place of figures: hexagons by class with their numbers, of one class alone when it is chosen', () => {
    const cells: CellModel = {
      kind: 'cell',
      palette: ['#000001', '#d4eadd', '#1a4b77'],
      cells: [
        {
          id: 'Cell:4000:1:2',
          centre: [106.1, 21.1],
          outline: { type: 'Polygon', coordinates: [[[106, 21]]] },
          step: 2,
          label: '178',
        },
      ],
    }
    const blank = { ...model, units: new Map<string, UnitDrawing>(), cells }
    for (const theme of [mapThemes.light, mapThemes.dark])
      expect(validateStyleMin(styleOf(theme, blank, origin) as never)).toEqual([])
    const style = styleOf(mapThemes.light, blank, origin)
    expect(JSON.stringify(layer(style, 'hexagon'))).toContain('#1a4b77')
    expect(JSON.stringify(style.sources['hexagon-middle'])).toContain('"label":"178"')
    expect(layer(style, 'heat')).toBeUndefined()
    const alone = JSON.stringify(layer(styleOf(mapThemes.light, { ...blank, only: 1 }, origin), 'hexagon'))
    expect(alone).toContain('#d4eadd')
    expect(alone).not.toContain('#1a4b77')
    expect(layer(styleOf(mapThemes.light, model, origin), 'hexagon')).toBeUndefined()
  })

  it('draws a heat surface whose kernel is as wide on the ground at every zoom, and whose bands begin at their densities', () => {
    const bandwidthM = 2000
    const top = 10
    const cells: CellModel = {
      kind: 'heat',
      points: [{ centre: [106.1, 21.1], count: 3 }],
      bandwidthM,
      top,
      bands: [
        { from: 1, colour: '#d4eadd' },
        { from: 5, colour: '#1a4b77' },
        { from: 9.99, colour: '#000002' },
        { from: 10, colour: '#000003' },
      ],
    }
    const heated = { ...model, units: new Map<string, UnitDrawing>(), cells }
    expect(validateStyleMin(styleOf(mapThemes.light, heated, origin) as never)).toEqual([])
    const heat = layer(styleOf(mapThemes.light, heated, origin), 'heat')
    if (heat?.type !== 'heatmap') throw new Error('no surface')
    const paint = heat.paint ?? {}
    // [interpolate, [exponential, 2], [zoom], 0, r, z, r·2^z] is r·2^zoom at every zoom
    const [, base, , low, atLow, high, atHigh] = paint['heatmap-radius'] as unknown as [
      string,
      [string, number],
      unknown,
      number,
      number,
      number,
      number,
    ]
    expect([base[1], low]).toEqual([2, 0])
    expect(atHigh / atLow).toBe(2 ** high)
    expect(atLow / pixelsPerMetre).toBeCloseTo(3 * bandwidthM, 6)
    // 4.457 m to a pixel at zoom 14 there
    expect(1 / (pixelsPerMetre * 2 ** 14)).toBeCloseTo(4.454, 2)
    // what the renderer makes of one point with a weight whose density is the top of the scale
    const weight = (top / 1e6) * 2 * Math.PI * bandwidthM ** 2
    expect((weight * heatIntensity(bandwidthM, top)) / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 10)
    // the two highest bands cannot be told apart: one is left, and the bounds rise
    expect(paint['heatmap-color']).toEqual([
      'step',
      ['heatmap-density'],
      'rgba(0,0,0,0)',
      0.1,
      '#d4eadd',
      0.5,
      '#1a4b77',
      0.995,
      '#000003',
    ])
    const empty = { ...heated, cells: { ...cells, points: [], bands: [] } }
    expect(layer(styleOf(mapThemes.light, empty, origin), 'heat')).toBeUndefined()
  })

  it('draws a judgement in place of figures: its colours on units, or hexagons with the signs of what stands out', () => {
    const palette = ['#2166ac', '#f2f1ec', '#b2182b']
    const signs = new Map([['AdminUnit:1', '▲▲▲']])
    const units = { ...model, level: 'COMMUNE' as const, judged: { palette, signs } }
    const outline: GeoJSON.Polygon = { type: 'Polygon', coordinates: [[[106, 21]]] }
    const cells: MapModel = {
      ...model,
      units: new Map<string, UnitDrawing>(),
      judged: { palette, signs: new Map() },
      cells: {
        kind: 'cell',
        palette,
        cells: [{ id: 'Cell:4000:1:2', centre: [106.1, 21.1], outline, step: 2, label: '▲▲▲' }],
      },
    }
    for (const theme of [mapThemes.light, mapThemes.dark])
      for (const judged of [units, cells]) expect(validateStyleMin(styleOf(theme, judged, origin) as never)).toEqual([])
    const unitStyle = styleOf(mapThemes.light, units, origin)
    expect(JSON.stringify(layer(unitStyle, 'unit'))).toContain('#b2182b')
    expect(JSON.stringify(layer(unitStyle, 'unit-sign'))).toContain('▲▲▲')
    expect(layer(unitStyle, 'hexagon')).toBeUndefined()
    const cellStyle = styleOf(mapThemes.light, cells, origin)
    expect(JSON.stringify(layer(cellStyle, 'hexagon'))).toContain('#b2182b')
    // whole hexagons, not parts of them by tile: each bears its sign once, and a sheet at another zoom shows the same
    expect(cellStyle.sources['hexagon-middle']).toMatchObject({
      data: { features: [{ geometry: { coordinates: [106.1, 21.1] }, properties: { label: '▲▲▲' } }] },
    })
    expect(cellStyle.sources.cell).toBeUndefined()
    expect(layer(cellStyle, 'unit-sign')).toBeUndefined()
    expect(JSON.stringify(styleOf(mapThemes.light, model, origin))).not.toContain('#b2182b')
  })

  it('asks its own origin only, and no font server', () => {
    const style = styleOf(mapThemes.light, model, origin)
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    for (const source of Object.values(style.sources))
      if (source.type === 'geojson') expect(source.data).toBeTypeOf('object')
      else expect('tiles' in source && source.tiles?.every((tile) => tile.startsWith(`${origin}/tiles/`))).toBe(true)
  })

  it('draws withheld, missing and unreported units each with a pattern of its own', () => {
    const style = styleOf(mapThemes.light, model, origin)
    const patterns = ['WITHHELD', 'NO_DATA', 'NOT_REPORTED'].map((kind) => layer(style, `unit-${kind}`))
    expect(
      new Set(patterns.map((own) => JSON.stringify(own?.type === 'fill' && own.paint?.['fill-pattern']))).size,
    ).toBe(3)
    expect(JSON.stringify(patterns[0])).toContain('AdminUnit:2')
    expect(JSON.stringify(patterns[0])).not.toContain('AdminUnit:3')
  })

  describe('with figures told by size', () => {
    const sizes = new Map<string, UnitSymbol>([
      ['AdminUnit:1', { kind: 'CIRCLE', low: 30, high: 30 }],
      ['AdminUnit:2', { kind: 'CIRCLE', low: 5, high: 12 }],
      ['AdminUnit:3', { kind: 'WITHHELD' }],
      ['AdminUnit:4', { kind: 'ZERO' }],
    ])
    const style = styleOf(mapThemes.light, { ...model, sizes }, origin)
    const json = (id: string) => JSON.stringify(layer(style, id))

    it('is valid in both themes, with circles or signs alone as well', () => {
      for (const theme of [mapThemes.light, mapThemes.dark])
        for (const ids of [[...sizes], [...sizes].slice(0, 1), [...sizes].slice(2), []])
          expect(validateStyleMin(styleOf(theme, { ...model, sizes: new Map(ids) }, origin) as never)).toEqual([])
    })

    it('draws a circle for a number and two rings for a range, the low filled, small over large', () => {
      expect(json('unit-size')).toContain(
        '"circle-radius":["match",["get","id"],"AdminUnit:1",29.4,"AdminUnit:2",4.4,0]',
      )
      expect(json('unit-size')).toContain(
        '"circle-sort-key":["match",["get","id"],"AdminUnit:1",-30,"AdminUnit:2",-5,0]',
      )
      expect(json('unit-size-high')).toContain('"AdminUnit:2",11.4')
      expect(json('unit-size-high')).not.toContain('AdminUnit:1')
      expect(json('unit-size-high')).toMatch(/"circle-opacity":0\.12/)
    })

    it('never draws a circle where there is no number, but a sign of its own', () => {
      for (const id of ['AdminUnit:3', 'AdminUnit:4']) {
        expect(json('unit-size') + json('unit-size-high')).not.toContain(id)
        expect(json('unit-size-sign')).toContain(id)
      }
      expect(json('unit-size-sign')).toContain('"AdminUnit:3","sign:light:WITHHELD","AdminUnit:4","sign:light:ZERO"')
    })

    it('keeps names readable: over the circles, and beside them', () => {
      const at = (id: string) => style.layers.findIndex((own) => own.id === id)
      expect(at('unit-label')).toBeGreaterThan(at('unit-size-high'))
      expect(at('unit-size')).toBeGreaterThan(at('unit-line'))
      expect(json('unit-label')).toContain('"AdminUnit:1",3.2')
      expect(json('unit-label')).not.toContain('"center","top"')
    })

    it('is not there when no figure is told so', () => {
      expect(JSON.stringify(styleOf(mapThemes.light, model, origin))).not.toContain('unit-size')
    })
  })

  it('shows the events of the chosen period only', () => {
    expect(JSON.stringify(layer(styleOf(mapThemes.light, model, origin), 'campaign-event'))).toMatch(
      /2025-01-01.*2025-12-31/,
    )
  })

  it('carries the mark of its world within the picture, another one for live figures than for a release', () => {
    const marked = (live: boolean) =>
      layer(styleOf(mapThemes.dark, { ...model, mark: { text: 'planner', live } }, origin), 'world-mark')
    expect(marked(false)?.type).toBe('background')
    expect(marked(true)).not.toEqual(marked(false))
    expect(layer(styleOf(mapThemes.dark, { ...model, mark: null }, origin), 'world-mark')).toBeUndefined()
  })

  it('draws a range with its pattern over the colour of its middle', () => {
    const units = new Map<string, UnitDrawing>([
      ['AdminUnit:5', { shade: { kind: 'RANGE', step: 3 }, label: '20–35', provisional: false }],
    ])
    const style = styleOf(mapThemes.light, { ...model, units }, origin)
    expect(JSON.stringify(layer(style, 'unit-RANGE'))).toContain('AdminUnit:5')
    expect(style.layers.findIndex(({ id }) => id === 'unit-RANGE')).toBeGreaterThan(
      style.layers.findIndex(({ id }) => id === 'unit'),
    )
  })

  const over: OverlayModel = {
    eventFilter: { ecampaign: ['Campaign:8'], etype: ['SEMINAR'], esetting: [], eaudience: ['WOMEN'] },
    marks: [
      {
        count: 12,
        lon: 106,
        lat: 21,
        box: [105.9, 20.9, 106.1, 21.1],
        label: '12',
        nameVi: 'a',
        nameEn: 'a',
        event: null,
      },
    ],
    silentUnits: ['AdminUnit:9'],
    rings: [{ km: 2, label: '2 km', shape: { type: 'Polygon', coordinates: [] } }],
    lodging: new Map([['WorkerHousingArea:1', 4]]),
    catchment: { type: 'Polygon', coordinates: [] },
    flows: [{ target: 'LAOS', nameVi: 'Lào', nameEn: 'Laos', label: '▨', bounds: null }],
  }

  it('draws clusters, rings, a catchment and communes without an event, each only while its layer is on', () => {
    const drawn = styleOf(mapThemes.dark, { ...model, overlays: overlayIds, over }, origin)
    expect(validateStyleMin(drawn as never)).toEqual([])
    const bare = styleOf(mapThemes.dark, { ...model, overlays: [], over: { ...over, catchment: null } }, origin)
    expect(validateStyleMin(bare as never)).toEqual([])
    for (const id of ['campaign-coverage', 'park-ring', 'catchment']) {
      expect(layer(drawn, id), id).toBeDefined()
      expect(layer(bare, id), id).toBeUndefined()
    }
    expect(JSON.stringify(layer(drawn, 'campaign-coverage'))).toContain('AdminUnit:9')
    expect(JSON.stringify(drawn.sources['event-cluster'])).toContain('EventCluster:105.9,20.9,106.1,21.1')
    expect(JSON.stringify(bare.sources['event-cluster'])).not.toContain('EventCluster')
  })

  it('keeps names below clusters only from near: farther off, as on a telephone, they would cover each other', () => {
    const names = styleOf(mapThemes.light, { ...model, overlays: overlayIds, over }, origin).layers.filter(({ id }) =>
      id.startsWith('unit-label'),
    )
    expect(names.map(({ id, minzoom }) => [id, minzoom])).toEqual([
      ['unit-label-below', 9.6],
      ['unit-label', 7],
    ])
    // where it had a choice, a name stood a second time beside the first
    expect(names[0]).toMatchObject({ layout: { 'text-variable-anchor': ['center'], 'text-radial-offset': 0 } })
    const sizes = new Map<string, UnitSymbol>([['AdminUnit:1', { kind: 'CIRCLE', low: 30, high: 30 }]])
    const sized = styleOf(mapThemes.light, { ...model, overlays: overlayIds, over, sizes }, origin)
    expect(layer(sized, 'unit-label-below')).toBeUndefined()
  })

  it('shows of the events those that were chosen, and fills a lodging area by the pressure of its commune', () => {
    const style = styleOf(mapThemes.light, { ...model, overlays: overlayIds, over }, origin)
    expect(JSON.stringify(layer(style, 'campaign-event'))).toMatch(
      /"campaign"\].*Campaign:8.*"event_type"\].*SEMINAR.*"audience"\].*WOMEN/,
    )
    expect(JSON.stringify(layer(style, 'worker-housing-area'))).toContain('"WorkerHousingArea:1",0.62,0.12')
  })

  it('takes the colour, and the lines of a range, from every class but the one that stands out', () => {
    const units = new Map<string, UnitDrawing>([
      ['AdminUnit:1', told(2)],
      ['AdminUnit:5', { shade: { kind: 'RANGE', step: 3 }, label: '20–35', provisional: false }],
    ])
    const style = styleOf(mapThemes.light, { ...model, units, only: 2 }, origin)
    const colours = JSON.stringify(layer(style, 'unit'))
    const [, first, second] = coloursOf(mapThemes.light, model.colours)
    expect(colours).toContain(second)
    expect(colours).not.toContain(first)
    expect(JSON.stringify(layer(style, 'unit-RANGE'))).not.toContain('AdminUnit:5')
    const shown = styleOf(mapThemes.light, { ...model, units, only: 3 }, origin)
    expect(JSON.stringify(layer(shown, 'unit-RANGE'))).toContain('AdminUnit:5')
    expect(validateStyleMin(style as never)).toEqual([])
  })

  it('never fills the areas of foreign residents with a colour', () => {
    const style = styleOf(mapThemes.light, { ...model, overlays: overlayIds }, origin)
    const own = style.layers.filter(
      (candidate) => 'source' in candidate && candidate.source === 'foreign-resident-area',
    )
    expect(own.map((candidate) => candidate.type).sort()).toEqual(['line', 'symbol'])
  })

  it('changes nothing but filters and labels from one period to the next', () => {
    const before = styleOf(mapThemes.light, model, origin)
    const after = styleOf(mapThemes.light, { ...model, units: new Map([['AdminUnit:1', told(2)]]) }, origin)
    expect(after.sources).toEqual(before.sources)
    expect(layer(after, 'unit')).toEqual(layer(before, 'unit'))
  })
})
