import { type Grain, monthsIn } from '@hub/contract/period'
import type { MetricRow } from '../../data/figure-catalogue.ts'
import type { Place } from './place.ts'

/** A sum that a stranger can do: a place and the places that make it up. Members are indices into the list of places. */
export interface Margin {
  readonly whole: number
  readonly parts: readonly number[]
  /**
   * SUM: the parts make up the whole, but for a person who counts in two of them. REST: the whole may hold more than its parts,
   * such as tips whose commune is not known. COVER: parts overlap freely, as kinds of support do: the whole is no more than their
   * sum and no less than any of them. REMAINDER: the whole and its one part tell of a third group, which is published nowhere but
   * must not be told by their difference either.
   */
  readonly kind: 'SUM' | 'REST' | 'COVER' | 'REMAINDER'
  readonly by: 'TIME' | 'UNIT' | 'BREAKDOWN'
}

/** Which units lie in which: for a unit, those of another scheme or level that are whole parts of it. */
export type PartsOf = (unitId: string) => ReadonlySet<string>

const grainOrder: readonly Grain[] = ['MONTH', 'QUARTER', 'YEAR', 'MULTI_YEAR']

/** Metrics whose persons come again: one who is supported in two years, or in two ways, is one person. */
const overlapping = new Set(['victims_supported'])

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

type Indexed = Place & { readonly index: number }
interface Sum {
  readonly whole: Indexed
  readonly parts: readonly Indexed[]
}

/** Each period and the periods of the next finer grain that make it up, if all of them are on the grid. */
function timeMargins(places: readonly Indexed[]): Sum[] {
  const lines = groupBy(places, ({ lattice, unit, category }) =>
    [lattice.scheme, lattice.level, lattice.breakdown, unit.id, category].join(' '),
  )
  return [...lines.values()].flatMap((line) => {
    const byGrain = groupBy(line, ({ lattice }) => lattice.grain)
    const grains = grainOrder.filter((grain) => byGrain.has(grain))
    return grains.slice(1).flatMap((grain, position) => {
      const finer = byGrain.get(grains[position] ?? grain) ?? []
      return (byGrain.get(grain) ?? []).flatMap((whole) => {
        const { start, end } = whole.period
        const parts = finer.filter(({ period }) => period.start >= start && period.end <= end)
        const months = parts.reduce((sum, { period }) => sum + monthsIn(period).length, 0)
        return months === monthsIn(whole.period).length ? [{ whole, parts }] : []
      })
    })
  })
}

/** Each unit and the units of the level below, and of the other boundary scheme, that lie in it. */
function unitMargins(places: readonly Indexed[], partsOf: PartsOf): Sum[] {
  const slices = groupBy(places, ({ lattice, period, category }) =>
    [lattice.grain, period.start, lattice.breakdown, category].join(' '),
  )
  return [...slices.values()].flatMap((slice) => {
    const at = (scheme: string, level: string) =>
      slice.filter(({ lattice }) => lattice.scheme === scheme && lattice.level === level)
    const within = (whole: Indexed, candidates: readonly Indexed[]) => {
      const inside = partsOf(whole.unit.id)
      return candidates.filter(({ unit }) => inside.has(unit.id))
    }
    const communes = at('24', 'COMMUNE')
    const old = at('27', 'PROVINCE')
    return [
      ...old.map((whole) => ({ whole, parts: within(whole, at('27', 'DISTRICT')) })),
      ...at('27', 'DISTRICT').map((whole) => ({ whole, parts: within(whole, communes) })),
      // the merged province is the old one and what came to it, as a whole and, where they are told, by its communes
      ...at('24', 'PROVINCE').flatMap((whole) =>
        old.flatMap((part) => {
          const others = communes.filter(({ unit }) => !partsOf(part.unit.id).has(unit.id))
          const came = { whole, parts: [part] }
          return others.length > 0 ? [came, { whole, parts: [part, ...others] }] : [came]
        }),
      ),
    ].filter(({ parts }) => parts.length > 0)
  })
}

/** Each undivided figure and its categories. */
function breakdownMargins(places: readonly Indexed[]): Sum[] {
  const slices = groupBy(places, ({ lattice, unit, period }) =>
    [lattice.scheme, lattice.level, lattice.grain, unit.id, period.start].join(' '),
  )
  return [...slices.values()].flatMap((slice) => {
    const whole = slice.find(({ lattice }) => lattice.breakdown === '')
    if (!whole) return []
    const divided = groupBy(
      slice.filter(({ lattice }) => lattice.breakdown !== ''),
      ({ lattice }) => lattice.breakdown,
    )
    return [...divided.values()].map((parts) => ({ whole, parts }))
  })
}

const sumOf = (parts: readonly Place[], amount: 'truth' | 'part') =>
  parts.reduce((sum, place) => sum + place[amount], 0)

/** Every sum over the published places of a metric. `amount` says of what: of the records, or of those in a share's numerator. */
export function marginsOf(
  places: readonly Place[],
  partsOf: PartsOf,
  metric: Pick<MetricRow, 'id'>,
  amount: 'truth' | 'part' = 'truth',
): Margin[] {
  const indexed = places.map((place, index) => ({ ...place, index }))
  const kindOf = (whole: Place, parts: readonly Place[], by: Margin['by']): Margin['kind'] => {
    if (overlapping.has(metric.id) && by !== 'UNIT') return 'COVER'
    if (by === 'UNIT' && whole.lattice.scheme === '24' && parts.length === 1) return 'REMAINDER'
    return whole[amount] > sumOf(parts, amount) ? 'REST' : 'SUM'
  }
  const found = [
    ...timeMargins(indexed).map((margin) => ({ ...margin, by: 'TIME' as const })),
    ...unitMargins(indexed, partsOf).map((margin) => ({ ...margin, by: 'UNIT' as const })),
    ...breakdownMargins(indexed).map((margin) => ({ ...margin, by: 'BREAKDOWN' as const })),
  ]
  return found.map(({ whole, parts, by }) => ({
    whole: whole.index,
    parts: parts.map((part) => part.index),
    kind: kindOf(whole, parts, by),
    by,
  }))
}
