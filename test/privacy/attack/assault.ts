import { type Random, randomFrom } from '@hub/prisma/demo/random'
import { attackByAttempts } from './attempt.ts'
import { type Identity, identitiesOf, type Part, quantity, weighedPart } from './identity.ts'
import { type Attacker, attackers, type Interval, intervalsOf, shareIdentities } from './interval.ts'
import { attackByProgramme, type Bound, type Target } from './programme.ts'
import { type Basis, cellName, type Knowledge } from './stranger.ts'

/** What an assault is made with. */
export interface Size {
  /** Withheld cells to look at, picked by chance; all of them when left out. */
  readonly cells?: number
  readonly tries: number
  readonly seed: string
}

/** A withheld cell that the published numbers tell more of than that it is below its threshold. */
interface Break {
  readonly attacker: Attacker
  readonly by: 'PROGRAMME' | 'ATTEMPT'
  readonly quantity: string
  readonly found: Interval
  readonly most: number
}

export interface Assault {
  /** Withheld cells by metric, and how many of them were attacked. */
  readonly withheld: ReadonlyMap<string, number>
  readonly attacked: ReadonlyMap<string, number>
  readonly breaks: readonly Break[]
}

export const metricOf = (name: string) => name.split('|')[0] ?? ''

/** Every withheld cell as something to find out. Hidden well, it may be anything from 0 to just below its threshold. */
function targetsOf({ cells, metrics }: Knowledge): Target[] {
  return [...cells].flatMap(([name, cell]) => {
    const metric = metrics.get(cell.place.metric)
    if (!metric || cell.value.kind !== 'WITHHELD') return []
    return [{ quantity: quantity(name, weighedPart(metric)), most: cell.place.threshold - 1 }]
  })
}

function sample<T>(items: readonly T[], most: number | undefined, random: Random): readonly T[] {
  if (most === undefined || items.length <= most) return items
  const left = [...items]
  return Array.from({ length: most }, () => left.splice(random.int(0, left.length - 1), 1)).flat()
}

function countBy(targets: readonly Target[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const target of targets) {
    const metric = metricOf(target.quantity)
    counts.set(metric, (counts.get(metric) ?? 0) + 1)
  }
  return counts
}

/** Everything that a stranger can reckon with. */
export const everyIdentity = (knowledge: Knowledge): Identity[] => [
  ...identitiesOf(knowledge),
  ...shareIdentities(knowledge),
]

/** Attacks what is withheld with both attackers and both tools. */
export async function assault(knowledge: Knowledge, { cells, tries, seed }: Size): Promise<Assault> {
  const identities = everyIdentity(knowledge)
  const all = targetsOf(knowledge)
  const random = randomFrom(seed)
  const targets = sample(all, cells, random)
  const breaks: Break[] = []
  for (const attacker of attackers) {
    const known = intervalsOf(knowledge, attacker)
    for (const { target, low, high, broken } of await attackByProgramme(identities, known, targets))
      if (broken) breaks.push({ attacker, by: 'PROGRAMME', ...target, found: { low, high } })
    const share = Math.ceil(tries / attackers.length)
    for (const { target, found, broken } of attackByAttempts(identities, known, all, random, share))
      if (broken) breaks.push({ attacker, by: 'ATTEMPT', ...target, found })
  }
  return { withheld: countBy(all), attacked: countBy(targets), breaks }
}

/** What is known of the difference of two cells; `outer` less `inner` is the truth of it. */
interface Remainder extends Bound {
  readonly outer: string
  readonly inner: string
}

/** The part of the merged province that is not the province before: told by no cell, but by the difference of two. */
export async function boundsOfRemainder(knowledge: Knowledge): Promise<Remainder[]> {
  const province = (basis: Basis) =>
    knowledge.units.find((unit) => unit.basis === basis && unit.level === 'PROVINCE')?.id
  const [before, since] = [province('BEFORE_2025_07'), province('SINCE_2025_07')]
  if (before === undefined || since === undefined) return []
  const found: { identities: Identity[]; target: Target; outer: string; inner: string }[] = []
  for (const [name, { place, unitId, start, category, value }] of knowledge.cells) {
    const metric = knowledge.metrics.get(place.metric)
    if (!metric || unitId !== since || start < '2025-07-01' || value.kind === 'NO_DATA') continue
    const part = weighedPart(metric)
    const innerName = cellName({ ...place, basis: 'BEFORE_2025_07' }, before, start, category)
    const inner = quantity(innerName, part)
    const rest = `${quantity(name, part)} less the province before`
    const left = (one: Part): Identity['terms'] => [
      [quantity(name, one), 1],
      [quantity(innerName, one), -1],
      [rest, -1],
    ]
    const why = 'what is left of the merged province'
    const share: Identity = {
      why: `${why}, and its share`,
      terms: left('PART'),
      low: Number.NEGATIVE_INFINITY,
      high: 0,
    }
    found.push({
      identities: [{ why, terms: left(part), low: 0, high: 0 }, ...(metric.measure === 'SHARE' ? [share] : [])],
      target: { quantity: rest, most: place.threshold - 1 },
      outer: quantity(name, part),
      inner,
    })
  }
  const bounds = await attackByProgramme(
    [...everyIdentity(knowledge), ...found.flatMap(({ identities }) => identities)],
    intervalsOf(knowledge, 'INFORMED'),
    found.map(({ target }) => target),
  )
  return bounds.flatMap((bound) => {
    const { outer, inner } = found.find(({ target }) => target === bound.target) ?? {}
    return outer !== undefined && inner !== undefined ? [{ ...bound, outer, inner }] : []
  })
}
