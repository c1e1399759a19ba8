import { useMemo } from 'react'
import type { MapModel, UnitDrawing } from '../../map/model.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { Cells } from '../cell/use-cells.ts'
import type { Judged } from '../judged/use-judged.ts'
import type { Overlays } from '../overlay/use-overlays.ts'
import { useWorld } from '../shell/use-world.ts'
import type { Sized } from '../size/use-sized.ts'
import type { Beside } from '../time/use-beside.ts'
import type { Atlas } from './use-atlas.ts'

const noUnits: ReadonlyMap<string, UnitDrawing> = new Map()

interface Drawn {
  readonly view: MapView
  readonly atlas: Atlas
  readonly judged: Judged | null
  readonly cells: Cells | null
  readonly beside: Beside | null
  readonly sized: Sized | null
  readonly overlays: Overlays
}

/** What the map draws: the figures, or what is made of them in their place, and the layers over them. The same object while nothing of it changes. */
export function useMapModel({ view, atlas, judged, cells, beside, sized, overlays }: Drawn): MapModel {
  const { language } = usePreference()
  const world = useWorld()
  const { resolved } = atlas
  const drawings = cells
    ? noUnits
    : (judged?.drawings ?? beside?.difference?.drawings ?? sized?.drawings ?? atlas.drawings)
  const marked = judged?.map ?? beside?.difference?.map ?? null
  const mark = world.mark.join('\n')
  const level = resolved?.level ?? 'DISTRICT'
  const periodStart = resolved?.period.start ?? ''
  const periodEnd = resolved?.period.end ?? ''
  const cellMap = cells?.map ?? judged?.hexagons ?? null
  return useMemo<MapModel>(
    () => ({
      language,
      basis: view.basis,
      level,
      overlays: view.layers,
      period: { start: periodStart, end: periodEnd },
      units: drawings,
      judged: marked,
      cells: cellMap,
      sizes: sized?.symbols ?? null,
      colours: atlas.scale.colours,
      // A judgement and a difference have marks of their own in place of the classes.
      only: marked || atlas.draw === 'symbol' ? null : view.only,
      selected: view.unit,
      over: overlays.model,
      mark: mark ? { text: mark, live: world.kind === 'LIVE' } : null,
    }),
    [
      language,
      view.basis,
      level,
      view.layers,
      periodStart,
      periodEnd,
      drawings,
      marked,
      cellMap,
      sized,
      atlas.scale,
      atlas.draw,
      view.only,
      view.unit,
      overlays.model,
      mark,
      world.kind,
    ],
  )
}
