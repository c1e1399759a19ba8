import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { coloursOf } from '../colour-scheme.ts'
import { fontOf, type MapModel, nameProperty, unitsInClass, unitsWith } from '../model.ts'
import { patternId, patternKinds } from '../pattern.ts'
import type { MapTheme } from '../theme.ts'
import { roomOf } from './size.ts'

const tiles = { source: 'admin-unit', 'source-layer': 'admin-unit' } as const
const labels = { source: 'admin-unit', 'source-layer': 'admin-unit-label' } as const

const schemeOf = (model: MapModel) => (model.basis === 'BEFORE_2025_07' ? '27' : '24')

const ofLevel = (model: MapModel, level: string): FilterSpecification => [
  'all',
  ['==', ['get', 'scheme'], schemeOf(model)],
  ['==', ['get', 'level'], level],
]

const among = (ids: readonly string[]): ExpressionSpecification => ['in', ['get', 'id'], ['literal', [...ids]]]

const both = (...filters: FilterSpecification[]) => ['all', ...filters] as FilterSpecification

/** Fill of the units: the step comes as feature state, so a step in time changes no tile and no style. */
export function unitFill(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const steps = (model.judged?.palette ?? coloursOf(theme, model.colours)).flatMap((colour, step) => [
    step,
    model.only === null || model.only === step ? colour : theme.unitBlank,
  ])
  const fills: LayerSpecification[] = [
    {
      id: 'unit',
      type: 'fill',
      ...tiles,
      filter: ofLevel(model, model.level),
      paint: {
        'fill-color': ['match', ['coalesce', ['feature-state', 'step'], -1], ...steps, theme.unitBlank] as never,
        'fill-antialias': false,
      },
    },
  ]
  const patterns = patternKinds.map(
    (kind): LayerSpecification => ({
      id: `unit-${kind}`,
      type: 'fill',
      ...tiles,
      filter: both(ofLevel(model, model.level), among(unitsWith(model, kind))),
      paint: { 'fill-pattern': patternId(kind, theme.name), 'fill-antialias': false },
    }),
  )
  return [...fills, ...patterns]
}

/** Borders of the units: fine ones between them, a strong one around the province, marks for hover and choice. */
export function unitLines(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const provisional = [...model.units].filter(([, unit]) => unit.provisional).map(([id]) => id)
  const round = { 'line-join': 'round' } as const
  const level = ofLevel(model, model.level)
  return [
    {
      id: 'unit-line',
      type: 'line',
      ...tiles,
      filter: level,
      layout: round,
      paint: {
        'line-color': theme.unitLineStrong,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, model.level === 'COMMUNE' ? 0.4 : 0.9, 13, 1.6],
        'line-opacity': model.level === 'COMMUNE' ? 0.55 : 0.8,
      },
    },
    {
      id: 'unit-provisional',
      type: 'line',
      ...tiles,
      filter: both(level, among(provisional)),
      paint: { 'line-color': theme.provisional, 'line-width': 1.4, 'line-dasharray': [2, 2], 'line-opacity': 0.7 },
    },
    {
      id: 'province-line',
      type: 'line',
      ...tiles,
      filter: ofLevel(model, 'PROVINCE'),
      layout: round,
      paint: { 'line-color': theme.provinceLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.4, 12, 2.4] },
    },
    {
      id: 'unit-hover',
      type: 'line',
      ...tiles,
      filter: level,
      layout: round,
      paint: {
        'line-color': theme.selected,
        'line-width': ['case', ['boolean', ['feature-state', 'hover'], false], 2, 0],
      },
    },
    {
      id: 'unit-selected',
      type: 'line',
      ...tiles,
      filter: among(model.selected ? [model.selected] : []),
      layout: round,
      paint: { 'line-color': theme.selected, 'line-width': 3.2 },
    },
  ]
}

/** Size of the names in pixels, by zoom. */
const textSizes = ({ level }: MapModel): readonly (readonly [zoom: number, size: number])[] =>
  level === 'COMMUNE'
    ? [
        [8, 9],
        [11, 10.5],
        [14, 15],
      ]
    : [
        [8, 10],
        [11, 13.5],
        [14, 15],
      ]

/** Where a name may stand about its point, the best place first. Only on a small map, where districts would go without, may it lie farther off. */
const near = ['center', 'top', 'bottom'] as const
const besides = [...near, 'left', 'right'] as const
const anywhere = [...besides, 'top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
/** Tiles of this zoom and closer are no small map. */
const largeZoom = 9
/** From this zoom on there is room for names that nothing keeps apart: farther off, as on a telephone, they would cover each other. */
const roomyZoom = 9.6

/** The name of each unit with its figure below, from the label points of the same tiles. */
export function unitLabels(theme: MapTheme, model: MapModel): LayerSpecification[] {
  const figures = [...model.units].flatMap(([id, unit]) => [id, unit.label])
  const figure = figures.length > 0 ? (['match', ['get', 'id'], ...figures, ''] as never) : ''
  const commune = model.level === 'COMMUNE'
  const sizes = textSizes(model)
  // A symbol has its size in pixels, a name its distance in its own height: the distance follows the height from zoom to zoom.
  const roomAt = (size: number) => [
    'match',
    ['get', 'id'],
    ...[...(model.sizes ?? [])].flatMap(([id, symbol]) => [id, (roomOf(symbol) + 2) / size]),
    0.5,
  ]
  const away = model.sizes && model.sizes.size > 0
  const clustered = model.overlays.includes('campaign-event') && (model.over?.marks.length ?? 0) > 0
  const names: LayerSpecification & { type: 'symbol' } = {
    id: 'unit-label',
    type: 'symbol',
    ...labels,
    filter: ofLevel(model, model.level),
    minzoom: commune ? 10 : 7,
    layout: {
      'text-field': [
        'format',
        ['get', nameProperty(model.language)],
        { 'font-scale': 1 },
        '\n',
        {},
        figure,
        { 'font-scale': 1.12, 'text-font': ['literal', [fontOf.strong]] },
      ],
      'text-font': [fontOf.regular],
      'text-size': ['interpolate', ['linear'], ['zoom'], ...sizes.flat()] as never,
      'text-max-width': commune ? 7 : ['step', ['zoom'], 5, largeZoom, 7],
      'text-line-height': 1.25,
      'text-padding': 2,
      'text-variable-anchor': away
        ? ['top', 'bottom', 'left', 'right']
        : clustered
          ? [...besides]
          : (['step', ['zoom'], ['literal', anywhere], largeZoom, ['literal', near]] as never),
      'text-radial-offset': away
        ? (['interpolate', ['linear'], ['zoom'], ...sizes.flatMap(([zoom, size]) => [zoom, roomAt(size)])] as never)
        : 0.5,
      'text-justify': 'center',
    },
    paint: {
      'text-color': theme.text,
      'text-halo-color': theme.textHalo,
      'text-halo-width': 2,
      'text-opacity': model.only === null ? 1 : ['case', among(unitsInClass(model, model.only)), 1, 0.4],
    },
  }
  // Clusters stand all over a district: close enough, a name with no room beside them is still there, below them. It has one place
  // alone, which every other place of the same name touches: given a choice, it would stand a second time beside the first.
  const below: LayerSpecification[] =
    clustered && !away
      ? [
          {
            ...names,
            id: 'unit-label-below',
            minzoom: Math.max(roomyZoom, names.minzoom ?? 0),
            layout: {
              ...names.layout,
              'text-overlap': 'cooperative',
              'text-variable-anchor': ['center'],
              'text-radial-offset': 0,
            },
          },
        ]
      : []
  return [...below, names]
}
