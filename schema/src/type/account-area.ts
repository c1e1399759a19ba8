import { endAccountArea, giveAccountArea } from '@hub/prisma/data/account-area'
import type { AccountArea as AreaRow } from '@hub/prisma/data/area'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { encodeId, numberId } from '../global-id.ts'
import { agencyIdFromInput, markAudited } from '../recording.ts'
import { Account } from './account.ts'
import { accountNow, actorOf } from './account-write.ts'
import { UnitInput, unitFromInput } from './place.ts'

/** An area of an account as an administrator sees it. */
export const AccountArea = builder.objectRef<AreaRow>('AccountArea').implement({
  description: 'A unit or an agency whose rows an account may reach, for a time.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id such as `AccountArea:2`, for `endArea`.',
      resolve: ({ id }) => encodeId('AccountArea', id),
    }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'The unit, as boundary basis and code, such as `27:258`; null for an agency.',
    }),
    agency: t.exposeString('agency', { nullable: true, description: 'Code of the agency; null for a unit.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name of the unit or agency, in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name of the unit or agency, in English.' }),
    validFrom: t.field({ type: 'Date', description: 'First day it holds.', resolve: (area) => area.validFrom }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null until it is ended.',
      resolve: (area) => area.validTo,
    }),
    reason: t.exposeString('reason', { description: 'Why it was given.' }),
  }),
})

const GiveAreaInput = builder.inputType('GiveAreaInput', {
  description: 'An area for an account: a unit or an agency, one of the two.',
  fields: (t) => ({
    account: t.id({ required: true, description: 'The account; global id such as `Account:5`.' }),
    unit: t.field({
      type: UnitInput,
      description: 'The unit whose rows it may reach, with all that lies in it; the province of today is everything.',
    }),
    agency: t.id({ description: 'The agency whose rows it may reach; global id such as `Agency:4`.' }),
    from: t.field({ type: 'Date', description: 'First day; today when left out.' }),
    to: t.field({ type: 'Date', description: 'Last day; without it the area holds until it is ended.' }),
    reason: t.string({
      required: true,
      description: 'Why it is given, at most 500 characters; kept in the audit log.',
    }),
  }),
})

builder.mutationField('giveArea', (t) =>
  t.field({
    type: Account,
    authScopes: { scope: 'account:admin' },
    description:
      'Gives an account an area; without any it reaches no live row. CONFLICT when it has it already, FORBIDDEN for one’s own account. Needs `account:admin`.',
    args: { input: t.arg({ type: GiveAreaInput, required: true, description: 'The area.' }) },
    resolve: async (_root, { input: { account, unit, agency, from, to, reason } }, context) => {
      const id = numberId(account, 'Account', 'input.account')
      const catalogue = await loadCatalogue(context)
      const named = unit ? unitFromInput(catalogue, unit, 'input.unit') : null
      const agencyId = agencyIdFromInput(catalogue, agency, 'input.agency')
      await giveAccountArea(context.db, actorOf(context), id, {
        unit: named && `${named.scheme}:${named.code}`,
        agency: agencyId === null ? null : catalogue.agencies.get(agencyId)?.code,
        from,
        to,
        reason,
      })
      markAudited(context)
      return await accountNow(context, id)
    },
  }),
)

const EndAreaInput = builder.inputType('EndAreaInput', {
  description: 'An area to end.',
  fields: (t) => ({
    account: t.id({ required: true, description: 'The account; global id such as `Account:5`.' }),
    area: t.id({ required: true, description: 'Its area; global id such as `AccountArea:2`.' }),
    lastDay: t.field({ type: 'Date', description: 'Last day it holds; today when left out.' }),
  }),
})

builder.mutationField('endArea', (t) =>
  t.field({
    type: Account,
    authScopes: { scope: 'account:admin' },
    description:
      'Ends an area of an account after a day; one that has not begun is taken back whole. NOT_FOUND when the account has no such area that goes on, FORBIDDEN for one’s own account. Needs `account:admin`.',
    args: { input: t.arg({ type: EndAreaInput, required: true, description: 'The area.' }) },
    resolve: async (_root, { input: { account, area, lastDay } }, context) => {
      const id = numberId(account, 'Account', 'input.account')
      const areaId = numberId(area, 'AccountArea', 'input.area')
      await endAccountArea(context.db, actorOf(context), id, areaId, lastDay ?? undefined)
      markAudited(context)
      return await accountNow(context, id)
    },
  }),
)
