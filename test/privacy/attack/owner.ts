import type { Identity, Part } from './identity.ts'
import { quantity, weighedPart } from './identity.ts'
import { type Ask, cellName, type Knowledge, readPlace, span, type ToldCell } from './stranger.ts'

/** What the hub's own people know: the exact count of each quantity of the lattice. Never used in an attack, only to judge one. */
export interface Truth {
  /** By quantity; what has no fact is 0. */
  readonly exact: ReadonlyMap<string, number>
  /** How many persons or records a cell speaks of: what its threshold looks at. */
  weightOf(cell: ToldCell): number
}

const victimsOf = (name: string) =>
  name.replace('support_given_share|', 'victims_identified|').replace('#BASE', '#COUNT')

/** Reads the exact figures of every protected place with an account that may. */
export async function readTruth(askExact: Ask, knowledge: Knowledge): Promise<Truth> {
  const exact = new Map<string, number>()
  for (const metric of knowledge.metrics.values())
    for (const place of metric.places) {
      if (place.threshold === 0) continue
      for (const cell of await readPlace(askExact, place, span.from, span.to)) {
        const name = cellName(place, cell.unitId, cell.start, cell.category)
        const set = (part: Part, value: number) => exact.set(quantity(name, part), value)
        if (metric.measure === 'COUNT' || metric.measure === 'SUM') set('COUNT', cell.value.value ?? 0)
        else {
          const base = cell.base?.value ?? 0
          set('BASE', base)
          // the share is told to a tenth of a percent, which names the part for bases below a thousand
          if (metric.measure === 'SHARE') set('PART', Math.round(((cell.value.value ?? 0) * base) / 100))
        }
      }
    }
  // live its base counts entitlements, released it counts the persons who have them
  for (const name of exact.keys())
    if (name.startsWith('support_given_share|') && name.endsWith('#BASE'))
      exact.set(name, exact.get(victimsOf(name)) ?? 0)
  return {
    exact,
    weightOf({ place, unitId, start, category }) {
      const metric = knowledge.metrics.get(place.metric)
      if (!metric) throw new Error(`${place.metric} is no metric.`)
      return exact.get(quantity(cellName(place, unitId, start, category), weighedPart(metric))) ?? 0
    },
  }
}

/** What an identity is off by, where it does not hold of the true numbers: then it is no knowledge but a mistake. */
export interface Mistake {
  readonly identity: Identity
  readonly sum: number
}

/** Parts of shares are reckoned back from percents told to a tenth, and may be off by so much of the greatest in a sum. */
const partsOffBy = 0.001

/** Holds everything that the attackers reckon with against the truth. */
export function mistakes(identities: readonly Identity[], { exact }: Truth): Mistake[] {
  return identities.flatMap((identity) => {
    const sum = identity.terms.reduce((all, [name, coefficient]) => all + coefficient * (exact.get(name) ?? 0), 0)
    const parts = identity.terms.flatMap(([name]) => (name.endsWith('#PART') ? (exact.get(name) ?? 0) : []))
    const off = parts.length > 0 ? parts.length / 2 + partsOffBy * Math.max(...parts) : 0
    return sum < identity.low - off || sum > identity.high + off ? [{ identity, sum }] : []
  })
}
