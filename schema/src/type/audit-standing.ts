import { auditStanding, type AuditStanding as Standing, type Verification } from '@hub/prisma/data/audit-standing'
import { checkAudit } from '@hub/prisma/data/audit-verification'
import { builder } from '../builder.ts'
import { markAudited } from '../recording.ts'

const AuditVerification = builder.objectRef<Verification>('AuditVerification').implement({
  description: 'One check of the whole audit log, from the page or by `hub audit verify`; kept as an entry of the log.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ at }) => at }),
    account: t.exposeString('account', {
      nullable: true,
      description: 'Name of the account that asked for it; null for the command line.',
    }),
    entries: t.exposeInt('entries', { description: 'How many entries were read, and their hashes made anew.' }),
    seals: t.exposeInt('seals', { description: 'How many seals were.' }),
    head: t.exposeString('head', {
      nullable: true,
      description: 'Hash of the last seal that was read, in hexadecimal; null when there was none.',
    }),
    faults: t.exposeInt('faults', {
      description:
        'How many entries or seals were changed, moved, missing or written anew; counted to 100. `hub audit verify` names each.',
    }),
  }),
})

const AuditStanding = builder.objectRef<Standing>('AuditStanding').implement({
  description:
    'How the audit log is sealed. A seal binds all entries before it: its hash, kept where the hub cannot write, shows later whether any of them was changed or removed. It does not show that an entry is true, or that nothing happened without one.',
  fields: (t) => ({
    seal: t.string({
      nullable: true,
      description: 'Number of the last seal; null before the first.',
      resolve: ({ seal }) => seal?.no ?? null,
    }),
    sealedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was made.',
      resolve: ({ seal }) => seal?.at ?? null,
    }),
    head: t.string({
      nullable: true,
      description: 'Its hash in hexadecimal, for `hub audit verify --anchor`.',
      resolve: ({ seal }) => seal?.hash ?? null,
    }),
    entries: t.exposeInt('entries', { description: 'How many entries the log has.' }),
    unsealed: t.exposeInt('unsealed', { description: 'How many of them, the newest, no seal covers yet.' }),
    writers: t.exposeInt('writers', {
      description: 'How many chains of entries there are: one for each connection that has written.',
    }),
    lastVerification: t.field({
      type: AuditVerification,
      nullable: true,
      description: 'The last check of the whole log; null when there was none.',
      resolve: ({ verification }) => verification,
    }),
  }),
})

builder.queryField('auditStanding', (t) =>
  t.field({
    type: AuditStanding,
    authScopes: { scope: 'audit:read' },
    description: 'How the audit log is sealed, and when it was last verified. Needs `audit:read`.',
    resolve: (_root, _args, { db, viewer }) => auditStanding(db, viewer.access),
  }),
)

builder.mutationField('verifyAudit', (t) =>
  t.field({
    type: AuditStanding,
    authScopes: { scope: 'audit:read' },
    description:
      'Reads the whole audit log, makes every hash anew and notes the result in the log. TOO_LARGE for a log that takes more than some seconds: verify that one with `hub audit verify`. Needs `audit:read`.',
    resolve: async (_root, _args, context) => {
      const { db, viewer, requestId } = context
      await checkAudit(db, { access: viewer.access, requestId })
      markAudited(context)
      return await auditStanding(db, viewer.access)
    },
  }),
)
