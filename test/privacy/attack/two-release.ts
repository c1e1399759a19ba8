import { everyIdentity } from './assault.ts'
import { quantity, weighedPart } from './identity.ts'
import { type Interval, intervalsOf, noBound } from './interval.ts'
import { attackByProgramme, type Bound, type Target } from './programme.ts'
import type { Knowledge } from './stranger.ts'

/** What a stranger who kept an earlier release knows of the same world more than the later one tells. */
export interface Memory {
  /** What the earlier release told of a cell more than the later one, where both can be true. */
  readonly remembered: ReadonlyMap<string, Interval>
  /** Bounds of the cells that neither release tells. */
  readonly bounds: readonly Bound[]
}

/**
 * Sets two releases side by side in one programme: every sum, what the later one tells, and of each cell what the earlier one told
 * more. Where both cannot be true of one world the stranger sees that something was corrected, and forgets that cell.
 */
export async function attackWithMemory(earlier: Knowledge, later: Knowledge): Promise<Memory> {
  const identities = everyIdentity(later)
  // the PLAIN attacker: one who takes a withheld cell for a small one would contradict what he remembers of it
  const known = intervalsOf(later, 'PLAIN')
  const remembered = new Map<string, Interval>()
  for (const [name, { low, high }] of intervalsOf(earlier, 'PLAIN')) {
    const now = known.get(name) ?? { low: 0, high: noBound }
    const both = { low: Math.max(low, now.low), high: Math.min(high, now.high) }
    if (both.low <= both.high && (both.low > now.low || both.high < now.high)) remembered.set(name, both)
  }
  const targets = [...later.cells].flatMap(([name, { place, value }]): Target[] => {
    const metric = later.metrics.get(place.metric)
    if (!metric || value.kind !== 'WITHHELD') return []
    const hidden = quantity(name, weighedPart(metric))
    return remembered.has(hidden) ? [] : [{ quantity: hidden, most: place.threshold - 1 }]
  })
  const bounds = async () => await attackByProgramme(identities, new Map([...known, ...remembered]), targets)
  const possible = () =>
    bounds().then(
      () => true,
      () => false,
    )
  if (!(await possible())) {
    const all = [...remembered]
    remembered.clear()
    for (const [name, interval] of all) {
      remembered.set(name, interval)
      if (!(await possible())) remembered.delete(name)
    }
  }
  return { remembered, bounds: await bounds() }
}
