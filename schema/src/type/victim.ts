import {
  type VictimFilter as DataFilter,
  listVictims,
  type VictimParts,
  type Victim as VictimRow,
  type victimOrders,
  victimParts,
  victimsByIds,
} from '@hub/prisma/data/victim'
import { askedColumns } from '../asked-column.ts'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, type Context } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { idsFromInput } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Case, cases } from './case.ts'
import { Deadline, victimDeadlines } from './deadline.ts'
import { Node } from './node.ts'
import { PeriodInput, UnitInput, unitIdsFromInput } from './place.ts'
import { SupportService } from './support-service.ts'
import { AgeGroup, Destination, Exploitation, IntakeChannel, Sex, VictimClass, VictimStatus } from './victim-code.ts'
import { Consent, IdentificationStep } from './victim-part.ts'

export const victims = batch((ids: readonly string[], { db, viewer }) => victimsByIds(db, viewer.access, ids))
const parts = batch((ids: readonly string[], { db, viewer }) => victimParts(db, viewer.access, ids))

/** One kind of what hangs on a victim. */
const part =
  <Key extends keyof VictimParts>(key: Key) =>
  async ({ id }: VictimRow, _args: object, context: Context) =>
    (await parts(context).load(id))[key]

export const Victim = builder.objectRef<VictimRow>('Victim')

Victim.implement({
  description:
    'A victim, or a person who may be one, under a pseudonym. Names, papers and contacts are encrypted apart; see `openIdentity`. For staff; the public has figures.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `Victim:9`.', resolve: (row) => encodeId('Victim', row.id) }),
    origin: t.exposeString('origin', {
      description: 'System or office the record came from; `hub` when it was made here.',
    }),
    originId: t.exposeString('originId', { description: 'Number of the record there.' }),
    pseudonym: t.exposeString('pseudonym', { description: 'What the person is called here; it tells nothing.' }),
    sex: t.field({
      type: Sex,
      description: 'Sex of the victim; UNKNOWN when not recorded.',
      resolve: (row) => row.sex as typeof Sex.$inferType,
    }),
    ageAtExploitation: t.exposeInt('ageAtExploitation', {
      nullable: true,
      description: 'Age in years when exploited; null when not known.',
    }),
    ageGroup: t.field({
      type: AgeGroup,
      description: 'Age group when exploited.',
      resolve: (row) => row.ageGroup as typeof AgeGroup.$inferType,
    }),
    isMinor18: t.exposeBoolean('isMinor18', {
      nullable: true,
      description: 'Whether under 18 when exploited: then no means is needed. Null when the age is not known.',
    }),
    isUnder16: t.exposeBoolean('isUnder16', {
      nullable: true,
      description: 'Whether under 16 when exploited: then article 151 applies. Null when the age is not known.',
    }),
    victimClass: t.field({
      type: VictimClass,
      description: 'Legal category.',
      resolve: (row) => row.victimClass as typeof VictimClass.$inferType,
    }),
    exploitation: t.field({
      type: Exploitation,
      description: 'Form of exploitation.',
      resolve: (row) => row.exploitation as typeof Exploitation.$inferType,
    }),
    destination: t.field({
      type: Destination,
      description: 'Where the person was taken.',
      resolve: (row) => row.destination as typeof Destination.$inferType,
    }),
    intakeChannel: t.field({
      type: IntakeChannel,
      description: 'How the person came to be known.',
      resolve: (row) => row.intakeChannel as typeof IntakeChannel.$inferType,
    }),
    intakeUnit: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The unit that received the person; null when it is not recorded.',
      resolve: ({ intakeUnitId }, _args, context) =>
        intakeUnitId === null ? null : fromCatalogue(context, ({ units }) => units.get(intakeUnitId)),
    }),
    homeUnit: t.field({
      type: AdminUnit,
      description: 'The unit the person is from; figures count here.',
      resolve: ({ homeUnitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(homeUnitId), 'unit', homeUnitId)),
    }),
    reportedOn: t.field({ type: 'Date', description: 'Day of the report.', resolve: (row) => row.reportedOn }),
    status: t.field({
      type: VictimStatus,
      description: 'State of identification.',
      resolve: (row) => row.status as typeof VictimStatus.$inferType,
    }),
    statusOn: t.field({ type: 'Date', description: 'Day of that state.', resolve: (row) => row.statusOn }),
    statuses: t.field({
      type: [IdentificationStep],
      description: 'History of the identification, the oldest state first.',
      resolve: part('statuses'),
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'Agency in charge; null while none is.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    case: t.field({
      type: Case,
      nullable: true,
      description: 'The case; null when there is none.',
      resolve: ({ caseId }, _args, context) => (caseId === null ? null : cases(context).load(caseId)),
    }),
    services: t.field({
      type: [SupportService],
      description: 'Services of support, the oldest first.',
      resolve: part('services'),
    }),
    consents: t.field({ type: [Consent], description: 'Consents, the oldest first.', resolve: part('consents') }),
    deadlines: t.field({
      type: [Deadline],
      description: 'Legal time limits, the first to run out first.',
      resolve: ({ id }, _args, context) => victimDeadlines(context).load(id),
    }),
    retainUntil: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day after which the record must be reviewed for deletion; null when none is set.',
      resolve: (row) => row.retainUntil,
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether the person was invented for demonstration.' }),
  }),
})

