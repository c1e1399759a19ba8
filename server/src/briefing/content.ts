import type { Count } from '@hub/contract/figure'
import { type Baseline, monthAfter, monthsOf, type Period, periodLabel, periodOf } from '@hub/contract/period'
import { boundsOf, changeLabel, formatNumber, shownChange, type Told } from '@hub/contract/told'
import type { Access } from '@hub/prisma/access'
import { type Catalogue, catalogueOf } from '@hub/prisma/data/catalogue'
import type { Metric } from '@hub/prisma/data/catalogue-row'
import { type ComparisonAnswer, compareUnits } from '@hub/prisma/data/comparison'
import { readExportUnits } from '@hub/prisma/data/export'
import type { Database } from '@hub/prisma/database'
import { badInput, nothingPublished, Refusal } from '@hub/prisma/refusal'
import type { ExportOrigin } from '../export/export.ts'
import { conclusionOf, silenceOf } from './conclusion.ts'
import type { BriefingRequest } from './request.ts'
import { againstWord, basisWord, capital, methodWord, unitWord } from './word.ts'

/** A figure of the drawn metric in one period. */
export interface BriefingPast {
  readonly label: string
  readonly count: Told
  readonly provisional: boolean
}

/** A unit on one metric: what the page's table shows. */
export interface BriefingCell {
  readonly value: Count
  readonly rate: (Told & { readonly per: number }) | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly rank: number | null
  readonly rankOf: number
  readonly ranks: { readonly low: number; readonly high: number } | null
  readonly standing: ComparisonAnswer['rows'][number]['cells'][number]['standing']
  /** The change since the baseline in a few characters, its percentage on a line of its own; empty when it cannot be told. */
  readonly change: string
  readonly targetMet: boolean | null
  readonly provisional: boolean
  readonly series: readonly BriefingPast[]
}

export interface BriefingUnit {
  readonly code: string
  readonly name: string
  readonly geometry: object | null
  /** In the order of the metrics. */
  readonly cells: readonly BriefingCell[]
  /** The cell of the drawn metric. */
  readonly drawn: BriefingCell
}

export interface BriefingMetric extends Pick<Metric, 'id' | 'labelVi' | 'unitVi' | 'formulaVi' | 'measure'> {
  readonly method: ComparisonAnswer['columns'][number]['method']
  /** What the rate is divided by, in words; null without a rate. */
  readonly denominator: string | null
  readonly source: { readonly title: string; readonly licence: string; readonly attribution: string }
}

/** Everything a briefing says, ready to be laid out; the same content makes the PDF and the workbook. */
export interface BriefingContent {
  readonly title: string
  /** The period and the boundary basis. */
  readonly subtitle: string
  readonly against: string
  readonly conclusion: string
  readonly silence: readonly string[]
  readonly metrics: readonly BriefingMetric[]
  readonly drawn: BriefingMetric
  /** The highest first as far as they are ranked, then the others by name. */
  readonly units: readonly BriefingUnit[]
  readonly origin: ExportOrigin
  /** Whom the outlines come from, as their licence asks to be told. */
  readonly outlines: readonly string[]
  /** Exact figures of the live rows, for whoever may read them; not the release. */
  readonly live: boolean
}

/** How many periods the history shows. */
const historyLength = 7

/** The figure a metric is ranked and drawn by. */
export const drawnCount = ({ value, rate }: Pick<BriefingCell, 'value' | 'rate'>): Told => rate ?? value

/** What the rates of a metric are divided by: the number people or households of which years. */
function denominatorOf(
  catalogue: Catalogue,
  { perStatistic }: Metric,
  answer: ComparisonAnswer,
  index: number,
): string | null {
  const rates = answer.rows.flatMap(({ unitId, cells }) => {
    const rate = cells[index]?.rate
    return rate ? [{ unitId, rate }] : []
  })
  const years = [...new Set(rates.flatMap(({ rate }) => rate.denominatorYear ?? []))].sort()
  const [first] = rates
  if (!first || perStatistic === null || years.length === 0) return null
  const row = catalogue
    .denominatorsOf(first.unitId)
    .find(({ year, statistic }) => year === years[0] && statistic === perStatistic)
  const source = row && catalogue.sources.get(row.sourceId)
  const counted = perStatistic === 'HOUSEHOLDS' ? 'số hộ' : 'dân số'
  return `${counted} năm ${years.join(', ')}${source ? ` (${source.titleVi})` : ''}`
}

/** Whom the outlines of the units come from. */
function outlinesOf(catalogue: Catalogue, { rows }: ComparisonAnswer): string[] {
  const ids = new Set(rows.flatMap(({ unitId }) => catalogue.units.get(unitId)?.outlineSourceId ?? []))
  return [...ids].flatMap((id) => catalogue.sources.get(id)?.attribution ?? [])
}

function metricOf(catalogue: Catalogue, answer: ComparisonAnswer, index: number): BriefingMetric {
  const { metric, method } = answer.columns[index] ?? {}
  if (!metric || !method) throw new Error('A metric was asked for that has no column.')
  const row = catalogue.metrics.get(metric.id)
  const source = row && catalogue.sources.get(row.sourceId)
  if (!row || !source) throw new Error(`The metric ${metric.id} has no row or no source.`)
  const { id, labelVi, unitVi, formulaVi, measure } = row
  const { titleVi: title, licence, attribution } = source
  const denominator = denominatorOf(catalogue, row, answer, index)
  return { id, labelVi, unitVi, formulaVi, measure, method, denominator, source: { title, licence, attribution } }
}

