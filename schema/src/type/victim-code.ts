import { builder } from '../builder.ts'

export const Sex = builder.enumType('Sex', {
  description: 'Sex of a person.',
  values: {
    FEMALE: { description: 'Female.' },
    MALE: { description: 'Male.' },
    UNKNOWN: { description: 'Not known.' },
  } as const,
})

export const AgeGroup = builder.enumType('AgeGroup', {
  description: 'Age at the time of the offence. The Penal Code splits at 16, the law against trafficking at 18.',
  values: {
    UNDER_16: { description: 'Under 16: article 151 of the Penal Code.' },
    FROM_16_TO_17: { description: '16 or 17 years.' },
    ADULT: { description: '18 years and over.' },
    UNKNOWN: { description: 'Not known.' },
  } as const,
})

export const Exploitation = builder.enumType('Exploitation', {
  description: 'Form of exploitation.',
  values: {
    FORCED_LABOUR: { description: 'Forced labour or services.' },
    SEXUAL: { description: 'Sexual exploitation.' },
    FORCED_MARRIAGE: { description: 'Forced marriage.' },
    ORGAN_REMOVAL: { description: 'Removal of organs or tissue.' },
    FORCED_BEGGING: { description: 'Forced begging.' },
    CHILD_ADOPTION: { description: 'Trade in a child for adoption.' },
    FORCED_CRIMINALITY: { description: 'Forced to commit offences, such as fraud on the web.' },
    OTHER: { description: 'Another form.' },
    UNKNOWN: { description: 'Not known.' },
  } as const,
})

export const Destination = builder.enumType('Destination', {
  description: 'Where people were taken, or were to be taken.',
  values: {
    DOMESTIC: { description: 'Within Việt Nam.' },
    CHINA: { description: 'China.' },
    CAMBODIA: { description: 'Cambodia.' },
    LAOS: { description: 'Laos.' },
    MYANMAR: { description: 'Myanmar.' },
    OTHER: { description: 'Another country.' },
    UNKNOWN: { description: 'Not known.' },
  } as const,
})

export const VictimStatus = builder.enumType('VictimStatus', {
  description: 'State of identification.',
  values: {
    REPORTED: { description: 'Reported, not checked yet.' },
    UNDER_IDENTIFICATION: { description: 'In the process of being identified: a legal category with its own support.' },
    CONFIRMED: { description: 'Confirmed as a victim.' },
    NOT_VICTIM: { description: 'Found not to be a victim.' },
  } as const,
})

export const VictimClass = builder.enumType('VictimClass', {
  description: 'Legal category, which decides support once a person is confirmed.',
  values: {
    VN_VICTIM: { description: 'Vietnamese citizen, or stateless person who lives in Việt Nam for good.' },
    ACCOMPANYING_MINOR: { description: 'Under 18 and with a victim.' },
    FOREIGN_VICTIM: { description: 'Foreigner trafficked in Việt Nam.' },
  } as const,
})

export const IntakeChannel = builder.enumType('IntakeChannel', {
  description: 'How a person came to be known; articles 27 to 31 of the law of 2024.',
  values: {
    SELF_REPORT: { description: 'Came forward, or a representative did (article 27).' },
    RESCUED: { description: 'Rescued (article 28).' },
    ABROAD: { description: 'Found abroad (article 29).' },
    RETURNED: { description: 'Returned from abroad (article 30).' },
    FOREIGN: { description: 'Foreigner found here (article 31).' },
  } as const,
})

export const Evidence = builder.enumType('Evidence', {
  description: 'Grounds to identify a victim: the nine kinds of article 32 of the law of 2024.',
  values: {
    PROCEEDINGS_BODY: { description: 'Papers of a body that conducts criminal proceedings.' },
    RESCUING_BODY: { description: 'Papers of the body that rescued the person.' },
    MISSION_ABROAD: { description: 'Papers of a Vietnamese mission abroad.' },
    OTHER_DOMESTIC_BODY: { description: 'Papers of another body in Việt Nam.' },
    FOREIGN_AUTHORITY: { description: 'Papers of a foreign authority.' },
    PERSON_OR_RELATIVES: { description: 'What the person or relatives state.' },
    PERPETRATOR: { description: 'What the perpetrator states.' },
    OTHER_VICTIM_OR_WITNESS: { description: 'What other victims or witnesses state.' },
    OTHER_LAWFUL: { description: 'Other lawful information.' },
  } as const,
})

export const ConfirmationDocument = builder.enumType('ConfirmationDocument', {
  description: 'Paper that confirms a victim (law of 2024, article 33).',
  values: {
    CONFIRMATION_PAPER: { description: 'Paper that confirms a victim.' },
    RESCUE_PAPER: { description: 'Paper that confirms a rescue.' },
    OTHER: { description: 'Another lawful paper.' },
  } as const,
})

export const ConsentPurpose = builder.enumType('ConsentPurpose', {
  description: 'What a person consents to.',
  values: {
    SUPPORT: { description: 'Being supported.' },
    SHARE_WITH_PROVIDER: { description: 'Sharing what a provider of support must know.' },
    STATISTICS: { description: 'Being counted in statistics.' },
    COURT: { description: 'Use in court.' },
  } as const,
})

export const LegalBasis = builder.enumType('LegalBasis', {
  description: 'Rules that a service of support is given under.',
  values: {
    STATE: { description: 'Rules of the state.' },
    PROVINCIAL: { description: 'Rules of the province.' },
    OTHER: { description: 'Other rules, such as those of an association.' },
  } as const,
})

export const SupportOutcome = builder.enumType('SupportOutcome', {
  description: 'What became of a service of support.',
  values: {
    ONGOING: { description: 'Still given.' },
    COMPLETED: { description: 'Given to its end.' },
    STOPPED: { description: 'Ended early.' },
    REFERRED: { description: 'Handed to another provider.' },
  } as const,
})
