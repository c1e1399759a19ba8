import { setImmediate } from 'node:timers/promises'
import type { Interval } from '@hub/contract/rounding'
import highsLoader, { type Highs, type Model } from 'highs'

/** A sparse row: low ≤ Σ factor × column ≤ high. */
export interface Row {
  readonly low: number
  readonly high: number
  readonly terms: readonly (readonly [column: number, factor: number])[]
}

/** A column of the programme: a number, the interval it may lie in for nothing, and what each step outside of it costs. */
export interface Column extends Interval {
  /** Cost of going above or below; undefined: it may not. */
  readonly cost: number | undefined
  /** Below this it never goes. */
  readonly least: number
}

/** Loaded once: the solver is a WebAssembly module of three megabytes. */
let loading: Promise<Highs> | undefined

const tolerance = 1e-6

/**
 * A linear programme that finds numbers which a stranger must hold possible: they satisfy every row, and leave their intervals only
 * at a cost, which is made least. Solved by HiGHS (dual simplex, begun from the solution before).
 *
 * Each number is three columns of the solver: one inside the interval, one for what is above and one for what is below.
 */
export class Programme {
  readonly #model: Model
  readonly #highs: Highs
  readonly #columns: Column[]
  #solvedAt = performance.now()

  private constructor(highs: Highs, columns: readonly Column[], rows: readonly Row[]) {
    this.#highs = highs
    this.#columns = [...columns]
    const { infinity } = highs
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const row of rows) {
      for (const [column, factor] of row.terms) {
        indices.push(3 * column, 3 * column + 1, 3 * column + 2)
        values.push(factor, factor, -factor)
      }
      starts.push(indices.length)
    }
    const each = <T>(of: (column: Column) => readonly T[]) => columns.flatMap(of)
    this.#model = highs.createModel({
      numCols: 3 * columns.length,
      numRows: rows.length,
      colCost: each(({ cost }) => [0, cost ?? 0, cost ?? 0]),
      colLower: each(({ low }) => [low, 0, 0]),
      colUpper: each(({ low, high, cost, least }) =>
        [high, cost === undefined ? 0 : infinity, cost === undefined ? 0 : low - least].map((end) =>
          end === Number.POSITIVE_INFINITY ? infinity : end,
        ),
      ),
      rowLower: rows.map(({ low }) => (low === Number.NEGATIVE_INFINITY ? -infinity : low)),
      rowUpper: rows.map(({ high }) => (high === Number.POSITIVE_INFINITY ? infinity : high)),
      matrix: { format: 'csr', numRows: rows.length, numCols: 3 * columns.length, starts, indices, values },
    })
    this.#model.options.set({ output_flag: false })
  }

  static async make(columns: readonly Column[], rows: readonly Row[]): Promise<Programme> {
    loading ??= highsLoader()
    return new Programme(await loading, columns, rows)
  }

  /** Draws the solution towards small (1) or great (-1) numbers of a column, or no more (0): so little that it widens nothing. */
  draw(column: number, direction: 1 | -1 | 0): void {
    this.#model.changeColCost(3 * column, direction * 1e-4)
  }

  /** Makes an interval wider; what lies in it costs nothing from now on. */
  widen(column: number, interval: Interval): void {
    const { cost, least } = this.#columns[column] as Column
    this.#columns[column] = { ...interval, cost, least }
    this.#model.changeColBounds(3 * column, interval.low, interval.high)
    if (cost !== undefined) this.#model.changeColBounds(3 * column + 2, 0, interval.low - least)
  }

  /** Numbers that are possible together, or undefined when there are none. `fix`: one column has this number. */
  async solve(fix?: { readonly column: number; readonly number: number }): Promise<Float64Array | undefined> {
    const own = fix && (this.#columns[fix.column] as Column)
    if (fix) this.#model.changeColBounds(3 * fix.column, fix.number, fix.number)
    try {
      this.#model.run()
      if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) return undefined
      const { colValue } = this.#model.getSolution()
      return Float64Array.from(this.#columns, (_, column) => {
        const [inside = 0, above = 0, below = 0] = colValue.subarray(3 * column, 3 * column + 3)
        const number = inside + above - below
        const whole = Math.round(number)
        return Math.abs(number - whole) < tolerance ? whole : number
      })
    } finally {
      if (fix && own) this.#model.changeColBounds(3 * fix.column, own.low, Math.min(own.high, this.#highs.infinity))
      await this.#letOthersRun()
    }
  }

  /** A server that publishes goes on answering. */
  async #letOthersRun(): Promise<void> {
    if (performance.now() - this.#solvedAt < 20) return
    await setImmediate()
    this.#solvedAt = performance.now()
  }

  dispose(): void {
    this.#model.dispose()
  }
}
