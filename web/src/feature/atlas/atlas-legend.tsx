import { useMemo } from 'react'
import type { MapView } from '../../url-state.ts'
import { CellLegend } from '../cell/cell-legend.tsx'
import type { Cells } from '../cell/use-cells.ts'
import { JudgedLegend } from '../judged/judged-legend.tsx'
import type { Judged } from '../judged/use-judged.ts'
import type { JudgedAbout } from '../judged/words.ts'
import { useWorld } from '../shell/use-world.ts'
import type { Sized } from '../size/use-sized.ts'
import { ChangeLegend } from '../time/change-legend.tsx'
import type { Beside } from '../time/use-beside.ts'
import { LegendCard } from './legend-card.tsx'
import type { Atlas } from './use-atlas.ts'
import type { ChangeView } from './use-map-view.ts'

interface AtlasLegendProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly judged: Judged | null
  readonly cells: Cells | null
  readonly beside: Beside | null
  readonly sized: Sized | null
  readonly about: JudgedAbout | undefined
  readonly title: string
  readonly subtitle: string
  readonly period: string
  readonly change: ChangeView
}

/** The legend of what is drawn: of counts at places, of a judgement, or of figures and their difference. */
export function AtlasLegend({
  view,
  atlas,
  judged,
  cells,
  beside,
  sized,
  about,
  title,
  subtitle,
  period,
  change,
}: AtlasLegendProps) {
  const world = useWorld()
  const { metric } = atlas
  const shownDrawings = useMemo(
    () => [...atlas.drawings.values(), ...(beside?.drawings.values() ?? [])],
    [atlas.drawings, beside],
  )
  if (cells && about) return <CellLegend {...{ cells, about, change, period }} only={view.only} />
  if (judged && about) return <JudgedLegend {...{ judged, about, period, atlas }} />
  return (
    <LegendCard
      title={title}
      subtitle={subtitle}
      atlas={atlas}
      drawings={shownDrawings}
      only={view.only}
      tellsZero={metric?.sensitive !== true || world.kind === 'LIVE'}
      onOnly={(only) => change({ only })}
      sized={sized}
    >
      {beside?.difference && (
        <ChangeLegend
          difference={beside.difference}
          percent={view.change === 'percent'}
          ranges={[...beside.changes.values()].some(({ absolute }) => absolute.kind === 'RANGE')}
        />
      )}
    </LegendCard>
  )
}
