import { kernelDensity, type WeightedPoint } from '@hub/analysis/kernel-density'
import { formatNumber, type Language, pick } from '../../format.ts'
import type { CellFiguresQuery } from '../../gql/graphql.ts'
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
export function densityOf(cells: readonly CellFigure[], bandwidthM: number): (lon: number, lat: number) => number {
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
