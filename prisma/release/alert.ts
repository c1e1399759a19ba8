import { binomialShare } from '@hub/analysis/binomial'
import { expectationFrom, expectedRange, tailAbove, yearlyDispersion } from '@hub/analysis/expected-range'
import { adjustedP } from '@hub/analysis/false-discovery'
import { type Count, exact } from '@hub/contract/figure'
import type { Period } from '@hub/contract/period'
import { type Interval, intervalOf } from '@hub/contract/rounding'
import { cellKey } from '../data/figure-answer.ts'
import { categoriesOf, type FigureCatalogue, type FigureUnit, type MetricRow } from '../data/figure-catalogue.ts'
import { type Cell, closedPeriods, isCovered, isProvisional } from '../data/figure-cell.ts'
import type { AlertRule } from './alert-rule.ts'
import { tableKey } from './shield/place.ts'
import type { Table } from './table.ts'

/** A figure that calls for attention. */
export interface Alert {
  readonly unitId: string
  readonly category: string
  /** The figure as the release tells it; of several periods their last. */
  readonly told: Count
  /** What a share rests on, as told. */
  readonly base: number | null
  readonly expected: { readonly low: number | null; readonly high: number | null }
  /** Smallest share of false alarms at which it still is one; null where chance has no part. */
  readonly falseDiscovery: number | null
  readonly provisional: boolean
}

/** What one rule found in a release. */
export interface AlertCheck {
  readonly rule: string
  readonly period: { readonly start: string; readonly end: string }
  readonly tested: number
  readonly untested: number
  /** How many alarms are expected by chance where nothing is wrong anywhere, at most. */
  readonly falseAlarms: number
  readonly alerts: readonly Alert[]
}

/** What a rule is judged on: what the release tells of its metric, nothing else. */
interface Ground {
  readonly rule: AlertRule
  readonly metric: MetricRow
  readonly units: readonly FigureUnit[]
  readonly categories: readonly string[]
  /** Periods that are told of, rising. */
  readonly periods: readonly Period[]
  readonly threshold: number
  readonly through: string
  readonly told: (unitId: string, start: string, category: string) => Cell | undefined
}

function groundOf(
  rule: AlertRule,
  catalogue: FigureCatalogue,
  tables: readonly Table[],
  through: string,
): Ground | null {
  const metric = catalogue.metrics.get(rule.metric_id)
  const table = tables.find(({ lattice }) => tableKey(lattice) === tableKey(rule))
  if (!metric || !table) return null
  const cells = new Map(table.cells.map((cell) => [cellKey(cell.unitId, cell.start, cell.category), cell]))
  return {
    rule,
    metric,
    units: catalogue.unitsOf(rule.scheme, rule.level),
    categories: categoriesOf(catalogue, metric, rule.breakdown),
    periods: closedPeriods(table.lattice, metric, through),
    threshold: table.lattice.threshold,
    through,
    told: (unitId, start, category) => cells.get(cellKey(unitId, start, category)),
  }
}

/** A figure that was judged: how often it would be as far off by chance. */
interface Tested extends Omit<Alert, 'falseDiscovery'> {
  readonly p: number
}

/**
 * Expected number of false alarms of a rule that keeps the share of false discoveries below `rate`, where nothing is wrong anywhere
 * (Finner and Roters 2001, Biometrical Journal 43: the limit for many independent tests of the number that Benjamini and Hochberg's
 * rule takes by chance). Tests on rounded figures and of whole numbers are more cautious, so fewer are to be expected.
 */
export const expectedFalseAlarms = (rate: number): number => rate / (1 - rate) ** 2

/** The alarms among the tested figures: those at which the share of false discoveries stays below the rule's. */
function alarms(rate: number, tested: readonly Tested[]): Alert[] {
  const q = adjustedP(tested.map(({ p }) => p))
  return tested.flatMap(({ p: _p, ...figure }, index) => {
    const falseDiscovery = q[index] ?? 1
    return falseDiscovery <= rate ? [{ ...figure, falseDiscovery }] : []
  })
}

const countOf = ({ kind, value, low, high }: Cell): Count => ({ kind, value, low, high })

/** The newest period that late records can no longer change: a share must not be called too low before all is in. */
function judgeShares(ground: Ground): AlertCheck | null {
  const { rule, metric, units, categories, periods, threshold, through, told } = ground
  const period = periods.findLast((one) => !isProvisional(one, metric, through))
  if (!period) return null
  const limit = rule.limit_value ?? 0
  const rate = rule.false_discovery ?? 0
  const places = units
    .filter((unit) => isCovered(period, metric, unit))
    .flatMap((unit) => categories.map((category) => ({ unit, category })))
  const tested = places.flatMap(({ unit, category }): Tested[] => {
    const cell = told(unit.id, period.start, category)
    if (cell?.value == null || cell.denominator === null) return []
    const kind = cell.kind
    const base: Count = { kind, value: cell.denominator, low: null, high: null }
    const share = intervalOf(countOf(cell), { measure: 'SHARE', threshold, base })
    const records = intervalOf(base, { measure: 'COUNT', threshold })
    if (!share || !records) return []
    // The reading that favours the unit: the greatest share of the fewest records.
    const kept = Math.floor((Math.min(100, share.high) * records.low) / 100 + 1e-9)
    return [
      {
        unitId: unit.id,
        category,
        told: countOf(cell),
        base: cell.denominator,
        expected: { low: limit, high: null },
        provisional: false,
        p: binomialShare(kept, records.low, limit / 100),
      },
    ]
  })
  return {
    rule: rule.code,
    period,
    tested: tested.length,
    untested: places.length - tested.length,
    falseAlarms: tested.length > 0 ? expectedFalseAlarms(rate) : 0,
    alerts: alarms(rate, tested),
  }
}

