import { type auditOrders, type AuditEntry as EntryRow, listAuditEntries } from '@hub/prisma/data/audit'
import { builder } from '../builder.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { PeriodInput } from './place.ts'

const AuditEntry = builder.objectRef<EntryRow>('AuditEntry').implement({
  description:
    'One entry of the audit log: who did what, when. Entries are chained by their hashes, so that a change or a gap shows. They hold no value of a record.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When it was done.', resolve: (entry) => entry.at }),
    account: t.exposeString('accountName', {
      nullable: true,
      description: 'Name of the account; null for the command line.',
    }),
    action: t.exposeString('action', {
      description:
        '`query`; the name of the mutation or command that wrote; `mutation` for one that was refused and wrote nothing.',
    }),
    operation: t.exposeString('operation', {
      nullable: true,
      description: 'Name that the client gave to its operation; null when it gave none.',
    }),
    subject: t.exposeString('subject', {
      nullable: true,
      description:
        'Global id of what was written, or read by its id, such as `Tip:12`; null for lists and when nothing was. Of several that were read by their ids at once, `detail` has the `records`.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'Id of the request, as in the log of the server; null for the command line.',
    }),
    detail: t.field({
      type: 'JSON',
      description: 'Codes, counts and ids that say more; an empty object when there is no more.',
      resolve: (entry) => entry.detail,
    }),
    chain: t.exposeString('writer', {
      description: 'The chain it belongs to: one for each connection of a process that writes.',
    }),
    number: t.exposeString('no', { description: 'Its number in that chain, from 1 without a gap.' }),
    hash: t.exposeString('hash', {
      description: 'SHA-256 of this entry and the hash before it in its chain, in hexadecimal.',
    }),
    previousHash: t.exposeString('previousHash', {
      nullable: true,
      description: 'Hash of the entry before it in its chain; null of the first.',
    }),
  }),
})

const AuditOrder = builder.enumType('AuditOrder', {
  description: 'Orderings of the audit log.',
  values: {
    AT_DESC: { description: 'The newest entry first.' },
    AT_ASC: { description: 'The oldest entry first, as they were begun.' },
  } as const satisfies Record<keyof typeof auditOrders, object>,
})

builder.queryField('auditEntries', (t) =>
  t.connection(
    {
      type: AuditEntry,
      authScopes: { scope: 'audit:read' },
      description: 'The audit log. Reading it leaves an entry too. Needs `audit:read`.',
      args: {
        period: t.arg({ type: PeriodInput, description: 'Days, in Việt Nam.' }),
        accounts: t.arg.stringList({ description: 'Only entries of these accounts, by name.' }),
        actions: t.arg.stringList({
          description:
            'Only these actions, such as `recordTip`; a name that is none is refused, with the list of those there are.',
        }),
        subject: t.arg.id({
          description: 'Only entries about this record, reads by its id included; global id such as `Tip:12`.',
        }),
        requestId: t.arg.string({ description: 'Only entries of this request.' }),
        orderBy: t.arg({
          type: AuditOrder,
          required: true,
          defaultValue: 'AT_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { period, accounts, actions, subject, requestId, orderBy, ...page }, context) => {
        const filter = { period, accounts, actions, subject, requestId }
        return connectionFromPage(await listAuditEntries(context.db, context.viewer.access, filter, orderBy, page))
      },
    },
    connectionOf(AuditEntry, 'audit entries'),
  ),
)
