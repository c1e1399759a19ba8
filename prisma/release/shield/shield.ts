import { silent } from '@hub/contract/figure'
import { type Interval, roundedInterval, shareInterval, shareStep } from '@hub/contract/rounding'
import type { Cell } from '../../data/figure-cell.ts'
import { widened } from '../rounding.ts'
import type { Frame, Step, Table } from '../table.ts'
import { goalsOf } from './goal.ts'
import { type Margin, marginsOf } from './margin.ts'
import { type Place, placeKey, placesOf } from './place.ts'
import { type Column, Programme, type Row } from './programme.ts'
import { earlierRow, remainingPartRows, rowsOf } from './row.ts'

/**
 * Protects withheld cells from everybody who can add. What is withheld must remain open from published figures alone: it could be
 * zero, and it could be one less than the threshold. For each withheld cell and each of the two, a linear programme looks for
 * numbers that fit everything that is told; where there are none, told intervals are made wider until there are, those first that
 * lose least by it: fine places before headline figures, large counts before small ones. A cell made wider is told as a RANGE.
 *
 * A widened interval only ever leaves more possible, so what was found for one cell holds when the next ones are done: at the end
 * each withheld cell has two witnesses, which is the proof that no sum, difference or combination of figures rules either out. The
 * stranger is given all that could be known: that a withheld cell is below the threshold, that a told one is not, and every sum
 * over units, boundary schemes, periods and breakdowns that the figures fulfil, and what earlier releases told of each place last.
 */
export const shieldWithheld: Step = {
  name: 'shield-withheld',
  async apply(tables, frame) {
    if (!frame.metric.sensitive) return tables
    const shield = new Shield(placesOf(tables, frame), frame)
    const exposed = await shield.run()
    if (exposed.length > 0 && frame.tellsNothingNew) return tables.map(toldBefore)
    if (exposed.length > 0) frame.expose(exposed)
    return shield.told(tables)
  },
}

/** What of a table was told before in the same words: told again, it adds nothing to what anybody knows. */
const toldBefore = (table: Table): Table => ({
  ...table,
  cells: table.cells.map((cell) => (cell.bound ? cell : { ...cell, ...silent('WITHHELD') })),
})

/** What a widening costs by level and grain: headline figures are the last to lose their value. */
const levelCost = { PROVINCE: 8, DISTRICT: 4, COMMUNE: 1 } as const
const grainCost = { MONTH: 1, QUARTER: 2, YEAR: 4, MULTI_YEAR: 4 } as const

/** The same width says less about a large count than about a small one. */
const costOf = ({ lattice, truth, category }: Place) =>
  (levelCost[lattice.level] * grainCost[lattice.grain] * (0.2 + 10 / (truth + 10))) / (category === '' ? 1 : 2)

/** What a told share shows of a part and its whole: low × whole ≤ part × 100 ≤ high × whole. */
interface ShareBound {
  readonly place: number
  interval: Interval
}

/** The places of one metric, their sums, and what is told of them. */
class Shield {
  readonly #places: readonly Place[]
  readonly #frame: Frame
  readonly #told: (Interval | undefined)[]
  readonly #wide = new Set<number>()
  readonly #shares: ShareBound[] = []
  /** Whether the metric is a share whose numerator counts the same records as its base, so that both add up. */
  readonly #divides: boolean
  /** What earlier releases told of a place, where this one tells another thing: somebody who kept them holds both. */
  readonly #before = new Map<number, Interval>()

  constructor(places: readonly Place[], frame: Frame) {
    this.#places = places
    this.#frame = frame
    this.#told = places.map((place) =>
      place.state === 'TOLD' && place.cell ? intervalOf(place.cell, place, frame) : undefined,
    )
    places.forEach((place, index) => {
      const before = frame.earlier.told(place.key)
      if (before && !place.cell?.bound) this.#before.set(index, intervalOf({ ...noCell, ...before }, place, frame))
    })
    this.#divides = frame.metric.measure === 'SHARE' && places.every(({ cell }) => !cell || cell.part !== undefined)
    places.forEach((place, index) => {
      const { cell } = place
      if (!this.#divides || place.state !== 'TOLD' || !cell) return
      const interval =
        cell.kind === 'RANGE'
          ? { low: cell.low ?? 0, high: cell.high ?? 100 }
          : shareInterval(cell.value ?? 0, shareStep(cell.denominator ?? 0))
      this.#shares.push({ place: index, interval })
    })
  }

