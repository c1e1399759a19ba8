import loadHighs, { type Highs, type Model } from 'highs'
import type { Identity } from './identity.ts'
import { type Interval, noBound } from './interval.ts'

/** Least and greatest number that a quantity can have. `low` and `high` are as far out as was asked for, or farther. */
export interface Target {
  readonly quantity: string
  /** It is hidden well when it may be as low as 0 and as high as this. */
  readonly most: number
}

export interface Bound extends Interval {
  readonly target: Target
  readonly broken: boolean
}

const slack = 1e-5

/** Groups that have no identity in common, each a programme of its own. */
function components(identities: readonly Identity[]): Identity[][] {
  const parent = new Map<string, string>()
  const find = (one: string): string => {
    let root = one
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = one; at !== root; ) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  for (const { terms } of identities) {
    const [first] = terms
    if (first) for (const [name] of terms) parent.set(find(name), find(first[0]))
  }
  const groups = new Map<string, Identity[]>()
  for (const identity of identities) {
    const root = find(identity.terms[0]?.[0] ?? '')
    const group = groups.get(root)
    if (group) group.push(identity)
    else groups.set(root, [identity])
  }
  return [...groups.values()]
}

/** One component as a linear programme that is kept and asked again, each time from where the last answer stood. */
class Programme {
  readonly #highs: Highs
  readonly #model: Model
  readonly #column = new Map<string, number>()

  constructor(highs: Highs, identities: readonly Identity[], known: ReadonlyMap<string, Interval>) {
    this.#highs = highs
    for (const { terms } of identities)
      for (const [name] of terms) if (!this.#column.has(name)) this.#column.set(name, this.#column.size)
    const names = [...this.#column.keys()]
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const { terms } of identities) {
      for (const [name, coefficient] of terms) {
        indices.push(this.#column.get(name) ?? 0)
        values.push(coefficient)
      }
      starts.push(indices.length)
    }
    const bounded = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity)
    this.#model = highs.createModel({
      numCols: names.length,
      numRows: identities.length,
      colCost: names.map(() => 0),
      colLower: names.map((name) => known.get(name)?.low ?? 0),
      colUpper: names.map((name) => known.get(name)?.high ?? noBound),
      rowLower: identities.map(({ low }) => bounded(low)),
      rowUpper: identities.map(({ high }) => bounded(high)),
      matrix: {
        format: 'csr',
        numRows: identities.length,
        numCols: names.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    })
    this.#model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  }

  has(name: string): boolean {
    return this.#column.has(name)
  }

  /** The values of the quantities where the sum of some of them is least (sense 1) or greatest (sense -1). */
  solve(names: readonly string[], sense: 1 | -1): (name: string) => number {
    const columns = names.map((name) => this.#column.get(name) ?? -1)
    for (const column of columns) this.#model.changeColCost(column, sense)
    const { modelStatus } = this.#model.run()
    if (modelStatus !== this.#highs.constants.modelStatus.optimal)
      throw new Error(`What is told contradicts itself, or the solver gave up (${modelStatus}), about ${names[0]}.`)
    const { colValue } = this.#model.getSolution()
    for (const column of columns) this.#model.changeColCost(column, 0)
    return (name) => colValue[this.#column.get(name) ?? -1] ?? Number.NaN
  }

  dispose(): void {
    this.#model.dispose()
  }
}

/** Bounds of the targets of one component. A solution that puts another target far out speaks for that one too. */
function boundsOf(programme: Programme, targets: readonly Target[]): Bound[] {
  const low = new Map<string, number>()
  const high = new Map<string, number>()
  const note = (solution: (name: string) => number) => {
    for (const { quantity } of targets) {
      const value = solution(quantity)
      low.set(quantity, Math.min(low.get(quantity) ?? Number.POSITIVE_INFINITY, value))
      high.set(quantity, Math.max(high.get(quantity) ?? Number.NEGATIVE_INFINITY, value))
    }
  }
  const names = targets.map(({ quantity }) => quantity)
  for (const sense of [1, -1] as const) note(programme.solve(names, sense))
  const hiddenLow = ({ quantity }: Target) => (low.get(quantity) ?? 0) <= slack
  const hiddenHigh = ({ quantity, most }: Target) => (high.get(quantity) ?? 0) >= most - slack
  for (const target of targets) {
    if (!hiddenLow(target)) note(programme.solve([target.quantity], 1))
    if (!hiddenHigh(target)) note(programme.solve([target.quantity], -1))
  }
  return targets.map((target) => ({
    target,
    low: low.get(target.quantity) ?? 0,
    high: high.get(target.quantity) ?? noBound,
    broken: !hiddenLow(target) || !hiddenHigh(target),
  }))
}

/**
 * The least and greatest number that each target can have by everything that is told and all that the arithmetic gives away: what
 * the best attacker with a linear programme learns. HiGHS solves them: the one well-kept free solver on npm that keeps a programme
 * and goes on from its last answer, and it comes as WebAssembly without an install script.
 */
export async function attackByProgramme(
  identities: readonly Identity[],
  known: ReadonlyMap<string, Interval>,
  targets: readonly Target[],
): Promise<Bound[]> {
  const highs = await loadHighs()
  const wanted = new Map(targets.map((target) => [target.quantity, target]))
  const bounds: Bound[] = []
  for (const group of components(identities)) {
    const here = new Set(group.flatMap(({ terms }) => terms.map(([name]) => name)))
    const inside = [...here].flatMap((name) => wanted.get(name) ?? [])
    if (inside.length === 0) continue
    const programme = new Programme(highs, group, known)
    try {
      bounds.push(...boundsOf(programme, inside))
    } finally {
      programme.dispose()
    }
    for (const { quantity } of inside) wanted.delete(quantity)
  }
  // nothing ties these to anything
  for (const target of wanted.values()) {
    const { low, high } = known.get(target.quantity) ?? { low: 0, high: noBound }
    bounds.push({ target, low, high, broken: low > 0 || high < target.most })
  }
  return bounds
}
