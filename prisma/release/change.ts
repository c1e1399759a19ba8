import type { Cell } from '../data/figure-cell.ts'
import type { Earlier } from './earlier.ts'
import { placeKey } from './shield/place.ts'
import type { Table } from './table.ts'

/** How the told figures of sensitive metrics moved since earlier releases. */
export interface ReleaseChange {
  /** Told for the first time. */
  readonly added: number
  /** Told again in the same words. */
  readonly kept: number
  /** Told otherwise, of periods that were provisional. */
  readonly revised: number
  /** Told before, and withheld now. */
  readonly withdrawn: number
}

const sameWords = (
  a: Pick<Cell, 'kind' | 'value' | 'low' | 'high'>,
  b: Pick<Cell, 'kind' | 'value' | 'low' | 'high'>,
) => a.kind === b.kind && a.value === b.value && a.low === b.low && a.high === b.high

/** Sets the told tables of a metric beside what was told of it before. */
export function changeOf(earlier: Earlier, tables: readonly Table[]): ReleaseChange {
  const change = { added: 0, kept: 0, revised: 0, withdrawn: 0 }
  const seen = new Set<string>()
  for (const { lattice, cells } of tables) {
    for (const cell of cells) {
      const key = placeKey(lattice, cell.unitId, cell.start, cell.category)
      const before = earlier.told(key)
      if (cell.kind === 'NOT_REPORTED') continue
      seen.add(key)
      if (!before) change.added++
      else if (sameWords(before, cell)) change.kept++
      else change.revised++
    }
  }
  change.withdrawn = earlier.keys().filter((key) => !seen.has(key)).length
  return change
}

export function sumOfChanges(changes: readonly ReleaseChange[]): ReleaseChange {
  const sum = (of: keyof ReleaseChange) => changes.reduce((total, change) => total + change[of], 0)
  return { added: sum('added'), kept: sum('kept'), revised: sum('revised'), withdrawn: sum('withdrawn') }
}
