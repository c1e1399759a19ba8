import { type agencyOrders, listAgencies } from '@hub/prisma/data/agency'
import type { Agency as AgencyRow, AgencySuccession as SuccessionRow } from '@hub/prisma/data/catalogue-row'
import { todayInVietnam } from '@hub/prisma/data/figure-live'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { mapPage } from '../page.ts'
import { AdminUnit } from './admin-unit.ts'
import { Node } from './node.ts'
import { UnitInput, unitIdsFromInput } from './place.ts'
import { Source } from './source.ts'

const AgencyKind = builder.enumType('AgencyKind', {
  description: 'Branch of the state or kind of organisation.',
  values: {
    PEOPLES_COMMITTEE: { description: 'Ủy ban nhân dân — People’s Committee' },
    STEERING_BOARD: { description: 'Ban Chỉ đạo — steering board, such as Board 138' },
    POLICE: { description: 'Công an — police' },
    BORDER_GUARD: { description: 'Bộ đội Biên phòng — border guard' },
    LABOUR: { description: 'Lao động, thương binh và xã hội — labour and social affairs (until the merger of 2025)' },
    HEALTH: { description: 'Y tế — health; from 1/7/2025 it receives victims' },
    INFORMATION: { description: 'Thông tin và truyền thông — information (until the merger of 2025)' },
    CULTURE: { description: 'Văn hóa, thể thao và du lịch — culture, sport and tourism' },
    SCIENCE: { description: 'Khoa học và công nghệ — science and technology' },
    EDUCATION: { description: 'Giáo dục và đào tạo — education' },
    JUSTICE: { description: 'Tư pháp — justice, legal aid' },
    PROCURACY: { description: 'Viện kiểm sát nhân dân — people’s procuracy' },
    COURT: { description: 'Tòa án nhân dân — people’s court' },
    ASSOCIATION: { description: 'Đoàn thể, tổ chức xã hội — union, front or association' },
    SOCIAL_FACILITY: { description: 'Cơ sở trợ giúp xã hội — social assistance facility' },
    HOTLINE: { description: 'Tổng đài — national hotline, such as 111' },
    OTHER: { description: 'Another organisation.' },
  } as const,
})

const AgencyLevel = builder.enumType('AgencyLevel', {
  description: 'Level that an agency works at.',
  values: {
    NATIONAL: { description: 'The whole country.' },
    PROVINCE: { description: 'The province.' },
    DISTRICT: { description: 'A district; ended in 2025.' },
    REGION: { description: 'A region of several communes, as courts and procuracies have since 2025.' },
    COMMUNE: { description: 'A commune.' },
  } as const,
})

export const Agency = builder.objectRef<AgencyRow>('Agency')

interface SuccessionSide extends SuccessionRow {
  readonly otherId: string
}

const AgencySuccession = builder.objectRef<SuccessionSide>('AgencySuccession').implement({
  description: 'Duties that passed from one agency to another.',
  fields: (t) => ({
    agency: t.field({
      type: Agency,
      description: 'The agency at the other end: who took over, or who had the duties before.',
      resolve: (side, _args, context) =>
        fromCatalogue(context, ({ agencies }) => must(agencies.get(side.otherId), 'agency', side.otherId)),
    }),
    effectiveOn: t.field({
      type: 'Date',
      description: 'First day of the new agency.',
      resolve: (side) => side.effectiveOn,
    }),
    decree: t.exposeString('decree', { nullable: true, description: 'The decision or law; null when not known.' }),
    noteVi: t.exposeString('noteVi', { nullable: true, description: 'Which duties, in Vietnamese; null when all.' }),
    noteEn: t.exposeString('noteEn', { nullable: true, description: 'Which duties, in English; null when all.' }),
  }),
})

