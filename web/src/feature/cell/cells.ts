import { kernelDensity, type WeightedPoint } from '@hub/analysis/kernel-density'
import { formatNumber, type Language, pick } from '../../format.ts'
import type { CellFiguresQuery, CellSpanQuery } from '../../gql/graphql.ts'
import type { CellModel } from '../../map/cell-model.ts'
import { type ClassScale, classOf } from '../../map/class-scale.ts'
import { coloursOf } from '../../map/colour-scheme.ts'
import { metresPerDegree } from '../../map/ground.ts'
import type { MapTheme } from '../../map/theme.ts'

export type CellFigureSet = CellFiguresQuery['cellFigures']
export type CellFigure = CellFigureSet['cells'][number]
/** How counts at places are drawn. */
export type CellMode = CellModel['kind']

/**
 * The density around a place, per square kilometre, of what is counted in hexagons, each counted in its middle.
 *
 * @param bandwidthM standard deviation of the kernel in metres
 */
export function densityOf(
  cells: readonly Pick<CellFigure, 'centre' | 'count'>[],
  bandwidthM: number,
): (lon: number, lat: number) => number {
  const points = cells.map(
    ({ centre, count }): WeightedPoint => ({
      x: centre.lon * metresPerDegree.east,
      y: centre.lat * metresPerDegree.north,
      weight: count,
    }),
  )
  const density = kernelDensity(points, bandwidthM)
  return (lon, lat) => density(lon * metresPerDegree.east, lat * metresPerDegree.north) * 1e6
}

/**
 * The values that classes are made of which hold for every period of a span.
 *
 * @param span how often each number stands in a hexagon, period by period; or everything the surfaces of all periods are made of
 * @param periods how many there are: a surface is classed as it is in an average one, since of many periods the peaks of each would have to be computed
 */
export function steadyValues(
  span: CellSpanQuery['cellFigures'] | undefined,
  { periods, bandwidthM }: { readonly periods: number; readonly bandwidthM: number },
): number[] {
  if (span?.spread) return span.spread.flatMap(({ count, cells }) => Array<number>(cells).fill(count))
  const cells = span?.cells ?? []
  const density = densityOf(cells, bandwidthM)
  return cells.map(({ centre }) => density(centre.lon, centre.lat) / periods)
}

/** Length of the edges of a hexagon in metres, as its id tells it. */
export const edgeOf = ({ cellId }: Pick<CellFigure, 'cellId'>): number => Number(cellId.split(':')[1])

/** The communes that a hexagon touches, in words. */
export const communesOf = ({ units }: CellFigure, language: Language): string =>
  units.map((unit) => pick(language, unit.nameVi, unit.nameEn)).join(', ')

/** What the map draws of counts at places, in the colours of a theme. `values` are the densities of a heat surface by hexagon. */
export function cellModel(
  mode: CellMode,
  { cells }: CellFigureSet,
  { scale, values, bandwidthM }: { scale: ClassScale; values: ReadonlyMap<string, number>; bandwidthM: number },
  theme: MapTheme,
  language: Language,
): CellModel {
  const palette = coloursOf(theme, scale.colours)
  if (mode === 'cell')
    return {
      kind: 'cell',
      palette,
      cells: cells.flatMap(({ cellId, count, centre, outline }) =>
        outline
          ? [
              {
                id: cellId,
                centre: [centre.lon, centre.lat] as const,
                outline,
                step: classOf(count, scale.breaks),
                label: formatNumber(count, language, 0),
              },
            ]
          : [],
      ),
    }
  return {
    kind: 'heat',
    points: cells.map(({ centre, count }) => ({ centre: [centre.lon, centre.lat] as const, count })),
    bandwidthM,
    bands: scale.breaks.map((from, index) => ({ from, colour: palette[index + 1] ?? theme.unitBlank })),
    top: Math.max(...values.values(), 0),
  }
}
