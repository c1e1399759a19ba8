import { silent } from '@hub/contract/figure'
import { cellKey } from '../data/figure-answer.ts'
import type { Cell } from '../data/figure-cell.ts'
import { tableKey } from './shield/place.ts'
import type { Step, Table } from './table.ts'

/** The table of the former province beside one of the merged one. */
const formerOf = (tables: readonly Table[], { lattice }: Table) =>
  tables.find((other) => tableKey(other.lattice) === tableKey({ ...lattice, scheme: '27' }))

/**
 * Withholds a figure of the merged province where that of the former one within it is withheld and too few are left between them: that
 * the larger reaches the threshold and the smaller does not would tell that somebody is there, in the part that no figure names.
 */
export const withholdRemainder: Step = {
  name: 'withhold-remainder',
  apply(tables, { metric }) {
    if (!metric.sensitive) return tables
    return tables.map((table) => {
      if (table.lattice.scheme !== '24' || table.lattice.level !== 'PROVINCE') return table
      const former = formerOf(tables, table)
      if (!former) return table
      const parts = new Map(former.cells.map((cell) => [cellKey('', cell.start, cell.category), cell]))
      const cells = table.cells.map((cell): Cell => {
        const part = parts.get(cellKey('', cell.start, cell.category))
        if (cell.kind === 'WITHHELD' || (part && part.kind !== 'WITHHELD')) return cell
        const left = cell.weight - (part?.weight ?? 0)
        return left < table.lattice.threshold ? { ...cell, ...silent('WITHHELD') } : cell
      })
      return { ...table, cells }
    })
  },
}