Agency.implement({
  description:
    'A body that acts against trafficking. Names and duties hold for a time: an agency that was merged stays, with its successors.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `Agency:4`.', resolve: (agency) => encodeId('Agency', agency.id) }),
    code: t.exposeString('code', { description: 'Short stable code, such as `CA_TINH`.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    kind: t.field({
      type: AgencyKind,
      description: 'Branch or kind.',
      resolve: (agency) => agency.kind as typeof AgencyKind.$inferType,
    }),
    level: t.expose('level', { type: AgencyLevel, description: 'Level it works at.' }),
    unit: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The unit it is responsible for; null for national bodies.',
      resolve: (agency, _args, context) =>
        agency.unitId === null ? null : fromCatalogue(context, ({ units }) => units.get(agency.unitId ?? '')),
    }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day of its duties here.',
      resolve: (agency) => agency.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it exists.',
      resolve: (agency) => agency.validTo,
    }),
    noteVi: t.exposeString('noteVi', { nullable: true, description: 'Note in Vietnamese.' }),
    noteEn: t.exposeString('noteEn', { nullable: true, description: 'Note in English.' }),
    successors: t.field({
      type: [AgencySuccession],
      description: 'Who took over its duties; empty while it exists.',
      resolve: (agency, _args, context) =>
        fromCatalogue(context, (c) =>
          c.agencySuccessorsOf(agency.id).map((row) => ({ ...row, otherId: row.successorId })),
        ),
    }),
    actingToday: t.field({
      type: [Agency],
      complexity: { field: 1, multiplier: 2 },
      description:
        'Who has its duties today: itself while it exists, else those who took over, followed until none has ended, each once.',
      resolve: (agency, _args, context) =>
        fromCatalogue(context, (c) => c.agenciesActingFor(agency.id, todayInVietnam())),
    }),
    predecessors: t.field({
      type: [AgencySuccession],
      description: 'Whose duties it took over.',
      resolve: (agency, _args, context) =>
        fromCatalogue(context, (c) =>
          c.agencyPredecessorsOf(agency.id).map((row) => ({ ...row, otherId: row.agencyId })),
        ),
    }),
    source: t.field({
      type: Source,
      description: 'Source of these facts.',
      resolve: (agency, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(agency.sourceId), 'source', agency.sourceId)),
    }),
  }),
})

registerNode('Agency', {
  load: async (ids, context) => {
    const { agencies } = await loadCatalogue(context)
    return ids.map((id) => agencies.get(id))
  },
})

const AgencyOrder = builder.enumType('AgencyOrder', {
  description: 'Orderings of agencies.',
  values: {
    CODE_ASC: { description: 'By code, A to Z.' },
    NAME_ASC: { description: 'By Vietnamese name without diacritics, A to Z.' },
  } as const satisfies Record<keyof typeof agencyOrders, object>,
})

builder.queryField('agencies', (t) =>
  t.connection(
    {
      type: Agency,
      authScopes: { public: true },
      description: 'Agencies of 2020 and since, with who took over from whom.',
      args: {
        kinds: t.arg({ type: [AgencyKind], description: 'Only these kinds.' }),
        levels: t.arg({ type: [AgencyLevel], description: 'Only these levels.' }),
        units: t.arg({ type: [UnitInput], description: 'Only agencies responsible for exactly one of these units.' }),
        asOf: t.arg({ type: 'Date', description: 'Only agencies that existed on this day; all without it.' }),
        text: t.arg.string({ description: 'Words in the name or code; diacritics and case do not matter.' }),
        orderBy: t.arg({
          type: AgencyOrder,
          required: true,
          defaultValue: 'CODE_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { kinds, levels, units, asOf, text, orderBy, ...page }, context) => {
        const catalogue = await loadCatalogue(context)
        const unitIds = unitIdsFromInput(catalogue, units, 'units')
        const found = await listAgencies(
          context.db,
          readAccess(context),
          { kinds, levels, unitIds, asOf, text },
          orderBy,
          page,
        )
        return connectionFromPage(mapPage(found, (id) => must(catalogue.agencies.get(id), 'agency', id)))
      },
    },
    connectionOf(Agency, 'agencies'),
  ),
)
