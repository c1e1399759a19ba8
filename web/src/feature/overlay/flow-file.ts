import { boundsOf, formatMoment, type Language, pick } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import type { Text } from '../../message/text.ts'
import type { World } from '../shell/world.ts'
import type { ShownTable } from '../take/shown-table.ts'
import { type Flows, isDrawn } from './flow.ts'

interface Shown {
  /** The boundaries in words. */
  readonly basis: string
  readonly world: World
  readonly kindWord: (kind: CountKind) => string
  /** The moment of saving, ISO 8601. */
  readonly now: string
}

/** Puts the listed destinations into a table for a file, with all that must be said about it: the same numbers and kinds as on the page. */
export function flowTable(flows: Flows, shown: Shown, text: Text, language: Language): ShownTable {
  const { year, metric, rows } = flows
  const { world } = shown
  const note = (label: string, words: string) => ({ label, words })
  return {
    name: `victims_identified-destination-${year}`,
    title: `${text('flow.title')} – ${year}`,
    notes: [
      ...(world.synthetic ? [note(text('take.synthetic'), `${world.synthetic}. ${text('synthetic.short')}`)] : []),
      note(text('take.figures'), world.name),
      note(text('period.label'), year),
      note(text('basis.label'), shown.basis),
      note(text('metric.method'), pick(language, metric.formulaVi, metric.formulaEn)),
      note(text('layer.flow'), `${text('flow.schematic')} ${text('flow.transit')}`),
      ...(world.kind === 'LIVE' ? [] : [note(text('take.protection'), text('metric.protected'))]),
      note(text('metric.source'), pick(language, metric.source.titleVi, metric.source.titleEn)),
      note(text('take.savedAt'), formatMoment(shown.now)),
    ],
    columns: [
      { key: 'code', label: text('table.code'), type: 'text' },
      { key: 'destination', label: text('flow.place'), type: 'text' },
      { key: 'value', label: pick(language, metric.unitVi, metric.unitEn), type: 'number' },
      { key: 'low', label: text('table.low'), type: 'number' },
      { key: 'high', label: text('table.high'), type: 'number' },
      { key: 'kind', label: text('table.kind'), type: 'text' },
      { key: 'state', label: text('table.state'), type: 'text' },
      { key: 'on_map', label: text('flow.onMap'), type: 'text' },
    ],
    rows: rows.map((row) => {
      const { value } = row
      const bounds = boundsOf(value)
      return {
        unitId: row.code,
        cells: [
          row.code,
          pick(language, row.nameVi, row.nameEn),
          bounds && value.kind !== 'RANGE' ? (value.value ?? null) : null,
          bounds?.[0] ?? null,
          bounds?.[1] ?? null,
          shown.kindWord(value.kind),
          row.provisional ? text('count.provisionalMark') : null,
          text(isDrawn(row) ? 'flow.drawn' : 'flow.listed'),
        ],
      }
    }),
  }
}