  /**
   * Columns: the truth of each place, then its numerator for a share, then what goes over and under a told share, then remainders,
   * then what earlier releases told otherwise.
   */
  #columns(margins: readonly Margin[]): Column[] {
    const truths = this.#places.map((place, index): Column => {
      const threshold = place.lattice.threshold
      const told = this.#told[index]
      if (told) return { ...told, cost: place.cell?.bound ? undefined : costOf(place), least: threshold }
      if (place.state === 'SILENT') return { low: place.truth, high: place.truth, cost: undefined, least: place.truth }
      // one that is withheld for another reason than being small may be any number; an end keeps the programme finite
      const high = place.truth < threshold ? threshold - 1 : 2 * place.truth + 1000
      return { low: 0, high, cost: undefined, least: 0 }
    })
    const open: Column = { low: 0, high: Number.POSITIVE_INFINITY, cost: undefined, least: 0 }
    const parts = this.#divides ? this.#places.map(() => open) : []
    const over = this.#shares.flatMap(({ place }): Column[] => {
      const cost = costOf(this.#places[place] as Place)
      const exact: Column = { low: 0, high: 0, cost: this.#places[place]?.cell?.bound ? undefined : cost, least: 0 }
      return [exact, exact]
    })
    const remainders = margins.filter(({ kind }) => kind === 'REMAINDER').map(() => open)
    const before = [...this.#before.values()].map(
      ({ low, high }): Column => ({ low, high, cost: undefined, least: low }),
    )
    return [...truths, ...parts, ...over, ...remainders, ...before]
  }

  #rows(margins: readonly Margin[]): Row[] {
    const count = this.#places.length
    const places = this.#places
    let remainder = this.#remainderColumn()
    const firstBefore = remainder + margins.filter(({ kind }) => kind === 'REMAINDER').length
    const columns = new Map([...this.#before.keys()].map((place, index) => [place, firstBefore + index]))
    const rows = margins.flatMap((margin) => {
      const rest = margin.kind === 'REMAINDER' ? remainder++ : undefined
      const now = rowsOf(margin, places, 'truth', (place) => place, rest)
      const then = earlierRow(
        margin,
        places,
        (place) => this.#before.get(place),
        (place) => columns.get(place) ?? place,
        rest,
      )
      return then ? [...now, then] : now
    })
    if (!this.#divides) return rows
    const partMargins = marginsOf(this.#places, this.#frame.partsOf, this.#frame.metric, 'part')
    let restOfBase = this.#remainderColumn()
    return [
      ...rows,
      ...partMargins.flatMap((margin) =>
        margin.kind === 'REMAINDER'
          ? remainingPartRows(margin, (place) => count + place, restOfBase++)
          : rowsOf(margin, places, 'part', (place) => count + place),
      ),
      ...this.#places.map(
        (_, index): Row => ({
          low: Number.NEGATIVE_INFINITY,
          high: 0,
          terms: [
            [count + index, 1],
            [index, -1],
          ],
        }),
      ),
      ...this.#shares.flatMap(({ place, interval }, index): Row[] => {
        const over = 2 * count + 2 * index
        return [
          {
            low: Number.NEGATIVE_INFINITY,
            high: 0,
            terms: [
              [count + place, 1],
              [place, -interval.high / 100],
              [over, -1],
            ],
          },
          {
            low: 0,
            high: Number.POSITIVE_INFINITY,
            terms: [
              [count + place, 1],
              [place, -interval.low / 100],
              [over + 1, 1],
            ],
          },
        ]
      }),
    ]
  }

  /** First of the columns of remainders. */
  #remainderColumn(): number {
    return this.#places.length * (this.#divides ? 2 : 1) + 2 * this.#shares.length
  }

  /** Finds the two witnesses of every withheld cell. Answers the places that are exposed, for all that may be made wider. */
  async run(): Promise<Place[]> {
    const margins = marginsOf(this.#places, this.#frame.partsOf, this.#frame.metric)
    if (margins.length === 0) return []
    const programme = await this.#programme(margins)
    try {
      const exposed = new Set<Place>()
      for (const least of [true, false])
        for (const place of await this.#witness(programme, margins, least)) exposed.add(place)
      return [...exposed]
    } finally {
      programme.dispose()
    }
  }

  /** Everything that a stranger knows. Where what earlier releases told fits nothing any more, it is known to be of the past. */
  async #programme(margins: readonly Margin[]): Promise<Programme> {
    const programme = await Programme.make(this.#columns(margins), this.#rows(margins))
    if (this.#before.size === 0 || (await programme.solve())) return programme
    programme.dispose()
    this.#before.clear()
    return await Programme.make(this.#columns(margins), this.#rows(margins))
  }

  /** Looks for numbers that reach each goal. Answers the places that give away a small number, for all that may be made wider. */
  async #witness(programme: Programme, margins: readonly Margin[], least: boolean): Promise<Place[]> {
    const toldBefore = (place: Place) => {
      const before = this.#frame.earlier.told(place.key)
      return before && intervalOf({ ...noCell, ...before }, place, this.#frame)
    }
    const goals = goalsOf(this.#places, margins, this.#remainderColumn(), least, toldBefore)
    for (const column of goals.keys()) programme.draw(column, least ? 1 : -1)
    const reach = (numbers: Float64Array): number => {
      this.#accept(numbers, programme)
      let reached = 0
      for (const [column, { number }] of goals) {
        if (Math.abs((numbers[column] ?? Number.NaN) - number) > 1e-6) continue
        goals.delete(column)
        programme.draw(column, 0)
        reached++
      }
      return reached
    }
    // Most reach their goal together, several at a time; the rest are looked for one by one.
    for (let more = goals.size > 0; more && goals.size > 0; ) {
      const numbers = await programme.solve()
      more = numbers !== undefined && reach(numbers) > 0
    }
    const exposed: Place[] = []
    for (const [column, { number, place, secret }] of [...goals]) {
      if (!goals.has(column)) continue
      const numbers = await programme.solve({ column, number })
      if (numbers) reach(numbers)
      else {
        goals.delete(column)
        programme.draw(column, 0)
        if (secret) exposed.push(place)
      }
    }
    return exposed
  }

  /** Makes wide what the numbers of a witness lie outside of. */
  #accept(numbers: Float64Array, programme: Programme): void {
    this.#told.forEach((told, index) => {
      const number = numbers[index]
      if (!told || number === undefined || (number >= told.low - 1e-6 && number <= told.high + 1e-6)) return
      const wide = widened(told, number, this.#places[index]?.lattice.threshold ?? 0)
      this.#told[index] = wide
      this.#wide.add(index)
      programme.widen(index, wide)
    })
    const count = this.#places.length
    for (const share of this.#shares) {
      const [whole = 0, part = 0] = [numbers[share.place], numbers[count + share.place]]
      if (whole <= 0) continue
      const percent = (part / whole) * 100
      if (percent >= share.interval.low - 1e-6 && percent <= share.interval.high + 1e-6) continue
      share.interval = {
        low: Math.floor(Math.min(percent, share.interval.low) / 5) * 5,
        high: Math.ceil(Math.max(percent, share.interval.high) / 5) * 5,
      }
      this.#wide.add(count + share.place)
    }
  }

  /** What was made wide, by the key of its place: the base of a cell, the share it tells, or both. */
  #changes(): ReadonlyMap<string, { base?: Interval | undefined; share?: Interval | undefined }> {
    const count = this.#places.length
    const shares = new Map(this.#shares.map(({ place, interval }) => [place, interval]))
    const changes = new Map<string, { base?: Interval | undefined; share?: Interval | undefined }>()
    for (const mark of this.#wide) {
      const index = mark % count
      const key = this.#places[index]?.key ?? ''
      const change = mark < count ? { base: this.#told[index] } : { share: shares.get(index) }
      changes.set(key, { ...changes.get(key), ...change })
    }
    return changes
  }

  /** The tables as they may be told: what was made wide has its ends and no value. */
  told(tables: readonly Table[]): Table[] {
    const { measure } = this.#frame.metric
    const counts = measure === 'COUNT' || measure === 'SUM'
    const changes = this.#changes()
    return tables.map(({ lattice, cells }) => ({
      lattice,
      cells: cells.map((cell): Cell => {
        const { base, share } = changes.get(placeKey(lattice, cell.unitId, cell.start, cell.category)) ?? {}
        if (counts) return base ? { ...cell, kind: 'RANGE', value: null, ...base } : cell
        const shown: Cell = share ? { ...cell, kind: 'RANGE', value: null, ...share } : cell
        return base ? { ...shown, denominator: null } : shown
      }),
    }))
  }
}

const noCell: Cell = {
  unitId: '',
  start: '',
  category: '',
  kind: 'NO_DATA',
  value: null,
  low: null,
  high: null,
  numerator: null,
  denominator: null,
  provisional: false,
  weight: 0,
}

/** What a told cell tells of how many it speaks of. */
function intervalOf(cell: Cell, { lattice: { threshold } }: Place, { metric }: Frame): Interval {
  const counts = metric.measure === 'COUNT' || metric.measure === 'SUM'
  if (counts && cell.kind === 'RANGE') return { low: cell.low ?? threshold, high: cell.high ?? threshold }
  const value = counts ? cell.value : cell.denominator
  if (value === null) return cell.knownBase ?? { low: threshold, high: Math.max(threshold, 2 * cell.weight) }
  return cell.kind === 'EXACT' ? { low: value, high: value } : roundedInterval(value, threshold)
}