const yearsBefore = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** What is told of a place and month now, and of the same month of the years before; undefined where one of them is not told. */
function seriesOf({ rule, threshold, told }: Ground, unitId: string, start: string) {
  const read = (day: string): { cell: Cell; held: Interval } | undefined => {
    const cell = told(unitId, day, '')
    const held = cell && intervalOf(countOf(cell), { measure: 'COUNT', threshold })
    return held && { cell, held }
  }
  const now = read(start)
  const earlier = Array.from({ length: rule.baseline_years ?? 0 }, (_, index) => read(yearsBefore(start, index + 1)))
  const known = earlier.filter((one) => one !== undefined)
  return now && known.length === earlier.length ? { now, earlier: known } : undefined
}

/**
 * Counts beside those of the same months of earlier years. Months that late records may still change are judged as well: records only
 * come to be added, so what lies above will lie above. A place whose months all lie above is as unlikely as the likeliest of them.
 */
function judgeCounts(ground: Ground): AlertCheck | null {
  const { rule, metric, units, periods, through } = ground
  const newest = periods.slice(-(rule.periods ?? 1))
  const [first, last] = [newest[0], newest.at(-1)]
  if (!first || !last || newest.length < (rule.periods ?? 1)) return null
  const rate = rule.false_discovery ?? 0
  const places = units.filter((unit) => isCovered(last, metric, unit))
  const series = places.map((unit) => newest.map((period) => seriesOf(ground, unit.id, period.start)))
  const dispersion = yearlyDispersion(
    series.flatMap((months) =>
      months.flatMap((month) => (month ? [month.earlier.map(({ held }) => (held.low + held.high) / 2)] : [])),
    ),
  )
  const tested = series.flatMap((months, index): Tested[] => {
    const unit = places[index]
    const known = months.filter((month) => month !== undefined)
    const latest = known.at(-1)
    if (!unit || !latest || known.length < months.length) return []
    // The reading least likely to alarm: the fewest now, the most before.
    const expected = known.map(({ earlier }) =>
      expectationFrom(
        earlier.map(({ held }) => held.high),
        dispersion,
      ),
    )
    const p = known.map(({ now }, month) => {
      const own = expected[month]
      return own ? tailAbove(Math.ceil(now.held.low), own) : 1
    })
    const range = expected.at(-1)
    return [
      {
        unitId: unit.id,
        category: '',
        told: countOf(latest.now.cell),
        base: null,
        expected: range ? expectedRange(range) : { low: null, high: null },
        provisional: newest.some((period) => isProvisional(period, metric, through)),
        p: Math.max(...p),
      },
    ]
  })
  return {
    rule: rule.code,
    period: { start: first.start, end: last.end },
    tested: tested.length,
    untested: places.length - tested.length,
    falseAlarms: tested.length > 0 ? expectedFalseAlarms(rate) : 0,
    alerts: alarms(rate, tested),
  }
}

/** Places without anything in the newest season that has ended. An open metric tells every number, so what it does not tell is zero. */
function judgeSeason(ground: Ground): AlertCheck | null {
  const { rule, metric, units, periods, through, told } = ground
  const month = (year: string, number: number | null) =>
    periods.find(({ start }) => start === `${year}-${String(number ?? 0).padStart(2, '0')}-01`)
  const year = periods.findLast(({ start }) => Number(start.slice(5, 7)) === rule.season_to)?.start.slice(0, 4)
  const [first, last] = [year && month(year, rule.season_from), year && month(year, rule.season_to)]
  if (!first || !last) return null
  const season = periods.filter(({ start }) => start >= first.start && start <= last.start)
  const places = units.filter((unit) => season.every((period) => isCovered(period, metric, unit)))
  const counted = places.flatMap((unit) => {
    const cells = season.map((period) => told(unit.id, period.start, ''))
    const sum = cells.reduce((total, cell) => total + (cell?.value ?? 0), 0)
    // Who did not report may have done something.
    return sum === 0 && cells.some((cell) => cell?.kind === 'NOT_REPORTED') ? [] : [{ unit, sum }]
  })
  const provisional = season.some((period) => isProvisional(period, metric, through))
  return {
    rule: rule.code,
    period: { start: first.start, end: last.end },
    tested: counted.length,
    untested: units.length - counted.length,
    falseAlarms: 0,
    alerts: counted.flatMap(({ unit, sum }) =>
      sum > 0
        ? []
        : [
            {
              unitId: unit.id,
              category: '',
              told: exact(0),
              base: null,
              expected: { low: 1, high: null },
              falseDiscovery: null,
              provisional,
            },
          ],
    ),
  }
}

const judges: Readonly<Record<AlertRule['kind'], (ground: Ground) => AlertCheck | null>> = {
  SHARE_BELOW: judgeShares,
  COUNT_ABOVE_EXPECTED: judgeCounts,
  NONE_IN_SEASON: judgeSeason,
}

/**
 * Judges every rule on the protected figures of a release. Rules without anything to be judged on are left out: their metric is not
 * published there, was never fed, or no period has ended.
 *
 * @param told the tables that the release tells, by metric
 * @param through first day of the running month
 */
export function judgeAlerts(
  rules: readonly AlertRule[],
  catalogue: FigureCatalogue,
  told: ReadonlyMap<string, readonly Table[]>,
  through: string,
): AlertCheck[] {
  return rules.flatMap((rule) => {
    const tables = told.get(rule.metric_id) ?? []
    // Of a metric that was never fed nobody knows a zero.
    if (tables.every(({ cells }) => cells.every(({ kind }) => kind === 'NOT_REPORTED'))) return []
    const ground = groundOf(rule, catalogue, tables, through)
    return (ground && judges[rule.kind](ground)) ?? []
  })
}
