import type { Assault } from './assault.ts'
import { metricOf } from './assault.ts'
import type { Truth } from './owner.ts'
import type { Knowledge } from './stranger.ts'

/** How much of what may be told is still told, by metric. */
export interface Retention {
  readonly metric: string
  /** Cells of the lattice that speak of at least their threshold, of periods that may be told. */
  readonly tellable: number
  /** Those of them that are told, as a number or a range. */
  readonly told: number
  /** Those told as a number. */
  readonly numbers: number
}

/** Holds what is told against the truth. */
export function retention(knowledge: Knowledge, truth: Truth): Retention[] {
  const rows = new Map<string, { tellable: number; told: number; numbers: number }>()
  for (const cell of knowledge.cells.values()) {
    if (cell.value.kind === 'NO_DATA' || truth.weightOf(cell) < cell.place.threshold) continue
    const row = rows.get(cell.place.metric) ?? { tellable: 0, told: 0, numbers: 0 }
    rows.set(cell.place.metric, row)
    row.tellable += 1
    const { kind } = cell.value
    if (kind === 'EXACT' || kind === 'ROUNDED') row.numbers += 1
    if (kind === 'EXACT' || kind === 'ROUNDED' || kind === 'RANGE') row.told += 1
  }
  return [...rows].map(([metric, row]) => ({ metric, ...row }))
}

/** Least share of the tellable cells that must stay told. */
export const leastRetention = 0.85

/** The whole in one row. */
export function total(rows: readonly Retention[]): Retention {
  const sum = (key: 'tellable' | 'told' | 'numbers') => rows.reduce((all, row) => all + row[key], 0)
  return { metric: 'all', tellable: sum('tellable'), told: sum('told'), numbers: sum('numbers') }
}

/** Cells that an assault broke, each once, by metric. */
export function brokenCells({ breaks }: Pick<Assault, 'breaks'>): Map<string, Set<string>> {
  const broken = new Map<string, Set<string>>()
  for (const { quantity } of breaks) {
    const cells = broken.get(metricOf(quantity)) ?? new Set()
    broken.set(metricOf(quantity), cells.add(quantity))
  }
  return broken
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** The outcome as a table for people. */
export function table(assault: Assault, rows: readonly Retention[]): string {
  const broken = brokenCells(assault)
  const metrics = [...new Set([...rows.map(({ metric }) => metric), ...assault.withheld.keys()])]
  const lines = metrics.map((metric) => {
    const kept = rows.find((row) => row.metric === metric) ?? { metric, tellable: 0, told: 0, numbers: 0 }
    return {
      ...kept,
      withheld: assault.withheld.get(metric) ?? 0,
      attacked: assault.attacked.get(metric) ?? 0,
      broken: broken.get(metric)?.size ?? 0,
    }
  })
  const sum = (key: 'withheld' | 'attacked' | 'broken') => lines.reduce((all, line) => all + line[key], 0)
  const cells = [
    ...lines,
    { ...total(rows), withheld: sum('withheld'), attacked: sum('attacked'), broken: sum('broken') },
  ].map((line) => [
    line.metric,
    String(line.withheld),
    String(line.attacked),
    String(line.broken),
    String(line.tellable),
    percent(line.told, line.tellable),
    percent(line.numbers, line.tellable),
  ])
  const head = ['metric', 'withheld', 'attacked', 'broken', 'tellable', 'told', 'told as a number']
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)))
  return [head, ...cells]
    .map((line) =>
      line
        .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
