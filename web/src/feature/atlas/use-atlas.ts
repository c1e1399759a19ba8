import { useMemo } from 'react'
import { type DrawId, drawnFor } from '../../drawn-as.ts'
import { formatTold, type Language } from '../../format.ts'
import { type ClassScale, classScale } from '../../map/class-scale.ts'
import type { UnitDrawing } from '../../map/model.ts'
import { shadeOf } from '../../map/shade.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import { type Protection, protectionOf } from '../figure/protection.ts'
import { useWorld } from '../shell/use-world.ts'
import { type SymbolRefusal, showsRate, symbolRefusal } from '../size/refusal.ts'
import { type FigureRow, shownCount, toldNumbers } from './figure-table.ts'
import { type Figures, useFigures } from './use-figures.ts'

/** Everything the map page shows, derived from the view and the answers of the hub. */
export interface Atlas extends Figures {
  readonly rate: boolean
  /** Whether the reader sees exact live figures, and so what is for staff. */
  readonly staff: boolean
  /** How the metric is drawn for this reader. */
  readonly draw: DrawId
  /** Why it is not, or would not be, drawn as symbols. */
  readonly symbolRefusal: SymbolRefusal | undefined
  /** The classes of the shown values. */
  readonly scale: ClassScale
  readonly drawings: ReadonlyMap<string, UnitDrawing>
  readonly provisional: boolean
  /** Whether any of the shown figures is rounded to protect persons. */
  readonly rounded: boolean
  /** How the shown figures are protected. */
  readonly about: Protection | undefined
}

/** How the units of one period are drawn on a scale. */
export function drawingsOf(
  rows: ReadonlyMap<string, FigureRow>,
  rate: boolean,
  breaks: readonly number[],
  language: Language,
): ReadonlyMap<string, UnitDrawing> {
  return new Map(
    [...rows].map(([id, row]) => {
      const count = shownCount(row, rate)
      return [id, { shade: shadeOf(count, breaks), label: formatTold(count, language), provisional: row.provisional }]
    }),
  )
}

/**
 * Asks for what a view needs and derives what is drawn.
 * @param peer what a second map beside this one shows: the two share one scale
 */
export function useAtlas(view: MapView, peer?: Pick<Figures, 'table' | 'resolved'>): Atlas {
  const { language } = usePreference()
  const staff = useWorld().kind === 'LIVE'
  const found = useFigures(view)
  const { metric, resolved, table, figures } = found
  const rate = metric !== undefined && showsRate(metric, view.rate)
  const start = resolved?.period.start
  const [peerTable, peerStart] = [peer?.table, peer?.resolved?.period.start]
  const { method, classes, scheme, reversed } = view
  const scale = useMemo(() => {
    const shown = (view.steady ? [...table.keys()] : start ? [start] : []).map((key) => ({ start: key }))
    const beside = peerTable && peerStart ? toldNumbers(peerTable, [{ start: peerStart }], rate) : []
    return classScale([...toldNumbers(table, shown, rate), ...beside], { method, classes, scheme, reversed })
  }, [table, view.steady, start, rate, peerTable, peerStart, method, classes, scheme, reversed])
  const drawings = useMemo(
    () => drawingsOf(figures, rate, scale.breaks, language),
    [figures, rate, scale.breaks, language],
  )
  const about = useMemo(
    () => metric && resolved && protectionOf(metric, view.basis, resolved.level, resolved.grain),
    [metric, resolved, view.basis],
  )
  const refusal = metric && symbolRefusal(metric, view)
  return {
    ...found,
    rate,
    staff,
    draw: view.draw === 'symbol' && refusal ? 'fill' : drawnFor(view.draw, staff),
    symbolRefusal: refusal,
    scale,
    drawings,
    provisional: [...figures.values()].some((row) => row.provisional),
    rounded: [...figures.values()].some((row) => shownCount(row, rate).kind === 'ROUNDED'),
    about,
  }
}
