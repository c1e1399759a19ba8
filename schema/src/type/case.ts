import {
  type CaseParts,
  type Case as CaseRow,
  type caseOrders,
  caseParts,
  casesByIds,
  type CaseFilter as DataFilter,
  listCases,
} from '@hub/prisma/data/case'
import { keyRoutesByIds } from '@hub/prisma/data/key-route'
import { victimsOfCases } from '@hub/prisma/data/victim'
import { askedColumns } from '../asked-column.ts'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, type Context } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { idsFromInput, written } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { CaseAct, CaseKind, CaseMeans, CasePurpose, CaseStage } from './case-code.ts'
import { CasePeople, CaseStep, Offence } from './case-part.ts'
import { caseDeadlines, Deadline } from './deadline.ts'
import { KeyRoute } from './key-route.ts'
import { Node } from './node.ts'
import { Bbox, PeriodInput, PlacePrecision, Point, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'
import { Ring } from './ring.ts'
import { caseTips, Tip } from './tip.ts'
import { Trial } from './trial.ts'
import { Victim } from './victim.ts'
import { Destination } from './victim-code.ts'

export const cases = batch((ids: readonly string[], { db, viewer }) => casesByIds(db, viewer.access, ids))
const parts = batch((ids: readonly string[], { db, viewer }) => caseParts(db, viewer.access, ids))
const caseVictims = batch((ids: readonly string[], { db, viewer }) => victimsOfCases(db, viewer.access, ids))
const routes = batch((ids: readonly string[], { db, viewer }) => keyRoutesByIds(db, viewer.access, ids))

/** One kind of what hangs on a case. */
const part =
  <Key extends keyof CaseParts>(key: Key) =>
  async ({ id }: CaseRow, _args: object, context: Context) =>
    (await parts(context).load(id))[key]

/** A case as it is now, past any batch. */
export async function caseNow(context: Context, id: string): Promise<CaseRow> {
  return written(await casesByIds(context.db, context.viewer.access, [id]))
}

export const Case = builder.objectRef<CaseRow>('Case')

Case.implement({
  description: 'A criminal case. It holds counts of people, never names. For staff; the public has figures.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `Case:7`.', resolve: (row) => encodeId('Case', row.id) }),
    origin: t.exposeString('origin', {
      description: 'System or office the record came from; `hub` when it was made here.',
    }),
    originId: t.exposeString('originId', { description: 'Number of the record there.' }),
    code: t.exposeString('code', { description: 'Code of the case, unique here.' }),
    kind: t.field({
      type: CaseKind,
      description: 'Whether it is about trafficking itself.',
      resolve: (row) => row.kind as typeof CaseKind.$inferType,
    }),
    openedOn: t.field({ type: 'Date', description: 'Day it was opened.', resolve: (row) => row.openedOn }),
    stage: t.field({
      type: CaseStage,
      description: 'Stage it reached last.',
      resolve: (row) => row.stage as typeof CaseStage.$inferType,
    }),
    stageOn: t.field({ type: 'Date', description: 'Day it reached that stage.', resolve: (row) => row.stageOn }),
    stages: t.field({ type: [CaseStep], description: 'Its history, the oldest stage first.', resolve: part('stages') }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit of that day where the offence was: before 1/7/2025 one of the old boundaries.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    placePrecision: t.field({
      type: PlacePrecision,
      description: 'How exactly the place is known.',
      resolve: (row) => row.placePrecision as typeof PlacePrecision.$inferType,
    }),
    point: t.expose('point', {
      type: Point,
      nullable: true,
      description: 'The place; null unless `placePrecision` is POINT.',
    }),
    acts: t.field({
      type: [CaseAct],
      description: 'Acts of trafficking.',
      resolve: (row) => row.acts as (typeof CaseAct.$inferType)[],
    }),
    means: t.field({
      type: [CaseMeans],
      description: 'Means used; may be empty when the victims are under 18.',
      resolve: (row) => row.means as (typeof CaseMeans.$inferType)[],
    }),
    purposes: t.field({
      type: [CasePurpose],
      description: 'What it was done for; empty when not established.',
      resolve: (row) => row.purposes as (typeof CasePurpose.$inferType)[],
    }),
    destination: t.field({
      type: Destination,
      description: 'Where victims were taken, or were to be taken.',
      resolve: (row) => row.destination as typeof Destination.$inferType,
    }),
    offences: t.field({
      type: [Offence],
      description: 'Articles of the Penal Code it is about.',
      resolve: part('offences'),
    }),
    people: t.field({
      type: [CasePeople],
      description: 'Suspects and injured parties as counts by sex and age.',
      resolve: part('people'),
    }),
    routes: t.field({
      type: [KeyRoute],
      description: 'Key routes that were used.',
      resolve: async ({ id }, _args, context) => {
        const { routeIds } = await parts(context).load(id)
        const found = await Promise.all(routeIds.map((routeId) => routes(context).load(routeId)))
        return found.filter((route) => route !== undefined)
      },
    }),
    trials: t.field({ type: [Trial], description: 'Its trials, the oldest first.', resolve: part('trials') }),
    ring: t.field({
      type: Ring,
      nullable: true,
      description: 'The network behind it; null when none is known.',
      resolve: (row, args, context) => (row.ringId === null ? null : part('ring')(row, args, context)),
    }),
    isKeyCase: t.exposeBoolean('isKeyCase', { description: 'Whether it is a key case (vụ án điểm).' }),
    specialProject: t.exposeBoolean('specialProject', {
      description: 'Whether it is worked on as a special investigation project (chuyên án).',
    }),
    foetusDeal: t.exposeBoolean('foetusDeal', {
      description: 'Whether it is about an agreement to sell a foetus, which the law bans.',
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'Agency that leads it; null while none does.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    summary: t.exposeString('summary', { nullable: true, description: 'Summary; null when there is none.' }),
    tips: t.field({
      type: [Tip],
      description: 'Tips that led to it, the oldest first.',
      resolve: ({ id }, _args, context) => caseTips(context).load(id),
    }),
    victims: t.field({
      type: [Victim],
      description: 'Victims of it, under their pseudonyms.',
      resolve: ({ id }, _args, context) => caseVictims(context).load(id),
    }),
    deadlines: t.field({
      type: [Deadline],
      description: 'Its legal time limits, the first to run out first.',
      resolve: ({ id }, _args, context) => caseDeadlines(context).load(id),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

registerNode('Case', {
  scope: 'records:read',
  load: (ids, { db, viewer }) => casesByIds(db, viewer.access, ids),
})

const CaseFilter = builder.inputType('CaseFilter', {
  description: 'Which cases. Everything given must hold; of a list any one.',
  fields: (t) => ({
    units: t.field({
      type: [UnitInput],
      description: 'Cases that count in any of these units, on either boundary basis and any level.',
    }),
    opened: t.field({ type: PeriodInput, description: 'Days on which they were opened.' }),
    bbox: t.field({ type: Bbox, description: 'Cases with a point in this box; those without a point are left out.' }),
    near: t.field({ type: PointRadius, description: 'Cases with a point within this distance.' }),
    kinds: t.field({ type: [CaseKind], description: 'Only these kinds.' }),
    stages: t.field({ type: [CaseStage], description: 'Only cases that stand at one of these stages.' }),
    acts: t.field({ type: [CaseAct], description: 'Cases with any of these acts.' }),
    purposes: t.field({ type: [CasePurpose], description: 'Cases with any of these purposes.' }),
    destinations: t.field({ type: [Destination], description: 'Only these destinations.' }),
    offences: t.stringList({ description: 'Cases about any of these articles, such as `150`.' }),
    routes: t.idList({ description: 'Cases that used any of these key routes; global ids such as `KeyRoute:5`.' }),
    rings: t.stringList({ description: 'Cases of these rings, by code.' }),
    agencies: t.idList({ description: 'Cases that these agencies lead; global ids such as `Agency:4`.' }),
    codes: t.stringList({ description: 'Cases with these codes.' }),
    keyCase: t.boolean({ description: 'Whether they are key cases.' }),
    text: t.string({
      description: 'Words in the code or summary; diacritics, case and order do not matter. At most 200 characters.',
    }),
  }),
})

const CaseOrder = builder.enumType('CaseOrder', {
  description: 'Orderings of cases.',
  values: {
    OPENED_ON_DESC: { description: 'The newest first.' },
    OPENED_ON_ASC: { description: 'The oldest first.' },
    STAGE_ON_DESC: { description: 'The last that moved first.' },
    CODE_ASC: { description: 'By code.' },
  } as const satisfies Record<keyof typeof caseOrders, object>,
})

builder.queryField('cases', (t) =>
  t.connection(
    {
      type: Case,
      authScopes: { scope: 'records:read' },
      description: 'Cases, live. Needs `records:read`.',
      args: {
        filter: t.arg({ type: CaseFilter, description: 'Which cases; all without it.' }),
        orderBy: t.arg({
          type: CaseOrder,
          required: true,
          defaultValue: 'OPENED_ON_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const { units, opened, routes: routeIds, rings, agencies, ...rest } = filter ?? {}
        const given: DataFilter = {
          ...rest,
          unitIds: unitIdsFromInput(await loadCatalogue(context), units, 'filter.units'),
          period: opened,
          routeIds: idsFromInput(routeIds, 'KeyRoute', 'filter.routes'),
          ringCodes: rings,
          agencyIds: idsFromInput(agencies, 'Agency', 'filter.agencies'),
        }
        const wanted = askedColumns(info, { unit: ['unitId'], agency: ['agencyId'], ring: ['ringId'] })
        return connectionFromPage(await listCases(context.db, context.viewer.access, given, orderBy, page, wanted))
      },
    },
    connectionOf(Case, 'cases'),
  ),
)
