import { type ReactNode, useMemo } from 'react'
import { Histogram } from '../../map/histogram.tsx'
import { Legend } from '../../map/legend.tsx'
import { legendEntries } from '../../map/legend-entry.ts'
import type { UnitDrawing } from '../../map/model.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { SizeLegend } from '../size/size-legend.tsx'
import type { Sized } from '../size/use-sized.ts'
import type { Atlas } from './use-atlas.ts'

interface LegendCardProps {
  readonly title: string
  readonly subtitle: string
  readonly atlas: Atlas
  /** Everything that is drawn on the scale: of two maps, the units of both. */
  readonly drawings: readonly UnitDrawing[]
  /** The class that alone keeps its colour. */
  readonly only: number | null
  readonly tellsZero: boolean
  readonly onOnly: (step: number | null) => void
  /** What is told by size: alone, or over the colours of the classes. */
  readonly sized: Sized | null
  /** The legend of a difference, in place of the classes. */
  readonly children?: ReactNode
}

/** The legend over the map: what is shown, how the values lie, and what each colour and mark means. */
export function LegendCard({
  title,
  subtitle,
  atlas,
  drawings,
  only,
  tellsZero,
  onOnly,
  sized,
  children,
}: LegendCardProps) {
  const text = useText()
  const { shade } = usePreference()
  const { scale, provisional, rounded } = atlas
  const entries = useMemo(
    () =>
      legendEntries(mapThemes[shade], {
        scale,
        shades: drawings.map((drawing) => drawing.shade),
        provisional,
        rounded,
        tellsZero,
      }),
    [shade, scale, drawings, provisional, rounded, tellsZero],
  )
  return (
    <section className="legend-card" aria-label={text('legend.label')}>
      <p className="legend-title">{title}</p>
      <p className="legend-subtitle">{subtitle}</p>
      {sized && !sized.second
        ? null
        : (children ?? (
            <>
              <Histogram scale={scale} />
              <Legend entries={entries} only={only} onOnly={onOnly} about={atlas.about} />
            </>
          ))}
      {sized && atlas.resolved && <SizeLegend sized={sized} resolved={atlas.resolved} />}
    </section>
  )
}
