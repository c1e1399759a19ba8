import { lazy, type RefObject, Suspense } from 'react'
import type { MapHandle } from '../../map/map-view.tsx'
import type { TakeMapProps } from '../take/take-map.tsx'
import type { WorkTool } from './work-bar.tsx'

// Each tool comes when it is opened: most readers look at the map and use none.
const DrawTool = lazy(() => import('../draw/draw-tool.tsx').then(({ DrawTool }) => ({ default: DrawTool })))
const TakeMap = lazy(() => import('../take/take-map.tsx').then(({ TakeMap }) => ({ default: TakeMap })))
const KeepDialog = lazy(() => import('../keep/keep-dialog.tsx').then(({ KeepDialog }) => ({ default: KeepDialog })))

interface WorkToolsProps extends Omit<TakeMapProps, 'box'> {
  readonly tool: WorkTool | null
  readonly map: RefObject<MapHandle | null>
  /** Shows a kept view. */
  readonly onOpenView: (search: string) => void
}

/** The tool that is open over the map, if one is. */
export function WorkTools({ tool, map, onOpenView, ...rest }: WorkToolsProps) {
  const { atlas, title, subtitle, basisWord, onClose } = rest
  const handle = map.current
  if (!tool || !atlas.resolved) return null
  if (tool === 'keep')
    return (
      <Suspense>
        <KeepDialog words={`${title} · ${subtitle} · ${basisWord}`} onOpen={onOpenView} onClose={onClose} />
      </Suspense>
    )
  const box = handle?.box()
  if (!handle || !box) return null
  return (
    <Suspense>
      {tool === 'take' ? (
        <TakeMap {...rest} box={box} />
      ) : (
        <DrawTool
          key={tool}
          task={tool}
          map={handle}
          period={atlas.resolved.period}
          staff={atlas.staff}
          onClose={onClose}
        />
      )}
    </Suspense>
  )
}
