import { briefedLevel } from '@hub/contract/briefing'
import { maxComparedMetrics, type Scheme, type UnitLevel } from '@hub/contract/figure'
import { type Baseline, baselines, type Grain, grains, isDay } from '@hub/contract/period'
import { badInput } from '@hub/prisma/refusal'

/** The comparison that a briefing tells: the arguments of `compareUnits`, and the metric that is drawn and put into words. */
export interface BriefingRequest {
  readonly metrics: readonly string[]
  readonly scheme: Scheme
  readonly level: UnitLevel
  /** Codes of the units compared; null for every unit of the level. */
  readonly units: readonly string[] | null
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
  readonly baseline: Baseline
  /** One of `metrics`. */
  readonly metric: string
}

const names = ['metrics', 'metric', 'basis', 'units', 'grain', 'period', 'baseline'] as const
type Name = (typeof names)[number]

/** More than a level has; what is longer was not written by the page. */
const mostUnits = 200
/** Longest text of one parameter that is looked at. */
const longest = 4000

/** Parts of a list with commas between them, each checked against what a name looks like. */
function listFrom(name: Name, text: string, form: RegExp, most: number): string[] {
  const parts = text.split(',')
  const wrong = parts.find((part) => !form.test(part))
  if (wrong !== undefined)
    throw badInput(name, `"${wrong.slice(0, 40)}" is no name; write several with commas between them.`)
  if (parts.length > most) throw badInput(name, `names ${parts.length}; the limit is ${most}.`)
  if (new Set(parts).size < parts.length) throw badInput(name, 'names one twice.')
  return parts
}

/** The one of a list that a text names. */
function oneOf<T extends string>(name: Name, text: string, choices: Readonly<Record<T, string>>): T {
  const found = (Object.keys(choices) as T[]).find((key) => choices[key] === text)
  if (found === undefined)
    throw badInput(name, `there is no "${text.slice(0, 40)}". Choose one of: ${Object.values(choices).join(', ')}.`)
  return found
}

/** The parameters as text, one of each and none that is unknown. */
function textsOf(query: Readonly<Record<string, unknown>>): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {}
  for (const [name, value] of Object.entries(query)) {
    const known = names.find((one) => one === name)
    if (known === undefined)
      throw badInput(name.slice(0, 40), `is no parameter of a briefing. There are: ${names.join(', ')}.`)
    if (typeof value !== 'string' || value.length > longest)
      throw badInput(name, `must be given once, with at most ${longest} characters.`)
    if (value !== '') texts[known] = value
  }
  return texts
}

/** The values of a list in small letters, as an address writes them. */
const inSmall = <T extends string>(list: readonly T[]) =>
  Object.fromEntries(list.map((one) => [one, one.toLowerCase()])) as Record<T, string>
const grainText = inSmall<Grain>(grains)
const baselineText = inSmall<Baseline>(baselines)

/**
 * Reads what a briefing is asked for from the parameters of an address or a command: `metrics` (ids with commas, 1 to 12) and `period`
 * (any day of it) must be there; `basis` is 27 or 24, `grain` month, quarter, year or multi_year, `baseline` previous_period, same_period_last_year,
 * average_of_three_years, before_2025_07 or province, `units` codes with commas, `metric` the one of the metrics that is drawn.
 *
 * @throws Refusal BAD_USER_INPUT that names the parameter and what may stand there
 */
export function briefingFromQuery(query: Readonly<Record<string, unknown>>): BriefingRequest {
  const { metrics: ids, metric, basis, units, grain, period, baseline } = textsOf(query)
  if (ids === undefined) throw badInput('metrics', 'name at least one metric, such as tips_received.')
  if (period === undefined) throw badInput('period', 'name any day of the period, such as 2025-01-01.')
  if (!isDay(period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const metrics = listFrom('metrics', ids, /^[a-z][a-z0-9_]{1,60}$/, maxComparedMetrics)
  const [first = ''] = metrics
  if (metric !== undefined && !metrics.includes(metric))
    throw badInput('metric', `is none of those compared: ${metrics.join(', ')}.`)
  const scheme = oneOf<Scheme>('basis', basis ?? '27', { 27: '27', 24: '24' })
  return {
    metrics,
    metric: metric ?? first,
    scheme,
    level: briefedLevel(scheme),
    units: units === undefined ? null : listFrom('units', units, /^\d{3,5}$/, mostUnits),
    grain: oneOf('grain', grain ?? 'year', grainText),
    period,
    baseline: oneOf('baseline', baseline ?? 'previous_period', baselineText),
  }
}
