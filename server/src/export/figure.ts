import type { ExportedUnit } from '@hub/prisma/data/export'
import type { FigureAnswer } from '@hub/prisma/data/figure-answer'
import type { ExportRow } from './export.ts'

/**
 * The cells of an answer as rows: a count goes with its kind, so that withheld, not reported and no data never look like zero.
 * A unit's shape goes with each of its rows when `withShapes` is set.
 */
export function figureRows(
  answer: FigureAnswer,
  units: readonly ExportedUnit[],
  { synthetic, withShapes }: { readonly synthetic: boolean; readonly withShapes: boolean },
): ExportRow[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const source = answer.live ? 'live' : 'release'
  return answer.figures.map(({ unitId, period, category, value, rate, base, provisional }) => {
    const unit = unitOf.get(unitId)
    return {
      cells: {
        metric: answer.metric.id,
        scheme: answer.scheme,
        unit_code: unit?.code ?? null,
        unit: unit?.nameVi ?? null,
        grain: answer.grain,
        period_start: period.start,
        period_end: period.end,
        breakdown: answer.breakdown || null,
        category,
        kind: value.kind,
        value: value.value,
        low: value.low,
        high: value.high,
        rate_kind: rate?.kind ?? null,
        rate: rate?.value ?? null,
        rate_per: rate?.per ?? null,
        denominator: rate?.denominator ?? null,
        denominator_year: rate?.denominatorYear ?? null,
        base_kind: base?.kind ?? null,
        base: base?.value ?? null,
        provisional,
      },
      geometry: withShapes ? (unit?.geometry ?? null) : null,
      synthetic,
      source,
    }
  })
}
