import type { Count, Measure, UnitLevel } from '@hub/contract/figure'
import type { Grain } from '@hub/contract/period'

/** Asks the hub over HTTP and answers the data; a fault is thrown. */
export type Ask = <Data>(document: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>

export type Basis = 'BEFORE_2025_07' | 'SINCE_2025_07'

/** A place on the lattice of a metric, as the public API lists it. */
export interface Place {
  readonly metric: string
  readonly basis: Basis
  readonly level: UnitLevel
  readonly grain: Grain
  /** '' for the undivided figure */
  readonly breakdown: string
  readonly threshold: number
}

export interface PublicMetric {
  readonly id: string
  readonly measure: Measure
  readonly sensitive: boolean
  readonly places: readonly Place[]
}

export interface PublicUnit {
  readonly id: string
  readonly basis: Basis
  readonly level: UnitLevel
  readonly code: string
  readonly parentId: string | null
  /** of a commune of 2025: the district before that held all its predecessors; null for former Bắc Giang */
  readonly formerDistrictId: string | null
}

/** One cell of the lattice with what the release says of it. */
export interface ToldCell {
  readonly place: Place
  readonly unitId: string
  readonly start: string
  readonly category: string
  readonly value: Count
  readonly base: Count | null
  readonly rate: (Count & { readonly per: number; readonly denominator: number | null }) | null
  readonly provisional: boolean
}

/** Everything a stranger knows: the metrics, the units and every told cell of the sensitive metrics. */
export interface Knowledge {
  readonly release: number
  readonly metrics: ReadonlyMap<string, PublicMetric>
  readonly units: readonly PublicUnit[]
  readonly cells: ReadonlyMap<string, ToldCell>
}

/** Names a cell of the lattice, the same for every way it is read. */
export const cellName = (
  place: Pick<Place, 'metric' | 'basis' | 'level' | 'grain' | 'breakdown'>,
  unitId: string,
  start: string,
  category: string,
) => [place.metric, place.basis, place.level, place.grain, place.breakdown, unitId, start, category].join('|')

const metricsDocument = `{
  release { number }
  metrics { id measure sensitive lattice { basis level grain breakdown threshold } }
}`

const unitsDocument = `query ($basis: BoundaryBasis, $level: UnitLevel, $after: String) {
  adminUnits(basis: $basis, level: $level, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id basis level code parent { id } predecessors { unit { level basis parent { id level } } } }
  }
}`

const figuresDocument = `query ($metric: ID!, $basis: BoundaryBasis!, $level: UnitLevel!, $grain: Grain!, $breakdown: Breakdown, $from: Date!, $to: Date!) {
  figures(metric: $metric, basis: $basis, level: $level, grain: $grain, breakdown: $breakdown, from: $from, to: $to) {
    figures { unitId period { start } category value { kind value low high } base { kind value low high }
      rate { kind value low high per denominator } provisional }
  }
}`

interface UnitNode {
  readonly id: string
  readonly basis: Basis
  readonly level: UnitLevel
  readonly code: string
  readonly parent: { readonly id: string } | null
  readonly predecessors: readonly {
    readonly unit: {
      readonly level: UnitLevel
      readonly parent: { readonly id: string; readonly level: UnitLevel } | null
    }
  }[]
}

type FigureNode = Omit<ToldCell, 'place' | 'start' | 'category'> & {
  readonly period: { readonly start: string }
  readonly category: string | null
}

async function readUnits(ask: Ask, basis: Basis, level: UnitLevel): Promise<PublicUnit[]> {
  const units: PublicUnit[] = []
  let after: string | null = null
  do {
    type Page = { adminUnits: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: UnitNode[] } }
    const { adminUnits: page }: Page = await ask<Page>(unitsDocument, { basis, level, after })
    for (const node of page.nodes) {
      const districts = new Set(
        node.predecessors.flatMap(({ unit }) => (unit.parent?.level === 'DISTRICT' ? [unit.parent.id] : [])),
      )
      const [formerDistrictId = null] = districts.size === 1 ? [...districts] : []
      units.push({
        id: node.id,
        basis: node.basis,
        level: node.level,
        code: node.code,
        parentId: node.parent?.id ?? null,
        formerDistrictId: node.basis === 'SINCE_2025_07' && node.level === 'COMMUNE' ? formerDistrictId : null,
      })
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return units
}

/** The cells of one place, as whoever asks may read them. */
export async function readPlace(ask: Ask, place: Place, from: string, to: string): Promise<ToldCell[]> {
  const { metric, basis, level, grain, breakdown } = place
  const { figures } = await ask<{ figures: { figures: FigureNode[] } }>(figuresDocument, {
    metric,
    basis,
    level,
    grain,
    breakdown: breakdown === '' ? null : breakdown,
    from,
    to,
  })
  return figures.figures.map(({ period, category, ...cell }) => ({
    ...cell,
    place,
    start: period.start,
    category: category ?? '',
  }))
}

/** The days that figures are read for: all the years that the hub covers. */
export const span = { from: '2019-01-01', to: '2027-12-31' } as const

/** Reads every told cell of every metric that has a threshold, through the public API alone. */
export async function learn(ask: Ask): Promise<Knowledge> {
  type Metrics = {
    release: { number: number }
    metrics: {
      id: string
      measure: Measure
      sensitive: boolean
      lattice: (Omit<Place, 'metric' | 'breakdown'> & { breakdown: string | null })[]
    }[]
  }
  const { release, metrics } = await ask<Metrics>(metricsDocument)
  const known = metrics.map(
    ({ lattice, ...metric }): PublicMetric => ({
      ...metric,
      places: lattice.map((place) => ({ ...place, metric: metric.id, breakdown: place.breakdown ?? '' })),
    }),
  )
  const cells = new Map<string, ToldCell>()
  for (const place of known.flatMap((metric) => metric.places))
    if (place.threshold > 0)
      for (const cell of await readPlace(ask, place, span.from, span.to))
        cells.set(cellName(place, cell.unitId, cell.start, cell.category), cell)
  const units: PublicUnit[] = []
  for (const [basis, level] of [
    ['BEFORE_2025_07', 'PROVINCE'],
    ['BEFORE_2025_07', 'DISTRICT'],
    ['SINCE_2025_07', 'PROVINCE'],
    ['SINCE_2025_07', 'COMMUNE'],
  ] as const)
    units.push(...(await readUnits(ask, basis, level)))
  return { release: release.number, metrics: new Map(known.map((metric) => [metric.id, metric])), units, cells }
}
