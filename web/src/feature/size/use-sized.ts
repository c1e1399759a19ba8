import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import { formatTold, type Language, type Told } from '../../format.ts'
import type { UnitDrawing } from '../../map/model.ts'
import { mostOf, type SymbolScale, symbolOf, type UnitSymbol } from '../../map/symbol-scale.ts'
import { useNarrow } from '../../map/use-narrow.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import { type FigureRow, periodsToAsk, tableOf } from '../atlas/figure-table.ts'
import { figuresQuery } from '../atlas/query.ts'
import { grainsFor, type Resolved } from '../atlas/resolve.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { Metric, Unit } from '../atlas/use-figures.ts'
import { type Protection, protectionOf } from '../figure/protection.ts'
import type { Beside, Peer } from '../time/use-beside.ts'
import { overRefusal, partnerRefusal, type SizedMetric, type SizeRefusal } from './refusal.ts'

/** A metric that is told by the size of symbols. */
export interface Sized {
  /** Whether it is the only metric, or the second over the colours of another. */
  readonly second: boolean
  readonly metric: Metric
  readonly figures: ReadonlyMap<string, FigureRow>
  readonly scale: SymbolScale
  readonly symbols: ReadonlyMap<string, UnitSymbol>
  /** How the units below are drawn, with the figures that stand at their names. */
  readonly drawings: ReadonlyMap<string, UnitDrawing>
  /** The same of the map beside, on the same scale; null when one map shows all there is. */
  readonly beside: Pick<Sized, 'symbols' | 'drawings'> | null
  /** First days of the first and the last period that the scale holds for. */
  readonly from: string
  readonly through: string
  readonly provisional: boolean
  readonly rounded: boolean
  readonly about: Protection | undefined
}

/** How asking for the second metric goes, and why it is not drawn. */
export interface SizedState {
  readonly sized: Sized | null
  /** Why the second metric of the address is not drawn; null when it is, or when there is none. */
  readonly refusal: SizeRefusal | null
  /** The second metric of the address, if the hub has it. */
  readonly asked: Metric | undefined
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

/** Radius of the largest circle in pixels, so that neighbours can still be told apart with the whole area in view. */
const largestOf = {
  wide: { PROVINCE: 60, DISTRICT: 38, COMMUNE: 21 },
  narrow: { PROVINCE: 44, DISTRICT: 25, COMMUNE: 14 },
}

const noData: Told = { kind: 'NO_DATA' }
const valuesIn = (rows: Iterable<FigureRow>) => [...rows].map(({ value }) => value)

const symbolsOf = (
  units: readonly Unit[],
  figures: ReadonlyMap<string, FigureRow>,
  scale: SymbolScale,
): ReadonlyMap<string, UnitSymbol> =>
  new Map(units.map(({ id }) => [id, symbolOf(figures.get(id)?.value ?? noData, scale)]))

/** A number at a name on the map; signs stand in the middle of the unit, so they are not repeated there. */
function numberOf(row: FigureRow | undefined, language: Language): string {
  const hasNumber = row && ['EXACT', 'ROUNDED', 'RANGE'].includes(row.value.kind)
  return hasNumber ? `${formatTold(row.value, language)}${row.provisional ? '*' : ''}` : ''
}

/** Units without a colour of their own, under symbols that tell their figures. */
const groundOf = (
  units: readonly Unit[],
  figures: ReadonlyMap<string, FigureRow>,
  language: Language,
): ReadonlyMap<string, UnitDrawing> =>
  new Map(
    units.map(({ id }) => {
      const row = figures.get(id)
      return [id, { shade: { kind: 'PLAIN' }, label: numberOf(row, language), provisional: row?.provisional === true }]
    }),
  )

/** Whether a metric is published where and when another one is shown. */
const isHere = (metric: Metric, view: MapView, { level, grain }: Resolved) =>
  grainsFor(metric, view.basis, level).includes(grain)

/** Why a metric cannot stand as size over the colours of the shown one, whatever else is chosen. */
export function partnerRefusalIn(view: MapView, atlas: Atlas, size: Metric | undefined): SizeRefusal | undefined {
  const { metric, resolved, metrics } = atlas
  if (!metric || !resolved) return undefined
  const here = ({ id }: SizedMetric) => metrics.some((own) => own.id === id && isHere(own, view, resolved))
  return partnerRefusal(metric, size, here)
}

/** What is told by size: the metric itself as symbols, or a second one over its colours. Nothing is asked of a pair that is refused. */
export function useSized(view: MapView, atlas: Atlas, peer: Peer | null, beside: Beside | null): SizedState {
  const { language } = usePreference()
  const narrow = useNarrow()
  const { metric, metrics, resolved, units, table } = atlas
  const asked = metrics.find(({ id }) => id === view.by)
  const refusal =
    view.by === null || !metric || !resolved
      ? null
      : (partnerRefusalIn(view, atlas, asked) ?? overRefusal(metric, { ...view, draw: atlas.draw }) ?? null)
  const over = refusal === null ? asked : undefined
  const span = over && resolved && units.length > 0 ? periodsToAsk(resolved.periods, resolved.period, units.length) : []
  const [first, last] = [span[0], span.at(-1)]
  const found = useDocument(
    figuresQuery,
    over && resolved && first && last
      ? {
          metric: over.id,
          basis: view.basis,
          level: resolved.level,
          grain: resolved.grain,
          from: first.start,
          to: last.end,
        }
      : undefined,
    { keepPrevious: true },
  )
  const overTable = useMemo(() => tableOf(found.data?.figures.figures ?? []), [found.data])
  const own = atlas.draw === 'symbol'
  const shown = own ? metric : over
  const start = resolved?.period.start
  const sized = useMemo((): Sized | null => {
    if (!shown || !resolved || !start) return null
    const from = own ? table : overTable
    const rows = from.get(start) ?? new Map<string, FigureRow>()
    const all = [from, ...(own && peer ? [peer.table] : [])]
    const most = mostOf(all.flatMap((part) => [...part.values()].flatMap((period) => valuesIn(period.values()))))
    const radii = largestOf[narrow ? 'narrow' : 'wide']
    const scale = { most, largest: radii[resolved.level] }
    const days = [...from.keys()].sort()
    const labelled = (id: string, drawing: UnitDrawing): UnitDrawing => {
      const row = rows.get(id)
      const number = numberOf(row, language)
      return {
        ...drawing,
        label: number ? `${drawing.label}\n● ${number}` : drawing.label,
        provisional: drawing.provisional || row?.provisional === true,
      }
    }
    return {
      second: !own,
      metric: shown,
      figures: rows,
      scale,
      symbols: symbolsOf(units, rows, scale),
      drawings: own
        ? groundOf(units, rows, language)
        : new Map([...atlas.drawings].map(([id, drawing]) => [id, labelled(id, drawing)])),
      beside:
        own && peer && beside
          ? {
              symbols: symbolsOf(peer.units, peer.figures, scale),
              drawings: groundOf(peer.units, peer.figures, language),
            }
          : null,
      from: days[0] ?? start,
      through: days.at(-1) ?? start,
      provisional: [...rows.values()].some((row) => row.provisional),
      rounded: [...rows.values()].some((row) => row.value.kind === 'ROUNDED'),
      about: protectionOf(shown, view.basis, resolved.level, resolved.grain),
    }
  }, [shown, own, resolved, start, table, overTable, peer, beside, narrow, units, atlas.drawings, view.basis, language])
  return {
    sized,
    refusal,
    asked,
    loading: over !== undefined && found.isFetching,
    error: over ? found.error : null,
    retry: () => void found.refetch(),
  }
}
