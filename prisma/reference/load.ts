import type { Sql } from '../access.ts'
import { loadAgencies } from './load/agency.ts'
import { loadDirectives } from './load/directive.ts'
import { loadBaseFeatures, loadOutlines, loadParks } from './load/geometry.ts'
import { loadLaw, withSource } from './load/law.ts'
import { merge } from './load/merge.ts'
import { loadMetrics } from './load/metric.ts'
import { readCsv } from './load/read.ts'
import { fillRollup } from './load/rollup.ts'
import { loadStatistics } from './load/statistic.ts'
import { loadUnits } from './load/unit.ts'

/** How many rows of each kind the reference data hold. */
export interface ReferenceCounts {
  readonly sources: number
  readonly units: number
  readonly changes: number
  readonly rollup: number
  readonly outlines: number
  readonly statistics: number
  readonly denominators: number
  readonly agencies: number
  readonly codes: number
  readonly offences: number
  readonly clocks: number
  readonly supportTypes: number
  readonly eligibility: number
  readonly timeMarks: number
  readonly metrics: number
  readonly lattice: number
  readonly targets: number
  readonly alertRules: number
  readonly tasks: number
  readonly parks: number
  readonly baseFeatures: number
}

/**
 * Writes the reference data within the caller's transaction, as the owner. May be run again at any time: rows are changed in
 * place and keep their ids, and outlines from an official file stay.
 *
 * @throws Error that names the row, when the files contradict each other, or the count, when the geometry engine lost a shape
 */
export async function loadReference(sql: Sql, onProgress: (step: string) => void = () => {}): Promise<ReferenceCounts> {
  onProgress('sources and code lists')
  const sources = await merge(sql, sourceTable, readCsv('source.csv'))
  const codes = await merge(sql, codeTable, readCsv('code.csv').map(withSource))
  onProgress('units of both schemes')
  const { ids, changes } = await loadUnits(sql)
  const rollup = await fillRollup(sql)
  onProgress('outlines')
  const outlines = await loadOutlines(sql)
  onProgress('statistics of units')
  const { statistics, denominators } = await loadStatistics(sql, ids)
  onProgress('agencies and law')
  const agencies = await loadAgencies(sql, ids)
  const law = await loadLaw(sql)
  const figures = await loadMetrics(sql)
  const tasks = await loadDirectives(sql, agencies)
  onProgress('roads, railways, rivers and industrial parks')
  const baseFeatures = await loadBaseFeatures(sql)
  const parks = await loadParks(sql)
  return {
    ...{
      sources,
      units: ids.size,
      changes,
      rollup,
      outlines,
      statistics,
      denominators,
      agencies: agencies.size,
      codes,
    },
    ...{ ...law, ...figures, tasks, parks, baseFeatures },
  }
}

const sourceTable = {
  table: 'source',
  key: ['id'],
  columns: [
    ...['title_vi', 'title_en', 'publisher', 'url', 'licence', 'licence_url', 'attribution'],
    ...['retrieved_on', 'valid_on', 'kind', 'note_vi', 'note_en'],
  ],
}
const codeTable = {
  table: 'code',
  key: ['list', 'code'],
  columns: [
    'label_vi',
    'label_en',
    'description_vi',
    'description_en',
    'legal_ref',
    'htcds',
    'iccs',
    'sort',
    'source_id',
  ],
}
