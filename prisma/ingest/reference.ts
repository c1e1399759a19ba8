/** The reference data that rows are checked against, as the database holds it now. Ids are text. */
export interface Reference {
  readonly units: readonly Unit[]
  /** code lists by name */
  readonly codes: ReadonlyMap<string, readonly Code[]>
  readonly agencies: readonly Agency[]
  readonly offences: readonly Code[]
  /** campaigns, pilot models: code to id */
  readonly campaigns: ReadonlyMap<string, string>
  readonly pilotModels: ReadonlyMap<string, string>
}

export interface Code {
  readonly code: string
  readonly labelVi: string
  readonly labelEn: string
}

export interface Agency extends Code {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** A unit with every name and type it has borne, and the units that took it in whole. */
export interface Unit {
  readonly id: string
  readonly scheme: '27' | '24'
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE'
  readonly code: string
  readonly nameVi: string
  readonly names: readonly { readonly type: string; readonly vi: string; readonly en: string }[]
  readonly parentId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly successorIds: readonly string[]
}

/** Whether something holds on a day; days are YYYY-MM-DD. */
export const holdsOn = (one: { readonly validFrom: string; readonly validTo: string | null }, day: string) =>
  one.validFrom <= day && (one.validTo === null || day <= one.validTo)
