import type { ExportedUnit } from '@hub/prisma/data/export'
import type { HotspotAnswer } from '@hub/prisma/data/hotspot'
import type { EffortAnswer } from '@hub/prisma/data/reporting-effort'
import type { Cell } from './column.ts'
import type { ExportRow } from './export.ts'

interface RowOptions {
  readonly synthetic: boolean
  /** Whether a unit's shape goes with its row. */
  readonly withShapes: boolean
}

const to = (digits: number) => (value: number | null | undefined) =>
  value === null || value === undefined ? null : Number(value.toFixed(digits))
const [two, six] = [to(2), to(6)]

function row(
  cells: Readonly<Record<string, Cell>>,
  unit: ExportedUnit | undefined,
  { synthetic, withShapes }: RowOptions,
): ExportRow {
  const place = { scheme: unit?.scheme ?? null, unit_code: unit?.code ?? null, unit: unit?.nameVi ?? null }
  return {
    cells: { ...place, ...cells },
    geometry: withShapes ? (unit?.geometry ?? null) : null,
    synthetic,
    source: 'release',
  }
}

const periodCells = ({ period }: Pick<HotspotAnswer, 'period'>) => ({
  grain: period.grain,
  period_start: period.start,
  period_end: period.end,
})

/** Hotspots of units as rows, each with its method and caveat: a row is read away from the page. */
export function hotspotRows(answer: HotspotAnswer, units: readonly ExportedUnit[], options: RowOptions): ExportRow[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const clustered = new Set(answer.likelyCluster?.unitIds ?? [])
  return answer.units.map((own) =>
    row(
      {
        metric: answer.metric.id,
        ...periodCells(answer),
        class: own.class,
        tentative: own.tentative,
        reason: own.reason,
        quadrant: own.quadrant,
        in_likely_cluster: answer.likelyCluster ? clustered.has(own.unitId) : null,
        observed_kind: own.observed.kind,
        observed: own.observed.value,
        observed_low: own.observed.low,
        observed_high: own.observed.high,
        expected: own.expected,
        ratio: two(own.ratio?.value),
        ratio_low: two(own.ratio?.low),
        ratio_high: two(own.ratio?.high),
        rate: own.rate.value,
        rate_low: own.rate.low,
        rate_high: own.rate.high,
        rate_per: answer.per,
        rate_smoothed: own.smoothed,
        rate_overall: answer.overallRate,
        statistic: answer.statistic,
        statistic_asked: answer.insteadOf ?? answer.statistic,
        denominator: own.denominator?.value ?? null,
        denominator_year: own.denominator?.year ?? null,
        denominator_method: own.denominator?.method ?? null,
        denominator_source: own.denominator?.sourceId ?? null,
        z: two(own.z),
        z_least: two(own.zLeast),
        p: six(own.p),
        q: six(own.q),
        places_entered: answer.method.entered,
        places_judged: answer.method.judged,
        provisional: own.provisional,
        method: `${answer.method.textVi} / ${answer.method.textEn}`,
        caveat: `${answer.method.caveatVi} / ${answer.method.caveatEn}`,
      },
      unitOf.get(own.unitId),
      options,
    ),
  )
}

/** Tips beside campaigning as rows, each with its method and caveat. */
export function effortRows(answer: EffortAnswer, units: readonly ExportedUnit[], options: RowOptions): ExportRow[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  return answer.units.map((own) =>
    row(
      {
        ...periodCells(answer),
        class: own.class,
        reason: own.reason,
        tips_kind: own.tips.kind,
        tips: own.tips.value,
        tip_rate: own.tipRate?.value ?? null,
        tip_rate_per: own.tipRate?.per ?? null,
        tip_ratio: two(own.tipRatio?.value),
        effort_measure: answer.effort.id,
        effort_kind: own.effort.kind,
        effort: own.effort.value,
        effort_rate: own.effortRate?.value ?? null,
        effort_rate_per: own.effortRate?.per ?? null,
        effort_ratio: two(own.effortRatio?.value),
        units_judged: answer.judged,
        provisional: own.provisional,
        method: `${answer.methodVi} / ${answer.methodEn}`,
        caveat: `${answer.caveatVi} / ${answer.caveatEn}`,
      },
      unitOf.get(own.unitId),
      options,
    ),
  )
}
