import {
  type ImportBatch as BatchRow,
  type ImportFilter as DataFilter,
  type importOrders,
  importsByIds,
  listImports,
  type ImportNote as NoteRow,
  notesOfImports,
  notesShown,
} from '@hub/prisma/data/import-batch'
import { importRecords, type ImportReport as ReportRow } from '@hub/prisma/ingest/import'
import { builder } from '../builder.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch } from '../context.ts'
import { tooLarge, unauthenticated } from '../error.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { markAudited } from '../recording.ts'
import { Node } from './node.ts'
import { PeriodInput } from './place.ts'

const notes = batch((ids: readonly string[], { db, viewer }) => notesOfImports(db, viewer.access, ids))

const ImportKind = builder.enumType('ImportKind', {
  description: 'What the rows of a file are.',
  values: {
    TIPS: { value: 'tips', description: 'Tips.' },
    CASES: { value: 'cases', description: 'Cases.' },
    VICTIMS: { value: 'victims', description: 'Victims under pseudonyms; a file with names is refused whole.' },
    CAMPAIGN_EVENTS: { value: 'campaign-events', description: 'Campaign events.' },
  } as const,
})

const ImportStatus = builder.enumType('ImportStatus', {
  description: 'How an import stands.',
  values: {
    RUNNING: { description: 'At work, or stopped half-way: import the file again, nothing is written twice.' },
    DONE: { description: 'Every row was read; faulty ones were refused.' },
    FAILED: { description: 'Broken off by a fault; import the file again, nothing is written twice.' },
  } as const,
})

type Note = Pick<NoteRow, 'line' | 'column' | 'reason' | 'reasonVi' | 'reasonEn'>

const ImportNote = builder.objectRef<Note>('ImportNote').implement({
  description: 'Why a row was refused, or what was odd in it. It never repeats the value, which may be personal.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Line of the file, 1 for the headings.' }),
    column: t.exposeString('column', { nullable: true, description: 'Heading of the column; null for the whole row.' }),
    reason: t.exposeString('reason', { description: 'Code of the reason.' }),
    reasonVi: t.exposeString('reasonVi', { description: 'The reason in Vietnamese.' }),
    reasonEn: t.exposeString('reasonEn', { description: 'The reason in English.' }),
  }),
})

const ImportBatch = builder.objectRef<BatchRow>('ImportBatch').implement({
  description: 'One import of a file, and what became of its rows.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `ImportBatch:3`.', resolve: (row) => encodeId('ImportBatch', row.id) }),
    kind: t.exposeString('kind', { description: 'What the rows are, such as `tips`.' }),
    fileName: t.exposeString('fileName', { description: 'Name of the file.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file in hexadecimal.' }),
    account: t.exposeString('accountName', {
      nullable: true,
      description: 'Who imported it; null for the command line.',
    }),
    startedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: (row) => row.startedAt }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs.',
      resolve: (row) => row.finishedAt,
    }),
    status: t.field({
      type: ImportStatus,
      description: 'How it stands.',
      resolve: (row) => row.status as typeof ImportStatus.$inferType,
    }),
    rowsRead: t.exposeInt('rowsRead', { description: 'Rows read so far.' }),
    rowsNew: t.exposeInt('rowsNew', { description: 'Rows that were added.' }),
    rowsChanged: t.exposeInt('rowsChanged', { description: 'Rows that were there and were brought up to date.' }),
    rowsSame: t.exposeInt('rowsSame', { description: 'Rows that were there just so.' }),
    rowsRefused: t.exposeInt('rowsRefused', { description: 'Rows that were refused; see `notes`.' }),
    notes: t.field({
      type: [ImportNote],
      description: `The first ${notesShown} notes, by line.`,
      resolve: ({ id }, _args, context) => notes(context).load(id),
    }),
  }),
})

registerNode('ImportBatch', {
  scope: 'import:write',
  load: (ids, { db, viewer }) => importsByIds(db, viewer.access, ids),
})

const ImportOrder = builder.enumType('ImportOrder', {
  description: 'Orderings of imports.',
  values: {
    STARTED_AT_DESC: { description: 'The newest first.' },
    STARTED_AT_ASC: { description: 'The oldest first.' },
  } as const satisfies Record<keyof typeof importOrders, object>,
})

