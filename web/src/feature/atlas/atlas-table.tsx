import type { MapView } from '../../url-state.ts'
import { CellFigureTable } from '../cell/cell-figure-table.tsx'
import type { Cells } from '../cell/use-cells.ts'
import { CellTable } from '../judged/cell-table.tsx'
import { JudgedTable } from '../judged/judged-table.tsx'
import type { Judged } from '../judged/use-judged.ts'
import type { JudgedAbout } from '../judged/words.ts'
import type { Sized } from '../size/use-sized.ts'
import { ChangeTable } from '../time/change-table.tsx'
import type { Beside } from '../time/use-beside.ts'
import { TwinTable } from './twin-table.tsx'
import type { Atlas } from './use-atlas.ts'

interface AtlasTableProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly judged: Judged | null
  /** Counts at places, where they are drawn in place of figures. */
  readonly cells: Cells | null
  /** Words on a judgement or on counts at places; undefined when there is neither. */
  readonly about: JudgedAbout | undefined
  readonly beside: Beside | null
  readonly sized: Sized | null
  /** Sentence on the origin of the figures, for the files. */
  readonly origin: string
  readonly period: string
  readonly onTake: () => void
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

/** The table that tells what the map draws: hexagons, judged units, two periods, or the figures themselves. */
export function AtlasTable(props: AtlasTableProps) {
  const { view, atlas, judged, cells, about, beside, sized, origin, period, onTake, onUnit, onClose } = props
  if (cells && about && atlas.metric)
    return <CellFigureTable {...{ cells, about, period, onTake, onClose }} metric={atlas.metric} />
  if (judged?.cells && about) return <CellTable {...{ about, origin, period, onClose }} set={judged.cells} />
  if (judged?.map && about) return <JudgedTable {...{ judged, about, atlas, origin, period, onUnit, onClose }} />
  if (beside && beside.peer.mode !== 'swipe') return <ChangeTable {...{ atlas, beside, origin, onUnit, onClose }} />
  return <TwinTable {...{ view, atlas, sized, onTake, onUnit, onClose }} />
}
