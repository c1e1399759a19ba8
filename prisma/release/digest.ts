import { createHash } from 'node:crypto'
import type { FigureCatalogue } from '../data/figure-catalogue.ts'
import type { Table } from './table.ts'

/**
 * SHA-256 (hex) over the told figures as text, one line each, sorted: the same figures give the same digest in every database.
 * A line is metric, scheme, level, grain, breakdown, unit code and its first covered day, period, category, kind, value, low,
 * high, numerator, denominator, provisional, divided by tabs.
 */
export function digestOf(tables: readonly Table[], catalogue: FigureCatalogue): string {
  const lines: string[] = []
  for (const { lattice, cells } of tables) {
    const place = [lattice.metric_id, lattice.scheme, lattice.level, lattice.grain, lattice.breakdown].join('\t')
    for (const cell of cells) {
      const unit = catalogue.units.get(cell.unitId)
      const name = `${unit?.code ?? ''}/${unit?.covered_from ?? ''}`
      const { start, category, kind, value, low, high, numerator, denominator, provisional } = cell
      lines.push(
        [place, name, start, category, kind, value, low, high, numerator, denominator, provisional]
          .map((part) => part ?? '')
          .join('\t'),
      )
    }
  }
  const hash = createHash('sha256')
  for (const line of lines.sort()) hash.update(`${line}\n`)
  return hash.digest('hex')
}
