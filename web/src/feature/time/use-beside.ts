import { type Difference, differenceOf } from '@hub/contract/difference'
import { changeLabel } from '@hub/contract/told'
import { useMemo } from 'react'
import { drawsFigures } from '../../drawn-as.ts'
import { formatTold, middleOf } from '../../format.ts'
import { type ChangeBreaks, changeBreaks, changeShade, directionOf, divergingPalette } from '../../map/diverging.ts'
import type { JudgedMap, UnitDrawing } from '../../map/model.ts'
import { mapThemes } from '../../map/theme.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { FigureRow } from '../atlas/figure-table.ts'
import type { Resolved } from '../atlas/resolve.ts'
import { type Atlas, drawingsOf } from '../atlas/use-atlas.ts'
import { type Figures, useFigures } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { peerViewOf } from './peer-view.ts'
import { boundedFigure } from './telling.ts'

/** What a map is set beside: the figures of the other period, or of the other boundaries. */
export interface Peer extends Pick<Figures, 'units' | 'table' | 'figures'> {
  readonly mode: 'side' | 'diff' | 'swipe'
  readonly view: MapView
  readonly resolved: Resolved
}

/** How asking for the other side goes. */
type PeerState = Pick<Figures, 'loading' | 'error' | 'retry'>

/** Figures of the other side; null when nothing is compared, or what is drawn cannot be. */
export function usePeer(view: MapView): readonly [Peer | null, PeerState] {
  const compares = view.compare !== 'none' && drawsFigures(view.draw)
  const own = useFigures(view)
  const other = useMemo(() => (compares ? peerViewOf(view, own.resolved) : view), [compares, view, own.resolved])
  const found = useFigures(other)
  const { resolved, units, table, figures } = found
  const mode = view.compare
  const peer = useMemo(
    () => (compares && mode !== 'none' && resolved ? { mode, view: other, resolved, units, table, figures } : null),
    [compares, mode, other, resolved, units, table, figures],
  )
  return [peer, found]
}

/** One unit in both periods. */
export interface ChangedUnit extends Difference {
  readonly now: FigureRow
  readonly before: FigureRow
}

/** What the other side shows, and how the two differ. */
export interface Beside {
  readonly peer: Peer
  readonly drawings: ReadonlyMap<string, UnitDrawing>
  /** Of two periods: each unit with its change. Empty for two boundary bases, whose units are not the same. */
  readonly changes: ReadonlyMap<string, ChangedUnit>
  /** The map of the differences, in place of the figures. */
  readonly difference: {
    readonly drawings: ReadonlyMap<string, UnitDrawing>
    readonly breaks: ChangeBreaks
    readonly map: JudgedMap
  } | null
}

const none: ReadonlyMap<string, ChangedUnit> = new Map()

function changesOf(
  now: ReadonlyMap<string, FigureRow>,
  before: ReadonlyMap<string, FigureRow>,
  rate: boolean,
  about: Protection,
): ReadonlyMap<string, ChangedUnit> {
  return new Map(
    [...now].flatMap(([id, row]) => {
      const earlier = before.get(id)
      if (!earlier) return []
      const difference = differenceOf(boundedFigure(row, rate, about), boundedFigure(earlier, rate, about))
      return [[id, { now: row, before: earlier, ...difference }] as const]
    }),
  )
}

/** Derives what stands beside the map: the other side on the same scale, and the differences. */
export function useBeside(view: MapView, atlas: Atlas, peer: Peer | null): Beside | null {
  const { language, shade } = usePreference()
  const drawings = useMemo(
    () => (peer ? drawingsOf(peer.figures, atlas.rate, atlas.scale.breaks, language) : null),
    [peer, atlas.rate, atlas.scale.breaks, language],
  )
  const { figures, about, rate } = atlas
  const changes = useMemo(
    () => (peer && about && peer.mode !== 'swipe' ? changesOf(figures, peer.figures, rate, about) : none),
    [peer, figures, about, rate],
  )
  const difference = useMemo(() => {
    if (peer?.mode !== 'diff') return null
    const part = view.change
    const breaks = changeBreaks([...changes.values()].map((unit) => middleOf(unit[part]) ?? 0))
    const units = [...changes].map(([id, unit]): [string, UnitDrawing] => [
      id,
      {
        shade: changeShade(unit[part], breaks),
        label:
          middleOf(unit[part]) === undefined
            ? formatTold(unit[part], language)
            : changeLabel(unit[part], part, language),
        provisional: unit.now.provisional || unit.before.provisional,
      },
    ])
    const signs = [...changes].flatMap(([id, unit]): [string, string][] => {
      const direction = directionOf(unit[part])
      return direction ? [[id, direction === 'up' ? '▲' : '▼']] : []
    })
    const map = { palette: divergingPalette(mapThemes[shade]), signs: new Map(signs) }
    return { drawings: new Map(units), breaks, map }
  }, [peer?.mode, changes, view.change, language, shade])
  return useMemo(
    () => peer && drawings && { peer, drawings, changes, difference },
    [peer, drawings, changes, difference],
  )
}
