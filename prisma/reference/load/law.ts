import type { Sql } from '../../access.ts'
import { merge } from './merge.ts'
import { type CsvRow, need, readCsv } from './read.ts'

/** Writes offences, legal clocks, kinds of support and who is entitled to them, and the days that figures over time are read against. */
export async function loadLaw(
  sql: Sql,
): Promise<{ offences: number; clocks: number; supportTypes: number; eligibility: number; timeMarks: number }> {
  const offences = await merge(
    sql,
    {
      table: 'offence',
      key: ['code'],
      columns: [
        'label_vi',
        'label_en',
        'bands_years',
        'iccs',
        'trafficking',
        'legal_ref',
        'valid_from',
        'valid_to',
        'source_id',
      ],
    },
    readCsv('offence.csv').map(({ bands, source, ...row }) => ({
      ...row,
      bands_years: bandsFromText(bands ?? ''),
      source_id: source,
    })),
  )
  const clocks = await merge(
    sql,
    {
      table: 'legal_clock',
      key: ['kind', 'valid_from'],
      columns: [
        'subject',
        'label_vi',
        'label_en',
        'hours',
        'days',
        'months',
        'extension_months',
        'legal_ref',
        'valid_to',
        'source_id',
      ],
    },
    readCsv('legal-clock.csv').map(withSource),
  )
  const supportTypes = await merge(
    sql,
    {
      table: 'support_type',
      key: ['code'],
      columns: ['label_vi', 'label_en', 'code_2011', 'code_2024', 'htcds', 'sort', 'source_id'],
    },
    readCsv('support-type.csv').map((row, index) => ({ ...withSource(row), sort: index + 1 })),
  )
  const eligibility = await merge(
    sql,
    {
      table: 'support_eligibility',
      key: ['support_code', 'victim_class', 'valid_from'],
      columns: ['law', 'legal_ref', 'valid_to', 'source_id'],
      prune: true,
    },
    readCsv('support-eligibility.csv').map(({ support, ...row }) => ({ ...withSource(row), support_code: support })),
  )
  const timeMarks = await merge(
    sql,
    {
      table: 'time_mark',
      key: ['code'],
      columns: ['kind', 'label_vi', 'label_en', 'legal_ref', 'from_on', 'to_on', 'yearly', 'source_id'],
      prune: true,
    },
    readCsv('time-mark.csv').map(withSource),
  )
  return { offences, clocks, supportTypes, eligibility, timeMarks }
}

/** Penalty bands such as `5-10;18-LIFE` as [[5, 10], [18, 'LIFE']]. */
export function bandsFromText(text: string): [number, number | 'LIFE'][] {
  return text
    .split(';')
    .filter((band) => band !== '')
    .map((band) => {
      const [least, most] = band.split('-')
      return [Number(least), most === 'LIFE' ? most : Number(most)]
    })
}

/** The row with its source under the name of the database. */
export function withSource({ source, ...row }: CsvRow) {
  return { ...row, source_id: need({ source: source ?? null }, 'source') }
}
