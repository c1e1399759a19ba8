import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapModel } from '../model.ts'
import type { UnitSymbol } from '../symbol-scale.ts'
import { type SignKind, signId } from '../symbol-sign.ts'
import type { MapTheme } from '../theme.ts'

const points = { source: 'admin-unit', 'source-layer': 'admin-unit-label' } as const

/** Width of the edge of a circle. It lies half within and half without, so that the middle of the edge is where the number says. */
const edge = 1.2
/** The smallest that can still be seen. */
const least = 0.8

const among = (ids: readonly string[]) => ['in', ['get', 'id'], ['literal', [...ids]]] as never
const byUnit = (pairs: readonly (readonly [string, number | string])[], otherwise: number | string) =>
  ['match', ['get', 'id'], ...pairs.flat(), otherwise] as unknown as ExpressionSpecification

const isCircle = (symbol: UnitSymbol) => symbol.kind === 'CIRCLE'

/**
 * Circles whose area tells a number, small ones over large ones in all tiles alike. Of a range the low is filled and the high a ring; rings
 * lie over everything that is filled, for they hide nothing.
 */
export function sizeLayers(theme: MapTheme, { sizes }: MapModel): LayerSpecification[] {
  if (!sizes) return []
  const circles = [...sizes].flatMap(([id, symbol]) => (isCircle(symbol) ? [{ ...symbol, id }] : []))
  const filled = circles.filter(({ low }) => low > 0)
  const rings = circles.filter(({ low, high }) => low < high)
  const circle = (id: string, own: typeof circles, part: 'low' | 'high', fill: number): LayerSpecification[] =>
    own.length === 0
      ? []
      : [
          {
            id,
            type: 'circle',
            ...points,
            filter: among(own.map((one) => one.id)),
            layout: {
              'circle-sort-key': byUnit(
                own.map((one) => [one.id, -one[part]]),
                0,
              ),
            },
            paint: {
              'circle-radius': byUnit(
                own.map((one) => [one.id, Math.max(least, one[part] - edge / 2)]),
                0,
              ),
              'circle-color': theme.size,
              'circle-opacity': fill,
              'circle-stroke-color': theme.sizeLine,
              'circle-stroke-width': edge,
            },
          },
        ]
  return [...circle('unit-size', filled, 'low', 0.82), ...circle('unit-size-high', rings, 'high', 0.12)]
}

/** Signs of the units whose number is zero or not told. */
export function sizeSigns(theme: MapTheme, { sizes }: MapModel): LayerSpecification[] {
  const signs = [...(sizes ?? [])].flatMap(([id, { kind }]): [string, SignKind][] =>
    kind === 'CIRCLE' ? [] : [[id, kind]],
  )
  if (signs.length === 0) return []
  return [
    {
      id: 'unit-size-sign',
      type: 'symbol',
      ...points,
      filter: among(signs.map(([id]) => id)),
      layout: {
        'icon-image': byUnit(
          signs.map(([id, kind]) => [id, signId(kind, theme.name)]),
          '',
        ),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}

/** Room that a unit's name leaves to its symbol, in pixels from the middle. */
export const roomOf = (symbol: UnitSymbol | undefined): number =>
  symbol === undefined ? 0 : symbol.kind === 'CIRCLE' ? symbol.high : 8
