import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { CellModel } from '../../map/cell-model.ts'
import { hexagonOf } from '../../map/hexagon.ts'
import { edgeAt, effortMarks, hotspotMark, hotspotMarks, judgedPalette, markStep } from '../../map/judgement.ts'
import type { JudgedMap, UnitDrawing } from '../../map/model.ts'
import { mapThemes } from '../../map/theme.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import { grainsFor } from '../atlas/resolve.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import {
  type CellHotspotSet,
  canJudge,
  cellMetricOf,
  type EffortSet,
  effortDrawing,
  type HotspotSet,
  hotspotDrawing,
  signsOf,
} from './judged.ts'
import { cellHotspotsQuery, effortQuery, hotspotsQuery } from './query.ts'

/** Why a judgement that was asked for is not shown. */
type JudgedFault = 'NO_DENOMINATOR' | 'NO_TIPS_HERE' | 'NO_CELLS'

/** One mark of the legend with how many places bear it. */
export interface JudgedEntry {
  readonly id: string
  readonly sign: string
  readonly colour: string
  readonly places: number
  /** Lines over the colour: only protected numbers leave it open. */
  readonly lined: boolean
}

/** A judgement of places, and how the map draws it. */
export interface Judged {
  readonly mode: 'hotspot' | 'effort'
  readonly fault: JudgedFault | null
  readonly hotspots: HotspotSet | undefined
  readonly cells: CellHotspotSet | undefined
  readonly effort: EffortSet | undefined
  /** Undefined when it is refused: the map then shows the figures. Empty while it is on its way. */
  readonly drawings: ReadonlyMap<string, UnitDrawing> | undefined
  readonly map: JudgedMap | null
  /** The judged hexagons; null when units are judged. */
  readonly hexagons: CellModel | null
  readonly entries: readonly JudgedEntry[]
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

const spread = ['POPULATION', 'HOUSEHOLDS', 'SMALL_HOUSEHOLDS']
const noUnits: ReadonlyMap<string, UnitDrawing> = new Map()

/** Why the view cannot be judged; null when it can. */
function faultOf(view: MapView, atlas: Atlas, cells: boolean): JudgedFault | null {
  const { metric, resolved } = atlas
  if (!metric || !resolved) return null
  if (atlas.draw === 'effort') {
    const tips = atlas.metrics.find(({ id }) => id === 'tips_received')
    return tips && grainsFor(tips, view.basis, resolved.level).includes(resolved.grain) ? null : 'NO_TIPS_HERE'
  }
  if (!canJudge(metric)) return 'NO_DENOMINATOR'
  return cells && !(metric.id in cellMetricOf) ? 'NO_CELLS' : null
}

/**
 * Asks for the judgement that a view shows, and derives how it is drawn; null when it shows none.
 *
 * @param zoom of the map: hexagons are judged in the size that is drawn
 */
export function useJudged(view: MapView, atlas: Atlas, zoom: number): Judged | null {
  const { language, shade } = usePreference()
  const { draw, metric, resolved } = atlas
  const mode = draw === 'hotspot' || draw === 'effort' ? draw : null
  const byCell = mode === 'hotspot' && view.cells && atlas.staff
  const fault = mode ? faultOf(view, atlas, byCell) : null
  const asked = mode && !fault && metric && resolved
  const when = resolved && { grain: resolved.grain, period: resolved.period.start }
  const where = resolved && { basis: view.basis, level: resolved.level }
  const share = metric?.measure === 'SHARE'
  const hotspots = useDocument(
    hotspotsQuery,
    asked && mode === 'hotspot' && !byCell && when && where
      ? { metric: metric.id, ...where, ...when, denominator: share ? null : view.divisor }
      : undefined,
    { keepPrevious: true },
  )
  const cellMetric = metric && cellMetricOf[metric.id]
  const cells = useDocument(
    cellHotspotsQuery,
    asked && byCell && when && cellMetric
      ? {
          metric: cellMetric,
          ...when,
          edge: edgeAt(zoom),
          denominator: view.divisor && spread.includes(view.divisor) ? view.divisor : null,
        }
      : undefined,
    { keepPrevious: true },
  )
  const effort = useDocument(
    effortQuery,
    asked && mode === 'effort' && when && where ? { ...where, ...when, measure: view.effort } : undefined,
    { keepPrevious: true },
  )
  const told = asked
    ? { hotspots: hotspots.data?.hotspots, cells: cells.data?.cellHotspots, effort: effort.data?.reportingEffort }
    : {}
  const shown = {
    hotspots: mode === 'hotspot' && !byCell ? told.hotspots : undefined,
    cells: byCell ? told.cells : undefined,
    effort: mode === 'effort' ? told.effort : undefined,
  }
  const drawn = useMemo(
    () => drawnOf(shown.hotspots, shown.cells, shown.effort, language),
    [shown.hotspots, shown.cells, shown.effort, language],
  )
  const map = useMemo<JudgedMap | null>(
    () => (drawn ? { palette: judgedPalette(drawn.marks, mapThemes[shade]), signs: drawn.signs } : null),
    [drawn, shade],
  )
  const hexagons = useMemo<CellModel | null>(
    () => (drawn?.cells && map ? { kind: 'cell', palette: map.palette, cells: drawn.cells } : null),
    [drawn, map],
  )
  if (!mode) return null
  const queries = [hotspots, cells, effort]
  return {
    mode,
    fault,
    ...shown,
    drawings: fault ? undefined : (drawn?.units ?? noUnits),
    map,
    hexagons,
    entries: drawn ? entriesOf(drawn, map?.palette ?? []) : [],
    loading: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}

interface Drawn {
  readonly marks: typeof hotspotMarks | typeof effortMarks
  readonly units: ReadonlyMap<string, UnitDrawing>
  readonly signs: ReadonlyMap<string, string>
  readonly cells: (CellModel & { readonly kind: 'cell' })['cells'] | null
}

function drawnOf(
  hotspots: HotspotSet | undefined,
  cells: CellHotspotSet | undefined,
  effort: EffortSet | undefined,
  language: 'vi' | 'en',
): Drawn | undefined {
  if (hotspots)
    return {
      marks: hotspotMarks,
      units: new Map(hotspots.units.map((unit) => [unit.unitId, hotspotDrawing(unit, language)])),
      signs: signsOf('hotspot', hotspots.units),
      cells: null,
    }
  if (effort)
    return {
      marks: effortMarks,
      units: new Map(effort.units.map((unit) => [unit.unitId, effortDrawing(unit, language)])),
      signs: signsOf('effort', effort.units),
      cells: null,
    }
  if (!cells) return undefined
  const marked = cells.cells.flatMap((cell) => {
    const { cellId: id } = cell
    const step = markStep(hotspotMarks, hotspotMark(cell))
    const label = cell.class === 'NOT_ENOUGH_DATA' ? '' : (hotspotMarks[step]?.sign ?? '')
    if (!cell.centre) return []
    const centre = [cell.centre.lon, cell.centre.lat] as const
    return [{ id, centre, outline: hexagonOf(id, centre), step, label }]
  })
  return { marks: hotspotMarks, units: noUnits, signs: new Map(), cells: marked }
}

/** Marks of the legend that are in use. Hot stands above cold. */
function entriesOf({ marks, units, cells }: Drawn, palette: readonly string[]): JudgedEntry[] {
  const steps = cells
    ? cells.map(({ step }) => step)
    : [...units.values()].flatMap(({ shade }) => ('step' in shade ? [shade.step] : []))
  const entries = marks.map(({ id, sign }, step) => ({
    id,
    sign,
    colour: palette[step] ?? '',
    places: steps.filter((own) => own === step).length,
    lined: id.startsWith('MAYBE'),
  }))
  const used = entries.filter(({ places }) => places > 0)
  if (marks !== hotspotMarks) return used
  const last = used.filter(({ id }) => id === 'NOT_JUDGED')
  return [...used.filter(({ id }) => id !== 'NOT_JUDGED').reverse(), ...last]
}