type AnswerCell = ComparisonAnswer['rows'][number]['cells'][number]

/** The change that the page shows: of the value, and against the province of the rate. */
function changeOf(cell: AnswerCell, baseline: Baseline, share: boolean): string {
  const { absolute, percent } = shownChange(cell, baseline)
  const label = changeLabel(absolute, 'absolute', 'vi')
  if (label === '' || !boundsOf(absolute)) return ''
  if (share) return `${label} điểm %`
  const part = changeLabel(percent, 'percent', 'vi')
  return part === '' ? label : `${label}\n(${part})`
}

function cellOf(cell: AnswerCell, baseline: Baseline): BriefingCell {
  return {
    value: cell.value,
    rate: cell.rate,
    interval: cell.interval,
    rank: cell.rank,
    rankOf: cell.rankOf,
    ranks: cell.ranks,
    standing: cell.standing,
    change: changeOf(cell, baseline, cell.metric.measure === 'SHARE'),
    targetMet: cell.targetMet,
    provisional: cell.provisional,
    series: cell.series.map(({ period, value, rate, provisional }) => ({
      label: shortLabel(period),
      count: rate ?? value,
      provisional,
    })),
  }
}

/** A period under a column: 2025, I/25, 3/25. */
function shortLabel(period: Period): string {
  if (period.grain === 'YEAR' || period.grain === 'MULTI_YEAR') return periodLabel(period, 'vi').replace(/^Năm /, '')
  return periodLabel(period, 'vi').replace(/^\S+ /, '').replace(/\/20/, '/')
}

const collator = new Intl.Collator('vi')

/**
 * Reads a comparison and says of it what a briefing says.
 *
 * @throws what `compareUnits` throws; Refusal NOT_PUBLISHED for a period of which the drawn metric tells nothing, BAD_USER_INPUT for a unit
 * that is none, CONFLICT when a release came while it was read
 */
export async function readBriefing(db: Database, access: Access, request: BriefingRequest): Promise<BriefingContent> {
  const period = periodOf(request.grain, request.period)
  const { units, origin } = await readExportUnits(db, request.scheme, request.level)
  if (units.length === 0) throw nothingPublished()
  const strange = request.units?.find((code) => !units.some((unit) => unit.code === code))
  if (strange !== undefined)
    throw badInput('units', `no unit of the basis ${request.scheme} has the code ${strange}; /sources lists them.`)
  const { metrics, scheme, level, grain, baseline } = request
  const answer = await compareUnits(db, access, {
    metrics,
    scheme,
    level,
    grain,
    baseline,
    period: period.start,
    unitIds: request.units?.flatMap((code) => units.find((unit) => unit.code === code)?.id ?? []) ?? null,
    from: monthAfter(period.start, -historyLength * monthsOf[grain]),
    told: request.metric,
  })
  if (!answer.live && answer.release !== origin.release)
    throw new Refusal('CONFLICT', 'A release was published while the briefing was made; ask again.')
  const catalogue = await catalogueOf(db, answer.live ? access : { role: 'public' })
  const columns = answer.columns.map((_, at) => metricOf(catalogue, answer, at))
  const index = metrics.indexOf(request.metric)
  const drawn = columns[index]
  if (!drawn) throw new Error('The drawn metric is none of those compared.')
  const rows = answer.rows.flatMap((row): BriefingUnit[] => {
    const unit = units.find(({ id }) => id === row.unitId)
    const cells = row.cells.map((cell) => cellOf(cell, baseline))
    const own = cells[index]
    return unit && own ? [{ code: unit.code, name: unit.nameVi, geometry: unit.geometry, cells, drawn: own }] : []
  })
  const last = rows.length + 1
  const sorted = rows.toSorted(
    (a, b) => (a.drawn.rank ?? last) - (b.drawn.rank ?? last) || collator.compare(a.name, b.name),
  )
  return {
    title: `${capital(drawn.labelVi)}: so sánh ${unitWord[scheme]}`,
    subtitle: `${periodLabel(answer.period, 'vi')} – ${basisWord[scheme]}`,
    against: againstWord(baseline, answer.baselinePeriods),
    conclusion: conclusionOf(
      sorted.map(({ name, drawn: { standing, provisional } }) => ({ name, standing, provisional })),
      drawn.method !== 'ROUNDING',
    ),
    silence: silenceOf(sorted.map(({ name, drawn: { value } }) => ({ name, kind: value.kind }))),
    metrics: columns,
    drawn,
    units: sorted,
    origin,
    outlines: outlinesOf(catalogue, answer),
    live: answer.live,
  }
}

/** A figure's interval in a few characters. */
export const intervalWord = ({ interval }: Pick<BriefingCell, 'interval'>): string =>
  interval ? `${formatNumber(interval.low, 'vi')} – ${formatNumber(interval.high, 'vi')}` : ''

/** A rank as wide as the intervals leave it. */
export function rankWord({ rank, ranks }: Pick<BriefingCell, 'rank' | 'ranks'>): string {
  if (rank === null) return '–'
  return ranks && ranks.low !== ranks.high ? `${ranks.low}–${ranks.high}` : `${rank}`
}

/** A sentence ends with one full stop. */
const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

/** The metric in one line: what it is, what it is divided by, how its interval is made, and whose figures they are. */
export function metricNote({ labelVi, formulaVi, method, denominator, source }: BriefingMetric): string {
  const divided = denominator ? ` Mẫu số của tỷ suất: ${denominator}.` : ''
  return `${labelVi}: ${sentence(formulaVi)}${divided} ${capital(methodWord[method])}. Nguồn: ${source.title} (${source.licence}).`
}
