import type { Sql } from '../../access.ts'
import { withSource } from './law.ts'
import { merge } from './merge.ts'
import { readCsv, readJson } from './read.ts'

/** One line of lattice.json: the grains and breakdowns a metric is published by at one level of one boundary basis. */
export interface LatticeLine {
  readonly metric: string
  readonly scheme: '27' | '24'
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE'
  readonly grains: readonly string[]
  readonly breakdowns: readonly string[]
  /** Fewest distinct persons or records a published cell may rest on. */
  readonly threshold: number
  readonly valid_to?: string
}

const latticeFrom = '2019-01-01'

/** The single rows a line of the lattice stands for. */
export function rowsFromLine(line: LatticeLine) {
  return line.grains.flatMap((grain) =>
    line.breakdowns.map((breakdown) => ({
      metric_id: line.metric,
      scheme: line.scheme,
      level: line.level,
      grain,
      breakdown,
      threshold: line.threshold,
      valid_from: latticeFrom,
      valid_to: line.valid_to ?? null,
      source_id: 'hub-definition',
    })),
  )
}

/** Writes the metrics, the lattice they are published on, the targets of national programmes and the rules of alerts. */
export async function loadMetrics(
  sql: Sql,
): Promise<{ metrics: number; lattice: number; targets: number; alertRules: number }> {
  const given = readJson<Record<string, unknown>[]>('metric.json')
  const metrics = await merge(
    sql,
    {
      table: 'metric',
      key: ['id'],
      columns: [
        ...['topic', 'measure', 'label_vi', 'label_en', 'unit_vi', 'unit_en', 'description_vi', 'description_en'],
        ...[
          'formula_vi',
          'formula_en',
          'per_statistic',
          'per_amount',
          'sensitive',
          'public',
          'open_months',
          'lag_months',
        ],
        ...['direction', 'coverage_from', 'sort', 'legal_ref', 'source_id'],
      ],
    },
    given.map(({ source, ...row }, index) => ({
      ...row,
      coverage_from: latticeFrom,
      sort: (index + 1) * 10,
      source_id: source,
    })),
  )
  const lattice = await merge(
    sql,
    {
      table: 'lattice',
      key: ['metric_id', 'scheme', 'level', 'grain', 'breakdown', 'valid_from'],
      columns: ['threshold', 'valid_to', 'source_id'],
      prune: true,
    },
    readJson<LatticeLine[]>('lattice.json').flatMap(rowsFromLine),
  )
  const targets = await merge(
    sql,
    {
      table: 'target',
      key: ['metric_id', 'programme', 'valid_from'],
      columns: ['comparator', 'value', 'label_vi', 'label_en', 'legal_ref', 'valid_to', 'source_id'],
      prune: true,
    },
    readCsv('target.csv').map(({ metric, ...row }) => ({ ...withSource(row), metric_id: metric })),
  )
  const alertRules = await merge(
    sql,
    {
      table: 'alert_rule',
      key: ['code'],
      columns: [
        ...['kind', 'metric_id', 'scheme', 'level', 'grain', 'breakdown', 'limit_value', 'periods', 'baseline_years'],
        ...['false_discovery', 'season_from', 'season_to', 'label_vi', 'label_en', 'method_vi', 'method_en'],
        ...['sort', 'source_id'],
      ],
      prune: true,
    },
    readCsv('alert-rule.csv').map(({ metric, ...row }, index) => ({
      ...withSource(row),
      metric_id: metric,
      breakdown: row.breakdown ?? '',
      sort: index + 1,
    })),
  )
  return { metrics, lattice, targets, alertRules }
}
