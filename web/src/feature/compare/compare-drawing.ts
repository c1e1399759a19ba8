import { formatTold, type Language, middleOf, type Told } from '../../format.ts'
import { type ClassScale, classScale } from '../../map/class-scale.ts'
import type { UnitDrawing } from '../../map/model.ts'
import { shadeOf } from '../../map/shade.ts'
import { defaultView } from '../../url-state.ts'

/** What is told of a compared unit. */
interface ToldUnit {
  /** Global id. */
  readonly id: string
  readonly count: Told
  readonly provisional: boolean
}

/** How compared units look on a map, in the classes that the map page begins with. */
export interface ComparisonDrawing {
  readonly scale: ClassScale
  /** By global id; units that are not compared have none. */
  readonly units: ReadonlyMap<string, UnitDrawing>
  readonly provisional: boolean
  readonly rounded: boolean
}

/** The drawing of what is told of the compared units. */
export function drawingOf(told: readonly ToldUnit[], language: Language): ComparisonDrawing {
  const scale = classScale(
    told.flatMap(({ count }) => middleOf(count) ?? []),
    defaultView,
  )
  return {
    scale,
    units: new Map(
      told.map(({ id, count, provisional }) => [
        id,
        { shade: shadeOf(count, scale.breaks), label: formatTold(count, language), provisional },
      ]),
    ),
    provisional: told.some(({ provisional }) => provisional),
    rounded: told.some(({ count }) => count.kind === 'ROUNDED'),
  }
}
