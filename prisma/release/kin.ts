import { type Breakdown, silent } from '@hub/contract/figure'
import { cellKey } from '../data/figure-answer.ts'
import type { Cell } from '../data/figure-cell.ts'
import { tableKey } from './shield/place.ts'
import type { Frame, Step, Table } from './table.ts'

/** Metrics that count the same people twice over, under two names: the second tells what the first tells. */
export const twinOf: Readonly<Record<string, string>> = { sdg_16_2_2: 'victims_identified' }

/** Shares and medians whose base is, or nearly is, what another metric counts: what is told of that must hold for them as well. */
export const hostOf: Readonly<Record<string, string>> = {
  tips_classified_share: 'tips_received',
  tip_to_action_days: 'tips_received',
  cases_solved_share: 'cases_opened',
  support_given_share: 'victims_identified',
}

/** Shares that another metric tells as well, as one category of a breakdown. */
const doubleOf: Readonly<Record<string, { metric: string; breakdown: Breakdown; category: string }>> = {
  tips_resolved_share: { metric: 'deadlines_met_share', breakdown: 'CLOCK', category: 'TIP_DECIDE' },
}

const isKin = ({ id }: { readonly id: string }) => id in twinOf || id in hostOf || id in doubleOf

/** Metrics in an order in which each comes after its kin. */
export const kinFirst = <T extends { readonly id: string }>(metrics: readonly T[]): T[] =>
  [...metrics].sort((a, b) => Number(isKin(a)) - Number(isKin(b)))

function cellsOf(tables: readonly Table[] | undefined, table: Table): ReadonlyMap<string, Cell> | undefined {
  const found = tables?.find(({ lattice }) => tableKey(lattice) === tableKey(table.lattice))
  return found && new Map(found.cells.map((cell) => [cellKey(cell.unitId, cell.start, cell.category), cell]))
}

/** Keeps the base of a share to itself where the other metric that tells it does. */
function hideDoubledBase(table: Table, metricId: string, toldOf: Frame['toldOf']): Table {
  const double = doubleOf[metricId]
  if (!double || table.lattice.breakdown !== '') return table
  const other = { ...table, lattice: { ...table.lattice, breakdown: double.breakdown } }
  const doubled = cellsOf(toldOf(double.metric), other)
  if (!doubled) return table
  const cells = table.cells.map((cell): Cell => {
    const told = doubled.get(cellKey(cell.unitId, cell.start, double.category))
    return told?.denominator === null ? { ...cell, denominator: null } : cell
  })
  return { ...table, cells }
}

/**
 * Holds a share or a median to what is told of the metric it rests on: withheld where that is withheld, and on a base of no single
 * number where that is told as a range. The base would betray otherwise what the other metric keeps.
 */
export const followKin: Step = {
  name: 'follow-kin',
  apply: (tables, { metric, toldOf }) =>
    tables.map((own) => {
      const table = hideDoubledBase(own, metric.id, toldOf)
      const hosts = cellsOf(toldOf(hostOf[metric.id] ?? ''), table)
      if (!hosts) return table
      const cells = table.cells.map((cell): Cell => {
        const host = hosts.get(cellKey(cell.unitId, cell.start, cell.category))
        if (!host || cell.kind === 'WITHHELD') return { ...cell, ...silent('WITHHELD') }
        if (host.kind !== 'RANGE') return cell
        const [low, high] = [Math.min(host.low ?? 0, cell.weight), Math.max(host.high ?? 0, cell.weight)]
        return { ...cell, denominator: null, knownBase: { low, high } }
      })
      return { ...table, cells }
    }),
}
