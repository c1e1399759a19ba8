import * as data from '@hub/prisma/data/person'
import { type Withdrawal, withdrawPerson } from '@hub/prisma/release/withdraw'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { batch, may } from '../context.ts'
import { forbidden } from '../error.ts'
import { writing } from '../recording.ts'
import { Agency } from './agency.ts'
import { RemovalReasonCode } from './identity-code.ts'
import { Victim } from './victim.ts'

// A person behind several records of victims: counted once, told of to the agencies concerned, and removed as one.

const otherRecords = batch((ids: readonly string[], { db, viewer }) => data.otherRecordsOf(db, viewer.access, ids))

const OtherRecord = builder.objectRef<data.OtherRecord>('OtherRecord').implement({
  description: 'An agency that has a record of the same person too.',
  fields: (t) => ({
    agency: t.field({
      type: Agency,
      description: 'The agency.',
      resolve: ({ agencyId }, _args, context) =>
        fromCatalogue(context, ({ agencies }) => must(agencies.get(agencyId), 'agency', agencyId)),
    }),
    byPaper: t.exposeBoolean('byPaper', {
      description:
        'Whether an identity paper says so. Else name, year of birth and sex alone do, and it may be somebody else.',
    }),
  }),
})

builder.objectField(Victim, 'alsoRecordedBy', (t) =>
  t.field({
    type: [OtherRecord],
    description:
      'Agencies that have other records of the same person, so that they can be asked. Nothing else of those records is told here.',
    resolve: async ({ id }, _args, context) => await otherRecords(context).load(id),
  }),
)

const PersonOverlap = builder.objectRef<data.OverlapPair>('PersonOverlap').implement({
  description: 'Two agencies that have records of the same persons.',
  fields: (t) => ({
    agency: t.field({
      type: Agency,
      description: 'One agency.',
      resolve: ({ agencyId }, _args, context) =>
        fromCatalogue(context, ({ agencies }) => must(agencies.get(agencyId), 'agency', agencyId)),
    }),
    otherAgency: t.field({
      type: Agency,
      description: 'The other.',
      resolve: ({ otherAgencyId }, _args, context) =>
        fromCatalogue(context, ({ agencies }) => must(agencies.get(otherAgencyId), 'agency', otherAgencyId)),
    }),
    persons: t.exposeInt('persons', { description: 'How many persons both have records of.' }),
    byNameAlone: t.exposeInt('byNameAlone', {
      description: 'How many of these are linked by name, year of birth and sex alone.',
    }),
  }),
})

builder.queryField('personOverlap', (t) =>
  t.field({
    type: [PersonOverlap],
    authScopes: { scope: 'figures:exact' },
    description:
      'Which agencies have persons in common, the pairs with most first; in figures each of these persons counts once. Needs `figures:exact`.',
    resolve: (_root, _args, { db, viewer }) => data.personOverlap(db, viewer.access),
  }),
)

const PersonRemoval = builder.objectRef<Withdrawal>('PersonRemoval').implement({
  description: 'Proof that a person was removed, and what changed by it. Nothing in it tells who it was.',
  fields: (t) => ({
    records: t.int({
      description: 'Records of victims that were removed: the one named, and those of the same paper.',
      resolve: ({ proof }) => proof.records,
    }),
    keptByName: t.int({
      description:
        'Records of the same name, year of birth and sex without that paper. They may be of somebody else and were left.',
      resolve: ({ proof }) => proof.keptByName,
    }),
    removed: t.field({ type: 'JSON', description: 'Rows removed, by table.', resolve: ({ proof }) => proof.removed }),
    before: t.string({
      description: 'SHA-256 over the numbers of all rows about victims before.',
      resolve: ({ proof }) => proof.before,
    }),
    after: t.string({ description: 'The same afterwards.', resolve: ({ proof }) => proof.after }),
    figures: t.exposeInt('figures', { description: 'How many figures of all lattices the person was counted in.' }),
    retired: t.field({
      type: ['Int'],
      description: 'Numbers of the releases that told any of these figures; they are taken back.',
      resolve: ({ retired }) => [...retired],
    }),
    release: t.int({
      nullable: true,
      description: 'Number of the release that stands instead; null when none was in force before.',
      resolve: ({ release }) => release?.no ?? null,
    }),
    digestBefore: t.exposeString('digestBefore', {
      nullable: true,
      description: 'Digest of the figures that the public read before; null when there were none.',
    }),
    digestAfter: t.exposeString('digestAfter', {
      nullable: true,
      description: 'Digest of the figures that the public reads now.',
    }),
  }),
})

const PersonRemovalPreview = builder.objectRef<data.Removal>('PersonRemovalPreview').implement({
  description: 'What removing a person would change. Counts alone; nothing in it tells who it is.',
  fields: (t) => ({
    records: t.int({
      description: 'Records of victims that would be removed: the one named, and those of the same paper.',
      resolve: ({ proof }) => proof.records,
    }),
    keptByName: t.int({
      description:
        'Records of the same name, year of birth and sex without that paper. They may be of somebody else and would be left.',
      resolve: ({ proof }) => proof.keptByName,
    }),
    rows: t.field({
      type: 'JSON',
      description: 'Rows that would be removed, by table.',
      resolve: ({ proof }) => proof.removed,
    }),
    figures: t.exposeInt('figures', { description: 'How many figures of all lattices the person counts in.' }),
    releases: t.field({
      type: ['Int'],
      description: 'Numbers of the standing releases that tell any of these figures, and would be taken back.',
      resolve: ({ told }) => [...told],
    }),
  }),
})

builder.queryField('personRemovalPreview', (t) =>
  t.field({
    type: PersonRemovalPreview,
    authScopes: { scope: 'person:remove' },
    // it does what the removal does, and takes it back
    complexity: { field: 2000 },
    description:
      'What `removePerson` would change for a pseudonym now; nobody is removed. NOT_FOUND when the account sees no such record, FORBIDDEN as `removePerson`. Needs `person:remove` and `records:read`.',
    args: { pseudonym: t.arg.string({ required: true, description: 'Pseudonym of a record of the person.' }) },
    resolve: (_root, { pseudonym }, context) => {
      if (!may(context, 'records:read')) throw forbidden(['records:read'])
      return data.previewRemoval(context.db, context.viewer.access, pseudonym)
    },
  }),
)

const RemovePersonInput = builder.inputType('RemovePersonInput', {
  description: 'Who is to be removed, and why.',
  fields: (t) => ({
    pseudonym: t.string({ required: true, description: 'Pseudonym of a record of the person.' }),
    reasonCode: t.field({ type: RemovalReasonCode, required: true, description: 'Reason.' }),
    reason: t.string({
      required: true,
      description: 'Reason in words, 20 to 1,000 characters, without naming anybody; it stays in the audit log.',
    }),
  }),
})

builder.mutationField('removePerson', (t) =>
  t.field({
    type: PersonRemoval,
    authScopes: { scope: 'person:remove' },
    description:
      'Removes a person: the record of a pseudonym and those of the same paper, with all that hangs on them and the keys of what is sealed. It cannot be undone, and the records do not come back with a later import. Publishes a release without the person and takes back those that told of them, which takes some seconds. FORBIDDEN when one of these records lies outside the areas of the account. Needs `person:remove` and `records:read`.',
    args: { input: t.arg({ type: RemovePersonInput, required: true, description: 'Who and why.' }) },
    resolve: async (_root, { input: { pseudonym, reasonCode, reason } }, context) =>
      await writing(context, (actor) =>
        withdrawPerson(context.db, actor, pseudonym, { code: reasonCode, words: reason }),
      ),
  }),
)
