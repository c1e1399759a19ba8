import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { MapModel } from '../model.ts'
import { overlaysOf } from '../overlay-model.ts'
import { styleOf } from '../style.ts'
import { mapThemes } from '../theme.ts'

const base: MapModel = {
  language: 'vi',
  basis: 'BEFORE_2025_07',
  level: 'DISTRICT',
  overlays: ['flow'],
  period: { start: '2025-01-01', end: '2025-12-31' },
  units: new Map(),
  judged: null,
  colours: { scheme: 'sea', reversed: false, classes: 5, below: 0, above: 0 },
  only: null,
  selected: null,
  mark: null,
}
const model: MapModel = {
  ...base,
  over: {
    ...overlaysOf(base),
    flows: [
      { target: 'CHINA', nameVi: 'Trung Quốc', nameEn: 'China', label: '40–50', bounds: [40, 50] },
      { target: 'LAOS', nameVi: 'Lào', nameEn: 'Laos', label: '▨', bounds: null },
      { target: 'MYANMAR', nameVi: 'Mi-an-ma', nameEn: 'Myanmar', label: '≈ 110', bounds: [110, 110] },
    ],
  },
}

function drawn(of: MapModel) {
  const source = styleOf(mapThemes.light, of, 'https://hub.example').sources.flow
  if (source?.type !== 'geojson' || typeof source.data === 'string') throw new Error('There is no source.')
  const { features } = source.data as GeoJSON.FeatureCollection
  return features.map(({ properties }) => properties)
}

describe('the lines to other countries on the map', () => {
  it('are valid in both themes', () => {
    for (const theme of [mapThemes.light, mapThemes.dark])
      expect(validateStyleMin(styleOf(theme, model, 'https://hub.example') as never)).toEqual([])
  })

  it('have a core as wide as the low of a range and an outline as wide as its high; a number has no outline', () => {
    const [china, , laos, , myanmar] = drawn(model)
    expect(china).toMatchObject({ id: 'Flow:CHINA', kind: 'RANGE', width: 4.5, outer: 9.5 })
    expect(myanmar).toMatchObject({ kind: 'NUMBER', width: 9, outer: 9 })
    expect(laos).toMatchObject({ kind: 'WITHHELD', width: 2, outer: 2, label: '▨' })
  })

  it('tell nothing of a withheld figure but that it is withheld', () => {
    const withheld = (target: 'LAOS' | 'CHINA') => {
      const mark = { target, nameVi: '', nameEn: '', label: '▨', bounds: null }
      const [line] = drawn({ ...model, over: { ...overlaysOf(base), flows: [mark] } })
      return { ...line, id: '' }
    }
    expect(withheld('LAOS')).toEqual(withheld('CHINA'))
  })

  it('have words that keep clear of clusters, and names of units that keep clear of both', () => {
    const layers = styleOf(
      mapThemes.light,
      { ...model, overlays: ['flow', 'campaign-event'] },
      'https://hub.example',
    ).layers
    const places = ['unit-label', 'flow-label', 'event-cluster-count'].map((id) =>
      layers.findIndex((one) => one.id === id),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const words = layers[places[1] ?? -1]
    if (words?.type !== 'symbol') throw new Error('Countries have no words.')
    // Beyond the arrow first, then round it; what is placed after must know that they are there.
    expect(JSON.stringify(words.layout?.['text-variable-anchor-offset'])).toContain(
      '"top",["literal",["top",[0,1.1],"top-right"',
    )
    expect(words.layout).not.toHaveProperty('text-ignore-placement')
    expect(words.layout?.['text-overlap']).toBe('always')
  })

  it('are away with their layer', () => {
    const off = { ...model, overlays: [] }
    expect(drawn(off)).toEqual([])
    const { layers } = styleOf(mapThemes.light, off, 'https://hub.example')
    expect(layers.filter(({ id }) => id.startsWith('flow'))).toEqual([])
  })
})