registerNode('Victim', {
  scope: 'records:read',
  load: (ids, { db, viewer }) => victimsByIds(db, viewer.access, ids),
})

const VictimFilter = builder.inputType('VictimFilter', {
  description: 'Which victims. Everything given must hold; of a list any one.',
  fields: (t) => ({
    units: t.field({
      type: [UnitInput],
      description: 'Victims whose home counts in any of these units, on either boundary basis and any level.',
    }),
    reported: t.field({ type: PeriodInput, description: 'Days of the report.' }),
    statuses: t.field({ type: [VictimStatus], description: 'Only these states of identification.' }),
    sexes: t.field({ type: [Sex], description: 'Only these sexes.' }),
    ageGroups: t.field({ type: [AgeGroup], description: 'Only these age groups.' }),
    victimClasses: t.field({ type: [VictimClass], description: 'Only these legal categories.' }),
    exploitations: t.field({ type: [Exploitation], description: 'Only these forms of exploitation.' }),
    destinations: t.field({ type: [Destination], description: 'Only these destinations.' }),
    intakeChannels: t.field({ type: [IntakeChannel], description: 'Only these ways of becoming known.' }),
    cases: t.idList({ description: 'Victims of these cases; global ids such as `Case:7`.' }),
    agencies: t.idList({ description: 'Victims that these agencies are in charge of; global ids such as `Agency:4`.' }),
    pseudonyms: t.stringList({ description: 'Victims with these pseudonyms.' }),
    supportTypes: t.stringList({
      description: 'Victims who were given any of these kinds of support, such as `MEDICAL`.',
    }),
    supported: t.boolean({ description: 'Whether they were given any support.' }),
  }),
})

const VictimOrder = builder.enumType('VictimOrder', {
  description: 'Orderings of victims.',
  values: {
    REPORTED_ON_DESC: { description: 'The last reported first.' },
    REPORTED_ON_ASC: { description: 'The first reported first.' },
    STATUS_ON_DESC: { description: 'Those whose identification moved last first.' },
    PSEUDONYM_ASC: { description: 'By pseudonym.' },
  } as const satisfies Record<keyof typeof victimOrders, object>,
})

builder.queryField('victims', (t) =>
  t.connection(
    {
      type: Victim,
      authScopes: { scope: 'records:read' },
      description: 'Victims under their pseudonyms, live. Needs `records:read`.',
      args: {
        filter: t.arg({ type: VictimFilter, description: 'Which victims; all without it.' }),
        orderBy: t.arg({
          type: VictimOrder,
          required: true,
          defaultValue: 'REPORTED_ON_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const { units, reported, cases: caseIds, agencies, ...rest } = filter ?? {}
        const given: DataFilter = {
          ...rest,
          unitIds: unitIdsFromInput(await loadCatalogue(context), units, 'filter.units'),
          period: reported,
          caseIds: idsFromInput(caseIds, 'Case', 'filter.cases'),
          agencyIds: idsFromInput(agencies, 'Agency', 'filter.agencies'),
        }
        const wanted = askedColumns(info, {
          homeUnit: ['homeUnitId'],
          intakeUnit: ['intakeUnitId'],
          agency: ['agencyId'],
          case: ['caseId'],
        })
        return connectionFromPage(await listVictims(context.db, context.viewer.access, given, orderBy, page, wanted))
      },
    },
    connectionOf(Victim, 'victims'),
  ),
)
