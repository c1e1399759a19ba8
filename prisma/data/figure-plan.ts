import { type Breakdown, type LatticePlace, maxFigureCells, type Scheme, type UnitLevel } from '@hub/contract/figure'
import { type Grain, isDay, type Period, periodsBetween } from '@hub/contract/period'
import type { Access } from '../access.ts'
import { badInput, nothingPublished, Refusal } from '../refusal.ts'
import {
  categoriesOf,
  type FigureCatalogue,
  type FigureUnit,
  type LatticeRow,
  latticeAt,
  type MetricRow,
} from './figure-catalogue.ts'

/** What is asked for. `from` and `to` are days, both inside; the span is widened to whole periods of the grain. */
export interface FigureRequest {
  readonly metric: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  readonly from: string
  readonly to: string
  readonly breakdown?: Breakdown | null
  /** Ids of units of this scheme and level; all of them when left out. */
  readonly unitIds?: readonly string[] | null
}

/** A figure was asked for where none is published; `extensions.published`, or plain words, list where this metric is. */
export class NotPublished extends Refusal {
  constructor(message: string, published: readonly LatticeRow[]) {
    const places = published.map(({ scheme, level, grain, breakdown, threshold }) => ({
      basis: scheme === '27' ? 'BEFORE_2025_07' : 'SINCE_2025_07',
      level,
      grain,
      breakdown: breakdown === '' ? null : breakdown,
      threshold,
    }))
    super(
      'NOT_PUBLISHED',
      `${message}; extensions.published lists what is.`,
      { published: places },
      `${message}. ${placesInWords(published)}`,
    )
  }
}

/** Where a metric is published, in one sentence: for DISTRICT by MONTH, YEAR (basis 27). Breakdowns are left out. */
function placesInWords(published: readonly LatticeRow[]): string {
  const grainsOf = new Map<string, Set<Grain>>()
  for (const { scheme, level, grain } of published) {
    const place = `${scheme} ${level}`
    grainsOf.set(place, (grainsOf.get(place) ?? new Set()).add(grain))
  }
  const words = [...grainsOf].map(([place, grains]) => {
    const [scheme, level] = place.split(' ')
    return `for ${level} by ${[...grains].join(', ')} (basis ${scheme})`
  })
  return words.length > 0 ? `It is ${words.join('; ')}.` : 'It is published nowhere.'
}

/** A request that was checked: rows in place of names, periods in place of days. */
export interface FigurePlan extends LatticePlace {
  readonly metric: MetricRow
  /** Lattice rows of the place; empty when it is read live off the lattice. */
  readonly lattice: readonly LatticeRow[]
  readonly units: readonly FigureUnit[]
  readonly periods: readonly Period[]
  readonly categories: readonly string[]
}

/** Whether a viewer reads exact live figures rather than the release. */
export const readsLive = (access: Access): boolean =>
  access.role === 'owner' || (access.role === 'staff' && access.scopes.includes('figures:exact'))

/** Checks a request against a catalogue. Off the lattice only live readers may go. */
export function planFigures(catalogue: FigureCatalogue, request: FigureRequest, live: boolean): FigurePlan {
  const metric = catalogue.metrics.get(request.metric)
  if (!metric && catalogue.metrics.size === 0) throw nothingPublished()
  if (!metric) {
    const words = `there is no metric "${request.metric.slice(0, 60)}"`
    throw new Refusal(
      'NOT_FOUND',
      `metric: ${words}; the field metrics lists them.`,
      {},
      `metric: ${words}. There are: ${[...catalogue.metrics.keys()].join(', ')}.`,
    )
  }
  for (const field of ['from', 'to'] as const)
    if (!isDay(request[field])) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (request.from > request.to) throw badInput('from', 'lies after "to".')
  const breakdown = request.breakdown ?? ''
  const place = { scheme: request.scheme, level: request.level, grain: request.grain, breakdown } as const
  const lattice = latticeAt(catalogue, metric.id, place)
  if (lattice.length === 0 && !live) {
    throw new NotPublished(
      `${metric.id} is not published for ${request.level} by ${request.grain}${breakdown ? ` and ${breakdown}` : ''} on this boundary basis`,
      catalogue.lattice.get(metric.id) ?? [],
    )
  }
  const all = catalogue.unitsOf(request.scheme, request.level)
  const wanted = request.unitIds ? new Set(request.unitIds) : undefined
  const units = wanted ? all.filter((unit) => wanted.delete(unit.id)) : all
  if (wanted && wanted.size > 0)
    throw badInput('units', 'every unit must be of the asked boundary basis and level; at least one is not.')
  const periods = periodsBetween(request.grain, request.from, request.to)
  const categories = categoriesOf(catalogue, metric, breakdown)
  const cells = units.length * periods.length * categories.length
  if (cells > maxFigureCells) {
    throw new Refusal(
      'TOO_LARGE',
      `${cells} cells were asked for (${units.length} units × ${periods.length} periods × ${categories.length} categories); the limit is ${maxFigureCells}. Ask for a shorter time, fewer units or a coarser grain.`,
    )
  }
  return { ...place, metric, lattice, units, periods, categories }
}
