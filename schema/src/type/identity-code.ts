import type { identityFields } from '@hub/prisma/data/identity'
import type { OpeningReason } from '@hub/prisma/data/identity-opening'
import type { RemovalReason } from '@hub/prisma/data/person'
import { builder } from '../builder.ts'

export const IdentityField = builder.enumType('IdentityField', {
  description: 'A field that is sealed of a person.',
  values: {
    NAME: { description: 'Full name.' },
    PAPER: { description: 'Number of an identity paper.' },
    CONTACT: { description: 'Telephone or another way to reach the person.' },
    ADDRESS: { description: 'Where the person lives.' },
    BIRTH_YEAR: { description: 'Year of birth.' },
    DOCUMENT: { description: 'Number of the paper that confirms the victim.' },
  } as const satisfies Record<(typeof identityFields)[number], object>,
})

export const IdentityOpeningReason = builder.enumType('IdentityOpeningReason', {
  description: 'Why an identity is opened.',
  values: {
    CONTACT: { description: 'To reach the person for support or an interview.' },
    PROTECTION: { description: 'To protect the person or somebody else from danger.' },
    INVESTIGATION: { description: 'For the investigation of the case.' },
    COURT: { description: 'For the procuracy or the court.' },
    CORRECTION: { description: 'To correct what is sealed, or to tell records of two people apart.' },
    REQUEST_OF_PERSON: { description: 'The person asked for it.' },
  } as const satisfies Record<OpeningReason, object>,
})

export const RemovalReasonCode = builder.enumType('RemovalReason', {
  description: 'Why the records of a person are removed.',
  values: {
    CONSENT_WITHDRAWN: { description: 'The person withdrew their consent.' },
    RETENTION_ENDED: { description: 'The time to keep the record has ended.' },
    RECORDED_IN_ERROR: { description: 'The record should not have been made.' },
  } as const satisfies Record<RemovalReason, object>,
})