builder.queryField('imports', (t) =>
  t.connection(
    {
      type: ImportBatch,
      authScopes: { scope: 'import:write' },
      description: 'Imports of files with the notes on their rows. Needs `import:write`.',
      args: {
        kinds: t.arg({ type: [ImportKind], description: 'Only imports of these kinds.' }),
        statuses: t.arg({ type: [ImportStatus], description: 'Only imports that stand so.' }),
        started: t.arg({ type: PeriodInput, description: 'Days on which they began, in Việt Nam.' }),
        orderBy: t.arg({
          type: ImportOrder,
          required: true,
          defaultValue: 'STARTED_AT_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { kinds, statuses, started, orderBy, ...page }, { db, viewer }) => {
        const filter: DataFilter = { kinds, statuses, period: started }
        return connectionFromPage(await listImports(db, viewer.access, filter, orderBy, page))
      },
    },
    connectionOf(ImportBatch, 'imports'),
  ),
)

const ImportReport = builder.objectRef<ReportRow>('ImportReport').implement({
  description: 'What came of an import that was just made.',
  fields: (t) => ({
    batch: t.field({
      type: ImportBatch,
      nullable: true,
      description: 'The import as it is kept; null after a dry run, which leaves nothing.',
      resolve: async ({ batchId }, _args, { db, viewer }) =>
        batchId === null ? null : (await importsByIds(db, viewer.access, [batchId]))[0],
    }),
    rowsRead: t.exposeInt('read', { description: 'Rows of the file that were read, headings left out.' }),
    rowsNew: t.exposeInt('new', { description: 'Rows added, or that would have been.' }),
    rowsChanged: t.exposeInt('changed', { description: 'Rows brought up to date, or that would have been.' }),
    rowsSame: t.exposeInt('same', { description: 'Rows that are there just so.' }),
    rowsRefused: t.exposeInt('refused', { description: 'Rows that were refused; their reasons are in `notes`.' }),
    notes: t.field({
      type: [ImportNote],
      description: `The first ${notesShown} notes, by line.`,
      resolve: (report) =>
        report.notes
          .slice(0, notesShown)
          .map(({ line, column, code, vi, en }) => ({ line, column, reason: code, reasonVi: vi, reasonEn: en })),
    }),
  }),
})

/** Characters of a file that comes through the API; larger ones go through the command line. */
const mostCharacters = 4_000_000

const ImportRecordsInput = builder.inputType('ImportRecordsInput', {
  description: 'A CSV file of records.',
  fields: (t) => ({
    kind: t.field({ type: ImportKind, required: true, description: 'What the rows are.' }),
    fileName: t.string({ required: true, description: 'Name of the file, for messages and the list of imports.' }),
    content: t.string({
      required: true,
      description:
        'The text of the file: headings in Vietnamese or English, days as dd/MM/yyyy or yyyy-MM-dd. At most 4 million characters; larger files go through the command line.',
    }),
    origin: t.string({
      description:
        'Register the rows come from, unless a row names its own: small letters, digits and hyphens; `import` when left out.',
    }),
    dryRun: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Reads and checks everything and writes nothing.',
    }),
    synthetic: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether rows that do not say so themselves are invented.',
    }),
  }),
})

builder.mutationField('importRecords', (t) =>
  t.field({
    type: ImportReport,
    authScopes: { scope: 'import:write' },
    description:
      'Imports a file. Rows known by origin and number are brought up to date; faulty ones are refused one by one. A file that cannot be read is refused whole. Needs `import:write`.',
    args: { input: t.arg({ type: ImportRecordsInput, required: true, description: 'The file.' }) },
    resolve: async (_root, { input }, context) => {
      const { content, ...rest } = input
      if (content.length > mostCharacters) {
        throw tooLarge(
          `input.content: the file has ${content.length} characters; import it on the command line.`,
          mostCharacters,
        )
      }
      const file = new TextEncoder().encode(content)
      const { access } = context.viewer
      if (access.role !== 'staff') throw unauthenticated()
      const report = await importRecords(context.db, { ...rest, file, access })
      if (report.batchId !== null) markAudited(context)
      return report
    },
  }),
)
