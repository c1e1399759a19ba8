import type { Random } from '@hub/prisma/demo/random'
import type { Identity } from './identity.ts'
import { type Interval, noBound } from './interval.ts'
import type { Target } from './programme.ts'

/** What one cheap try found. */
export interface Attempt {
  readonly target: Target
  readonly found: Interval
  readonly broken: boolean
}

const unknown: Interval = { low: 0, high: noBound }
const slack = 1e-9

/** The share of told bounds that a try looks behind, and how often it may do so in a row. */
const curiosity = 0.4
const deepest = 3

/** Where each quantity is spoken of. */
function indexOf(identities: readonly Identity[]): ReadonlyMap<string, readonly Identity[]> {
  const index = new Map<string, Identity[]>()
  for (const identity of identities)
    for (const [name] of identity.terms) {
      const known = index.get(name)
      if (known) known.push(identity)
      else index.set(name, [identity])
    }
  return index
}

/**
 * One try of somebody with a pencil: take a sum the cell is part of, take away everything else in it, each at its told bounds or
 * worked out the same way from another sum (by another period, boundary, breakdown or metric), and see what is left.
 */
function differenced(
  name: string,
  known: ReadonlyMap<string, Interval>,
  index: ReadonlyMap<string, readonly Identity[]>,
  random: Random,
  seen: ReadonlySet<string>,
): Interval {
  const told = known.get(name) ?? unknown
  const sums = (index.get(name) ?? []).filter(({ terms }) =>
    terms.every(([other]) => other === name || !seen.has(other)),
  )
  if (sums.length === 0) return told
  const { terms, low, high } = random.item(sums)
  const own = terms.find(([other]) => other === name)?.[1] ?? 1
  const within = new Set([...seen, name])
  let [least, most] = [low, high]
  for (const [other, coefficient] of terms) {
    if (other === name) continue
    const bounds =
      within.size <= deepest && random.chance(curiosity)
        ? differenced(other, known, index, random, within)
        : (known.get(other) ?? unknown)
    least -= coefficient * (coefficient > 0 ? bounds.high : bounds.low)
    most -= coefficient * (coefficient > 0 ? bounds.low : bounds.high)
  }
  const [from, to] = own > 0 ? [least / own, most / own] : [most / own, least / own]
  return { low: Math.max(told.low, from), high: Math.min(told.high, to) }
}

/**
 * So many seeded tries, each at a target picked by chance. What tries learn of a target is kept together: a cell that is told
 * within bounds by several partitions lies where all of them meet.
 */
export function attackByAttempts(
  identities: readonly Identity[],
  known: ReadonlyMap<string, Interval>,
  targets: readonly Target[],
  random: Random,
  tries: number,
): Attempt[] {
  const index = indexOf(identities)
  const met = new Map<Target, Interval>()
  for (let made = 0; made < tries && targets.length > 0; made++) {
    const target = random.item(targets)
    const found = differenced(target.quantity, known, index, random, new Set())
    const before = met.get(target) ?? unknown
    met.set(target, { low: Math.max(before.low, found.low), high: Math.min(before.high, found.high) })
  }
  return [...met].map(([target, found]) => ({
    target,
    found,
    broken: found.low > slack || found.high < target.most - slack,
  }))
}
