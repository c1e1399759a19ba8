import { builder } from '../builder.ts'

export const TipKind = builder.enumType('TipKind', {
  description: 'Kind of a tip by article 144 of the Criminal Procedure Code.',
  values: {
    TO_GIAC: { description: 'Tố giác về tội phạm — a person denounces a crime.' },
    TIN_BAO: { description: 'Tin báo về tội phạm — a body, a person or the media informs of one.' },
    KIEN_NGHI_KHOI_TO: { description: 'Kiến nghị khởi tố — a state body asks in writing for prosecution.' },
  } as const,
})

export const TipChannel = builder.enumType('TipChannel', {
  description: 'How a tip came in.',
  values: {
    IN_PERSON: { description: 'Told in person.' },
    PHONE: { description: 'By telephone, other than 111.' },
    HOTLINE_111: { description: 'Through the national hotline 111.' },
    LETTER: { description: 'By letter.' },
    ONLINE: { description: 'Through another service on the web.' },
    HUB: { description: 'Through the form of this hub, without an account.' },
    PRESS: { description: 'From the press.' },
    AGENCY: { description: 'Handed on by another agency.' },
  } as const,
})

export const TipTopic = builder.enumType('TipTopic', {
  description: 'What a tip is about.',
  values: {
    RECRUITMENT_LURE: { description: 'Luring people to work or travel.' },
    ONLINE_JOB_OFFER: { description: 'An offer of work on the web that looks false.' },
    FORCED_LABOUR: { description: 'Forced labour.' },
    SEXUAL_EXPLOITATION: { description: 'Sexual exploitation.' },
    FORCED_MARRIAGE: { description: 'Forced or brokered marriage.' },
    CHILD_TRADE: { description: 'Trade in children.' },
    ORGAN_TRADE: { description: 'Trade in organs or tissue.' },
    FOETUS_DEAL: { description: 'An agreement to sell a foetus.' },
    MISSING_PERSON: { description: 'Somebody cannot be reached any more.' },
    TRANSPORT: { description: 'People moved in a way that looks wrong.' },
    OTHER: { description: 'Something else, or not clear.' },
  } as const,
})

export const TipStatus = builder.enumType('TipStatus', {
  description: 'How far a tip has been handled. Each status follows the one before it.',
  values: {
    RECEIVED: { description: 'Received; its legal clocks run.' },
    CLASSIFIED: { description: 'Classified, and with the body in charge.' },
    VERIFYING: { description: 'Somebody has acted on it.' },
    RESOLVED: { description: 'Decided; see `outcome`.' },
  } as const,
})

export const TipOutcome = builder.enumType('TipOutcome', {
  description: 'Decision on a tip (article 147 of the Criminal Procedure Code).',
  values: {
    PROSECUTE: { description: 'A case was opened.' },
    NOT_PROSECUTE: { description: 'No case was opened.' },
    SUSPEND: { description: 'Handling was suspended.' },
    TRANSFERRED: { description: 'Handed to another body for good.' },
    NO_OFFENCE: { description: 'It showed no sign of an offence.' },
  } as const,
})
