import { builder } from '../builder.ts'

export const CaseKind = builder.enumType('CaseKind', {
  description: 'Whether a case is about trafficking itself.',
  values: {
    TRAFFICKING: { description: 'Trafficking in persons; counted in the figures.' },
    RELATED_OFFENCE: { description: 'A related offence, such as brokering illegal exit; not counted as trafficking.' },
  } as const,
})

export const CaseStage = builder.enumType('CaseStage', {
  description: 'Stage of a case, in the order of the Criminal Procedure Code. An appeal may be left out.',
  values: {
    OPENED: { description: 'Khởi tố vụ án — the case is opened.' },
    CHARGED: { description: 'Khởi tố bị can — the accused are charged.' },
    CONCLUDED: { description: 'Kết luận điều tra — the investigation is concluded.' },
    INDICTED: { description: 'Truy tố — the procuracy indicts.' },
    FIRST_INSTANCE: { description: 'Xét xử sơ thẩm — trial at first instance.' },
    APPEAL: { description: 'Xét xử phúc thẩm — trial on appeal.' },
    IN_FORCE: { description: 'The judgment is in force.' },
    SUSPENDED: { description: 'Tạm đình chỉ — suspended; the case may go on where it stood.' },
  } as const,
})

export const CaseAct = builder.enumType('CaseAct', {
  description: 'Acts of trafficking (law of 2024, article 2.1).',
  values: {
    RECRUIT: { description: 'Recruiting.' },
    TRANSPORT: { description: 'Transporting.' },
    HARBOUR: { description: 'Harbouring.' },
    TRANSFER: { description: 'Transferring.' },
    RECEIVE: { description: 'Receiving.' },
  } as const,
})

export const CaseMeans = builder.enumType('CaseMeans', {
  description: 'Means of trafficking. Of a person under 18 no means is needed.',
  values: {
    FORCE: { description: 'Force.' },
    THREAT: { description: 'Threat of force.' },
    DECEIT: { description: 'Deceit.' },
    OTHER: { description: 'Another means.' },
  } as const,
})

export const CasePurpose = builder.enumType('CasePurpose', {
  description: 'Purposes of trafficking in Vietnamese law; several may hold.',
  values: {
    FINANCIAL_GAIN: {
      description: 'Money, property or another gain; a purpose in Vietnamese law, not a form of exploitation.',
    },
    SEXUAL_EXPLOITATION: { description: 'Sexual exploitation.' },
    FORCED_LABOUR: { description: 'Forced labour.' },
    BODY_PARTS: { description: 'Taking parts of the body.' },
    OTHER_INHUMANE: { description: 'Another inhumane purpose.' },
  } as const,
})

export const CaseRole = builder.enumType('CaseRole', {
  description: 'Part that people have in a case.',
  values: {
    SUSPECT: { description: 'Suspects and accused.' },
    VICTIM: {
      description: 'Injured parties as the file counts them; victims with a row of their own are under `victims`.',
    },
  } as const,
})

export const TrialInstance = builder.enumType('TrialInstance', {
  description: 'Instance of a trial.',
  values: {
    FIRST_INSTANCE: { description: 'Sơ thẩm — first instance.' },
    APPEAL: { description: 'Phúc thẩm — appeal.' },
  } as const,
})

export const TrialOutcome = builder.enumType('TrialOutcome', {
  description: 'Outcome of a trial.',
  values: {
    CONVICTED: { description: 'At least one defendant was convicted.' },
    ACQUITTED: { description: 'All were acquitted.' },
    RETURNED: { description: 'Returned for further investigation.' },
    UPHELD: { description: 'On appeal: upheld.' },
    CHANGED: { description: 'On appeal: changed.' },
  } as const,
})
