import type { Sql } from '../access.ts'
import type { WrittenRow } from '../data/ingest.ts'
import { writeCampaignEvents } from '../data/ingest-campaign-event.ts'
import { writeCases } from '../data/ingest-case.ts'
import { writeTips } from '../data/ingest-tip.ts'
import { writeVictims } from '../data/ingest-victim.ts'
import type { FlaggedTable } from '../data/text-flag.ts'
import { campaignEventColumns, readCampaignEvent } from './campaign-event.ts'
import { caseColumns, readCase } from './case.ts'
import type { Column } from './heading.ts'
import type { RowReader } from './row-reader.ts'
import { readTip, tipColumns } from './tip.ts'
import { readVictim, victimColumns } from './victim.ts'

export const importKinds = ['tips', 'cases', 'victims', 'campaign-events'] as const
/** What the rows of a file are. */
export type ImportKind = (typeof importKinds)[number]

/** What the import itself needs to know of any row. */
export interface AnyRow {
  readonly line: number
  readonly origin: string
  readonly originId: string
  readonly synthetic: boolean
  readonly caseCode?: string | null
  readonly spot?: { readonly unitId: string; readonly lon: number | null; readonly lat: number | null }
}

/** One kind of record: the columns it knows, how a row is read, and how rows are written. */
export interface Kind<Row extends AnyRow> {
  readonly columns: readonly Column[]
  /** where its texts in people's own words are kept, when it has any */
  readonly words?: { readonly table: FlaggedTable; of(row: Row): readonly (string | null)[] }
  read(row: RowReader): Row | null
  write(
    sql: Sql,
    rows: readonly Row[],
    caseIds: ReadonlyMap<string, string>,
    accountId: string | null,
  ): Promise<WrittenRow[]>
}

/** Calls `use` with the kind of that name, whatever its row is. */
export function withKind<R>(name: ImportKind, use: <Row extends AnyRow>(kind: Kind<Row>) => R): R {
  switch (name) {
    case 'tips':
      return use({
        columns: tipColumns,
        words: { table: 'tip', of: ({ summary }) => [summary] },
        read: readTip,
        write: writeTips,
      })
    case 'cases':
      return use({
        columns: caseColumns,
        words: { table: 'criminal_case', of: ({ summary }) => [summary] },
        read: readCase,
        write: (sql, rows, _caseIds, accountId) => writeCases(sql, rows, accountId),
      })
    case 'victims':
      return use({ columns: victimColumns, read: readVictim, write: writeVictims })
    case 'campaign-events':
      return use({
        columns: campaignEventColumns,
        words: { table: 'campaign_event', of: ({ titleVi, titleEn }) => [titleVi, titleEn] },
        read: readCampaignEvent,
        write: (sql, rows, _caseIds, accountId) => writeCampaignEvents(sql, rows, accountId),
      })
  }
}
