/** The rows a catalogue holds. Ids are text, days `YYYY-MM-DD`. */
export interface AdminUnit {
  readonly id: string
  readonly scheme: '27' | '24'
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE'
  readonly code: string
  readonly type: 'TINH' | 'THANH_PHO' | 'THI_XA' | 'HUYEN' | 'PHUONG' | 'XA' | 'THI_TRAN'
  readonly nameVi: string
  readonly nameEn: string
  readonly parentId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly areaKm2: number | null
  readonly outlineUnitId: string | null
  /** West, south, east, north of the outline, degrees. */
  readonly bbox: readonly number[] | null
  /** Longitude and latitude of a point inside the outline. */
  readonly centre: readonly [number, number] | null
  readonly noteVi: string | null
  readonly noteEn: string | null
  readonly sourceId: string
  readonly outlineSourceId: string | null
}

export interface UnitName {
  readonly unitId: string
  readonly type: AdminUnit['type']
  readonly nameVi: string
  readonly nameEn: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly sourceId: string
}

export interface UnitChange {
  readonly fromId: string
  readonly toId: string
  readonly effectiveOn: string
  readonly decree: string
  readonly areaShareLow: number
  readonly areaShareHigh: number
  readonly populationShareLow: number
  readonly populationShareHigh: number
  readonly note: string | null
  readonly sourceId: string
}

export interface UnitStatistic {
  readonly unitId: string
  readonly statistic: string
  readonly year: number
  readonly asOf: string | null
  readonly value: number
  readonly noteVi: string | null
  readonly noteEn: string | null
  readonly sourceId: string
  readonly synthetic: boolean
}

export interface Denominator {
  readonly unitId: string
  readonly statistic: 'POPULATION' | 'HOUSEHOLDS'
  readonly year: number
  readonly value: number
  readonly method: 'SOURCED' | 'INTERPOLATED' | 'CARRIED'
  readonly sourceId: string
}

export interface Agency {
  readonly id: string
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly kind: string
  readonly level: 'NATIONAL' | 'PROVINCE' | 'DISTRICT' | 'REGION' | 'COMMUNE'
  readonly unitId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly noteVi: string | null
  readonly noteEn: string | null
  readonly sourceId: string
}

export interface AgencySuccession {
  readonly agencyId: string
  readonly successorId: string
  readonly effectiveOn: string
  readonly decree: string | null
  readonly noteVi: string | null
  readonly noteEn: string | null
}

export interface Source {
  readonly id: string
  readonly titleVi: string
  readonly titleEn: string
  readonly publisher: string
  readonly url: string | null
  readonly licence: string
  readonly licenceUrl: string | null
  readonly attribution: string
  readonly retrievedOn: string | null
  readonly validOn: string | null
  readonly kind: 'REAL' | 'SYNTHETIC' | 'ASSUMPTION'
  readonly noteVi: string | null
  readonly noteEn: string | null
}

export interface Metric {
  readonly id: string
  readonly topic: 'TIP' | 'CASE' | 'VICTIM' | 'CAMPAIGN' | 'SETTING' | 'DUTY'
  readonly measure: 'COUNT' | 'SUM' | 'SHARE' | 'MEDIAN'
  readonly labelVi: string
  readonly labelEn: string
  readonly unitVi: string
  readonly unitEn: string
  readonly descriptionVi: string
  readonly descriptionEn: string
  readonly formulaVi: string
  readonly formulaEn: string
  readonly perStatistic: 'POPULATION' | 'HOUSEHOLDS' | null
  readonly perAmount: number | null
  readonly sensitive: boolean
  readonly openMonths: number
  readonly lagMonths: number
  readonly direction: 'MORE_IS_WORSE' | 'MORE_IS_BETTER' | 'NEUTRAL'
  readonly coverageFrom: string
  readonly legalRef: string | null
  readonly sourceId: string
}

export interface Lattice {
  readonly metricId: string
  readonly scheme: AdminUnit['scheme']
  readonly level: AdminUnit['level']
  readonly grain: 'MONTH' | 'QUARTER' | 'YEAR' | 'MULTI_YEAR'
  /** '' for none. */
  readonly breakdown: string
  readonly threshold: number
  readonly validFrom: string
  readonly validTo: string | null
}

export interface Target {
  readonly metricId: string
  readonly programme: string
  readonly comparator: 'AT_LEAST' | 'MORE_THAN' | 'AT_MOST'
  readonly value: number
  readonly labelVi: string
  readonly labelEn: string
  readonly legalRef: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly sourceId: string
}

/** A legal time limit and from when to when the law set it so. Exactly one of hours, days and months is not null. */
export interface LegalClock {
  readonly kind: string
  readonly subject: 'TIP' | 'VICTIM' | 'CASE' | 'SUPPORT'
  readonly labelVi: string
  readonly labelEn: string
  readonly hours: number | null
  readonly days: number | null
  readonly months: number | null
  readonly extensionMonths: number | null
  readonly legalRef: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly sourceId: string
}

export interface Code {
  readonly list: string
  readonly code: string
  readonly labelVi: string
  readonly labelEn: string
  readonly descriptionVi: string | null
  readonly descriptionEn: string | null
  readonly legalRef: string | null
  readonly htcds: string | null
  readonly iccs: string | null
  readonly ictip: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface Campaign {
  readonly id: string
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly year: number
  readonly directiveId: string | null
  readonly synthetic: boolean
}

/** A day or span that figures over time are read against. */
export interface TimeMark {
  readonly id: string
  readonly kind: 'LAW' | 'PROGRAMME' | 'SEASON'
  readonly labelVi: string
  readonly labelEn: string
  readonly legalRef: string
  /** First day; of a yearly mark the first day of its first year. */
  readonly fromOn: string
  /** Last day, inside; null for a single day or while it lasts. */
  readonly toOn: string | null
  readonly yearly: boolean
  readonly sourceId: string
}

export interface ReferenceRows {
  readonly units: readonly AdminUnit[]
  readonly names: readonly UnitName[]
  readonly changes: readonly UnitChange[]
  readonly statistics: readonly UnitStatistic[]
  readonly denominators: readonly Denominator[]
  readonly agencies: readonly Agency[]
  readonly successions: readonly AgencySuccession[]
  readonly sources: readonly Source[]
  readonly metrics: readonly Metric[]
  readonly lattices: readonly Lattice[]
  readonly targets: readonly Target[]
  readonly clocks: readonly LegalClock[]
  readonly codes: readonly Code[]
  readonly timeMarks: readonly TimeMark[]
  readonly campaigns: readonly Campaign[]
}
