import type { PersonalKind } from '@hub/analysis/personal-text'
import { builder } from '../builder.ts'

export const PersonalText = builder.enumType('PersonalText', {
  description: 'What in a text seems to name a person or to lead to one.',
  values: {
    NAME: { description: 'A name with its family name.' },
    PHONE: { description: 'A telephone number.' },
    ID_NUMBER: { description: 'The number of an identity card or passport.' },
    PLATE: { description: 'The plate of a car or motorcycle.' },
    EMAIL: { description: 'An e-mail address.' },
    SOCIAL: { description: 'An account or page of a social network.' },
  } as const satisfies Record<PersonalKind, object>,
})
