import '../../style/judged.css'
import { Legend } from '../../map/legend.tsx'
import { legendEntries } from '../../map/legend-entry.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import type { ChangeView } from '../atlas/use-map-view.ts'
import type { JudgedAbout } from '../judged/words.ts'
import { cellShades } from './cell-shade.ts'
import { ToHotspots } from './to-hotspots.tsx'
import type { Cells } from './use-cells.ts'

interface CellLegendProps {
  readonly cells: Cells
  readonly about: JudgedAbout
  readonly period: string
  /** The class that alone keeps its colour. */
  readonly only: number | null
  readonly change: ChangeView
}

/** The legend of counts at places: the classes with their unit, the size or bandwidth on the ground, and what the picture does not tell. */
export function CellLegend({ cells, about, period, only, change }: CellLegendProps) {
  const text = useText()
  const { shade } = usePreference()
  const entries = legendEntries(mapThemes[shade], {
    scale: cells.scale,
    shades: cellShades(cells),
    provisional: false,
    rounded: false,
    tellsZero: false,
  })
  return (
    <section className="legend-card judged-legend" aria-label={text('legend.label')}>
      <p className="legend-title">{about.title}</p>
      <p className="legend-subtitle">
        {period} · {about.subtitle}
      </p>
      <Legend entries={entries} only={only} onOnly={(step) => change({ only: step })} countWord="cell.cells" />
      {cells.mode === 'heat' && cells.scale.breaks.length > 0 && <p className="judged-line">{text('cell.below')}</p>}
      {about.lines.map((line) => (
        <p key={line} className="judged-line">
          {line}
        </p>
      ))}
      <p className="judged-caveat">{about.caveat}</p>
      <Explain className="told-about" label={text('cell.more')} title={text('cell.more')}>
        {() => (
          <span className="judged-method">
            <span>{about.fullCaveat}</span>
            <span>{about.method}</span>
            <ToHotspots change={change} />
          </span>
        )}
      </Explain>
    </section>
  )
}
