import type { VictimParts } from '@hub/prisma/data/victim'
import { builder } from '../builder.ts'
import { fromCatalogue } from '../catalogue.ts'
import { Agency } from './agency.ts'
import { dayOf, dayOrNull } from './record-day.ts'
import { ConfirmationDocument, ConsentPurpose, Evidence, VictimStatus } from './victim-code.ts'

export const IdentificationStep = builder.objectRef<VictimParts['statuses'][number]>('IdentificationStep').implement({
  description: 'A state that the identification of a victim reached.',
  fields: (t) => ({
    status: t.field({
      type: VictimStatus,
      description: 'The state.',
      resolve: (step) => step.status as typeof VictimStatus.$inferType,
    }),
    reachedOn: t.field({ type: 'Date', description: 'Day it was reached.', resolve: (step) => dayOf(step.reachedOn) }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that decided; null when it is not recorded.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(String(agencyId))),
    }),
    evidence: t.field({
      type: [Evidence],
      description: 'Grounds, of the nine kinds of the law; empty before a decision.',
      resolve: (step) => step.evidence as (typeof Evidence.$inferType)[],
    }),
    documentType: t.field({
      type: ConfirmationDocument,
      nullable: true,
      description: 'Kind of the confirming paper; null without one. Its number is encrypted apart.',
      resolve: (step) => step.documentType as typeof ConfirmationDocument.$inferType | null,
    }),
  }),
})

export const Consent = builder.objectRef<VictimParts['consents'][number]>('Consent').implement({
  description: 'What a victim consented to.',
  fields: (t) => ({
    purpose: t.field({
      type: ConsentPurpose,
      description: 'What for.',
      resolve: (consent) => consent.purpose as typeof ConsentPurpose.$inferType,
    }),
    givenOn: t.field({ type: 'Date', description: 'Day it was given.', resolve: (consent) => dayOf(consent.givenOn) }),
    withdrawnOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day it was withdrawn; null while it holds.',
      resolve: (consent) => dayOrNull(consent.withdrawnOn),
    }),
  }),
})
