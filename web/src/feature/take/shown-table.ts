import { type Period, periodLabel } from '@hub/contract/period'
import { boundsOf, compareNames, formatMoment, type Language, pick } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import type { MessageId, Text } from '../../message/text.ts'
import type { FigureRow, TypedCount } from '../atlas/figure-table.ts'
import type { Metric, Unit } from '../atlas/use-figures.ts'
import type { World } from '../shell/world.ts'

/** A cell of a file: a number stays a number, and what tells none is empty. */
type FileCell = string | number | null

interface FileColumn {
  /** Name for programs: property of a GeoJSON feature. */
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'number'
}

/** What the map shows, as a table with all that must be said about it: one shape for every kind of file. */
export interface ShownTable {
  /** Name of the file without its ending. */
  readonly name: string
  readonly title: string
  /** What its rows are, where they are no units. */
  readonly hint?: MessageId
  /** What must be known to read the numbers, in the order it is written. */
  readonly notes: readonly { readonly label: string; readonly words: string }[]
  readonly columns: readonly FileColumn[]
  readonly rows: readonly {
    readonly unitId: string
    readonly cells: readonly FileCell[]
    /** GeoJSON of a place that is no unit; that of a unit is asked for when a file needs it. */
    readonly outline?: object | null
  }[]
}

/** What is shown, and the words that go with it. */
export interface Shown {
  readonly metric: Metric
  readonly period: Period
  readonly basisWord: string
  readonly units: readonly Unit[]
  readonly figures: ReadonlyMap<string, FigureRow>
  /** A second metric that is told by size over the colours of the first. */
  readonly second: Pick<Shown, 'metric' | 'figures'> | null
  /** Lodging pressure by unit, where it stands beside the figures. */
  readonly pressures: ReadonlyMap<string, TypedCount> | undefined
  readonly world: World
  /** Who must be named for what is drawn. */
  readonly attribution: string
  /** What the kinds of numbers are called. */
  readonly kindWord: (kind: CountKind) => string
  /** The moment of saving, ISO 8601. */
  readonly now: string
}

/** The number of a count, the least and the greatest it can be. A range has no single number. */
function numbersOf(count: TypedCount | null | undefined): [FileCell, FileCell, FileCell] {
  const bounds = count && boundsOf(count)
  if (!bounds) return [null, null, null]
  return [count.kind === 'RANGE' ? null : (count.value ?? null), bounds[0], bounds[1]]
}

/** Columns of a second metric; its own name stands in each, since the unit alone would not tell it from the first. */
function secondColumns(metric: Metric, text: Text, language: Language): FileColumn[] {
  const name = `${pick(language, metric.labelVi, metric.labelEn)} (${pick(language, metric.unitVi, metric.unitEn)})`
  return [
    { key: 'size', label: name, type: 'number' },
    { key: 'size_low', label: `${name} – ${text('table.low')}`, type: 'number' },
    { key: 'size_high', label: `${name} – ${text('table.high')}`, type: 'number' },
    { key: 'size_kind', label: `${name} – ${text('table.kind')}`, type: 'text' },
    { key: 'size_state', label: `${name} – ${text('table.state')}`, type: 'text' },
  ]
}

/** Puts what is shown into a table: the same numbers, kinds and marks as on the map and in the table beside it. */
export function shownTable(shown: Shown, text: Text, language: Language): ShownTable {
  const { metric, period, units, figures, second, pressures, world } = shown
  const nameOf = (own: Metric) => pick(language, own.labelVi, own.labelEn)
  const title = second ? text('size.both', { colour: nameOf(metric), size: nameOf(second.metric) }) : nameOf(metric)
  const unit = pick(language, metric.unitVi, metric.unitEn)
  const rate = metric.per ? text('rate.column', { per: metric.per }) : ''
  const low = text('table.low')
  const high = text('table.high')
  const kind = text('table.kind')
  const columns: FileColumn[] = [
    { key: 'code', label: text('table.code'), type: 'text' },
    { key: 'name', label: text('table.unit'), type: 'text' },
    { key: 'value', label: unit, type: 'number' },
    { key: 'low', label: low, type: 'number' },
    { key: 'high', label: high, type: 'number' },
    { key: 'kind', label: kind, type: 'text' },
    ...(metric.per
      ? ([
          { key: 'rate', label: rate, type: 'number' },
          { key: 'rate_low', label: `${rate} – ${low}`, type: 'number' },
          { key: 'rate_high', label: `${rate} – ${high}`, type: 'number' },
          { key: 'rate_kind', label: `${rate} – ${kind}`, type: 'text' },
        ] as const)
      : []),
    { key: 'state', label: text('table.state'), type: 'text' },
    ...(pressures
      ? ([
          { key: 'lodging_pressure', label: text('pressure.column'), type: 'number' },
          { key: 'lodging_pressure_kind', label: `${text('pressure.column')} – ${kind}`, type: 'text' },
        ] as const)
      : []),
    ...(second ? secondColumns(second.metric, text, language) : []),
  ]
  const kindOf = (count: TypedCount | null | undefined) => (count ? shown.kindWord(count.kind) : null)
  const rows = [...units]
    .sort((a, b) => compareNames(a.nameVi, b.nameVi))
    .map((place) => {
      const row = figures.get(place.id)
      const over = second?.figures.get(place.id)
      return {
        unitId: place.id,
        cells: [
          place.code,
          pick(language, place.nameVi, place.nameEn),
          ...numbersOf(row?.value),
          kindOf(row?.value),
          ...(metric.per ? [...numbersOf(row?.rate), kindOf(row?.rate)] : []),
          row?.provisional ? text('count.provisionalMark') : null,
          ...(pressures ? [numbersOf(pressures.get(place.id))[0], kindOf(pressures.get(place.id))] : []),
          ...(second
            ? [...numbersOf(over?.value), kindOf(over?.value), over?.provisional ? text('count.provisionalMark') : null]
            : []),
        ],
      }
    })
  const shownMetrics = [metric, ...(second ? [second.metric] : [])]
  // Of two metrics each sentence says which one it is about.
  const of = (own: Metric, label: MessageId) => (second ? `${text(label)} – ${nameOf(own)}` : text(label))
  const note = (label: string, words: string) => ({ label, words })
  return {
    name: `${[metric.id, ...(second ? [second.metric.id] : [])].join('-')}-${period.start}`,
    title,
    notes: [
      ...(world.synthetic ? [note(text('take.synthetic'), `${world.synthetic}. ${text('synthetic.short')}`)] : []),
      note(text('take.figures'), world.name),
      note(text('period.label'), periodLabel(period, language)),
      note(text('basis.label'), shown.basisWord),
      ...shownMetrics.map((own) => note(of(own, 'metric.method'), pick(language, own.formulaVi, own.formulaEn))),
      ...(pressures ? [note(text('pressure.column'), text('thing.pressureNote'))] : []),
      ...(shownMetrics.some((own) => own.sensitive) && world.kind !== 'LIVE'
        ? [note(text('take.protection'), text('metric.protected'))]
        : []),
      ...shownMetrics.map((own) =>
        note(of(own, 'metric.source'), pick(language, own.source.titleVi, own.source.titleEn)),
      ),
      note(text('take.drawing'), shown.attribution),
      note(text('take.savedAt'), formatMoment(shown.now)),
    ],
    columns,
    rows,
  }
}
