import type { LatticePlace, Measure, Scheme, UnitLevel } from '@hub/contract/figure'
import type { Grain } from '@hub/contract/period'
import type { Comparator } from '@hub/contract/target'
import type { ReleaseChange } from '../release/change.ts'

/** What a metric is, as the rows of `metric` say; see the columns of that table. */
export interface MetricRow {
  readonly id: string
  readonly topic: 'TIP' | 'CASE' | 'VICTIM' | 'CAMPAIGN' | 'SETTING' | 'DUTY'
  readonly measure: Measure
  readonly per_statistic: 'POPULATION' | 'HOUSEHOLDS' | null
  readonly per_amount: number | null
  readonly sensitive: boolean
  readonly open_months: number
  readonly lag_months: number
  readonly direction: 'MORE_IS_WORSE' | 'MORE_IS_BETTER' | 'NEUTRAL'
  readonly coverage_from: string
}

/** A place on the lattice that a metric is published on, from when to when, and from how many on. */
export interface LatticeRow extends LatticePlace {
  readonly metric_id: string
  readonly threshold: number
  readonly valid_from: string
  readonly valid_to: string | null
}

/** A unit and the days its figures are whole for. */
export interface FigureUnit {
  readonly id: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly code: string
  readonly valid_from: string
  readonly valid_to: string | null
  /** First day covered; null: from the beginning. */
  readonly covered_from: string | null
  readonly covered_to: string | null
}

export interface Denominator {
  readonly value: number
  readonly year: number
  readonly method: 'SOURCED' | 'INTERPOLATED' | 'CARRIED'
  readonly sourceId: string
}

export interface TargetRow {
  readonly id: string
  readonly metric_id: string
  readonly programme: string
  readonly comparator: Comparator
  readonly value: number
  readonly label_vi: string
  readonly label_en: string
  readonly legal_ref: string
  readonly valid_from: string
  readonly valid_to: string | null
  readonly source_id: string
}

export interface ReleaseHead {
  readonly no: number
  readonly province_code: string
  readonly published_at: string
  readonly synthetic: boolean
  readonly scale_factor: number | null
  /** Last day of the last month that had ended. */
  readonly data_through: string
  readonly method: ReleaseMethod
  readonly cells_published: number
  readonly cells_withheld: number
  readonly digest: string
}

/**
 * How a release was protected, and how many cells of each metric it tells and withholds. `ranges`: how many of the told ones are
 * ranges; `fed`: any fact at all; `change`: how the sensitive figures moved since the releases before.
 */
export interface ReleaseMethod {
  readonly steps: readonly string[]
  readonly metrics: Readonly<
    Record<string, { threshold: number; published: number; withheld: number; ranges?: number; fed: boolean }>
  >
  readonly change?: ReleaseChange
}

/** Everything but the cells that an answer in figures needs. Small, and the same for every request of one release. */
export interface FigureCatalogue {
  /** The newest release; null while none is published. */
  readonly release: ReleaseHead | null
  readonly metrics: ReadonlyMap<string, MetricRow>
  readonly lattice: ReadonlyMap<string, readonly LatticeRow[]>
  readonly targets: ReadonlyMap<string, readonly TargetRow[]>
  readonly units: ReadonlyMap<string, FigureUnit>
  /** Codes of a list in their order; the categories of a breakdown. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  /** Units that a unit was made of in part: their facts count in it or elsewhere, nobody knows which. */
  partsOf(unitId: string): readonly FigureUnit[]
  denominator(unitId: string, statistic: string, year: number): Denominator | undefined
  /** Units of a scheme and level, by code. */
  unitsOf(scheme: Scheme, level: UnitLevel): readonly FigureUnit[]
}

// A unit of the scheme of 2025 into which ground came that no unit of the scheme before it holds (the communes of former Bắc Giang,
// and with them the merged province) has figures only from its first day on: before, its parts outside were not counted. A commune
// of the scheme before ends with its last day, since a fact of a later day lies in a larger unit; districts go on, because every
// later commune lies in exactly one of them. Rows of the lattice come in a fixed order, since of two ways to protect a figure that are
// equally good the first one found is taken: a release is to tell the same in every database.
export const catalogueSql = `
  select
    (select to_jsonb(r) from pub.release r) as release,
    (select jsonb_agg(to_jsonb(m) order by m.sort, m.id) from metric m) as metrics,
    (select jsonb_agg(to_jsonb(l) - 'id' - 'source_id' order by l.metric_id, l.scheme, l.level, l.grain, l.breakdown collate "C", l.valid_from) from lattice l) as lattice,
    (select jsonb_agg(to_jsonb(t) || jsonb_build_object('id', t.id::text) order by t.id) from target t) as targets,
    (select jsonb_agg(jsonb_build_object(
        'id', u.id::text, 'scheme', u.scheme, 'level', u.level, 'code', u.code,
        'valid_from', u.valid_from, 'valid_to', u.valid_to,
        'covered_from', case when u.scheme <> '27' and exists (
            select 1 from unit_rollup l where l.unit_id = u.id and not exists (
              select 1 from unit_rollup r join admin_unit d on d.id = r.unit_id and d.scheme = '27' where r.leaf_id = l.leaf_id
            ) and not exists (
              select 1 from admin_unit_change c join admin_unit o on o.id = c.from_unit_id and o.scheme = '27' where c.to_unit_id = l.leaf_id
            )
          ) then u.valid_from end,
        'covered_to', case when u.scheme = '27' and u.level = 'COMMUNE' then u.valid_to end
      ) order by u.code, u.valid_from) from admin_unit u) as units,
    (select jsonb_agg(jsonb_build_array(unit_id::text, statistic, year, value, method, source_id)) from unit_denominator) as denominators,
    (with divided as (
        select c.from_unit_id, c.to_unit_id from admin_unit_change c
          join admin_unit o on o.id = c.from_unit_id and o.level = 'COMMUNE'
          join admin_unit n on n.id = c.to_unit_id and n.level = 'COMMUNE'
        where (c.area_share_low < 1 or c.population_share_low < 1) and (c.area_share_high > 0 or c.population_share_high > 0)
      ), perhaps (leaf_id, unit_id) as (
        select from_unit_id, to_unit_id from divided
        union select b.from_unit_id, d.to_unit_id from divided d join admin_unit_change b on b.to_unit_id = d.from_unit_id
        union select c.to_unit_id, o.parent_id from admin_unit_change c join admin_unit o on o.id = c.from_unit_id and o.level = 'COMMUNE'
          where c.to_unit_id in (select to_unit_id from divided)
      )
      select jsonb_agg(jsonb_build_array(p.leaf_id::text, p.unit_id::text) order by p.unit_id, p.leaf_id) from perhaps p
      where p.unit_id is not null and not exists (select 1 from unit_rollup r where r.leaf_id = p.leaf_id and r.unit_id = p.unit_id)
    ) as parts,
    (select jsonb_object_agg(list, codes) from (select list, jsonb_agg(code order by sort, code) as codes from code group by list) c) as codes`

export interface CatalogueRow {
  release: ReleaseHead | null
  metrics: MetricRow[] | null
  lattice: LatticeRow[] | null
  targets: TargetRow[] | null
  units: FigureUnit[] | null
  parts: [leafId: string, unitId: string][] | null
  denominators: [string, string, number, number, Denominator['method'], string][] | null
  codes: Record<string, string[]> | null
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** The catalogue from the one row that `catalogueSql` answers. */
export function catalogueFromRow(row: CatalogueRow): FigureCatalogue {
  const units = row.units ?? []
  const denominators = new Map<string, Denominator>()
  for (const [unit, statistic, year, value, method, sourceId] of row.denominators ?? [])
    denominators.set(`${unit} ${statistic} ${year}`, { value, year, method, sourceId })
  const unitsById = new Map(units.map((unit) => [unit.id, unit]))
  const parts = grouped(row.parts ?? [], ([, unitId]) => unitId)
  const byPlace = grouped(units, (unit) => `${unit.scheme} ${unit.level}`)
  return {
    release: row.release,
    metrics: new Map((row.metrics ?? []).map((metric) => [metric.id, metric])),
    lattice: grouped(row.lattice ?? [], (entry) => entry.metric_id),
    targets: grouped(row.targets ?? [], (target) => target.metric_id),
    units: unitsById,
    codes: new Map(Object.entries(row.codes ?? {})),
    partsOf: (unitId) => (parts.get(unitId) ?? []).flatMap(([leafId]) => unitsById.get(leafId) ?? []),
    denominator: (unitId, statistic, year) => denominators.get(`${unitId} ${statistic} ${year}`),
    unitsOf: (scheme, level) => byPlace.get(`${scheme} ${level}`) ?? [],
  }
}

/** Codes that a breakdown of a metric divides by, in their order; [''] for the undivided figure. */
export function categoriesOf(
  catalogue: FigureCatalogue,
  metric: Pick<MetricRow, 'id' | 'topic'>,
  breakdown: LatticePlace['breakdown'],
): readonly string[] {
  if (breakdown === '') return ['']
  const list =
    breakdown === 'SETTING'
      ? 'EVENT_SETTING'
      : breakdown === 'CHANNEL'
        ? metric.topic === 'TIP'
          ? 'TIP_CHANNEL'
          : 'EVENT_CHANNEL'
        : breakdown === 'TIP_KIND' && metric.id === 'reviewed_people'
          ? 'REVIEW_KIND'
          : breakdown
  return catalogue.codes.get(list) ?? []
}

/** The lattice row of a place that holds on a day, if the metric is published there. */
export function latticeAt(
  catalogue: Pick<FigureCatalogue, 'lattice'>,
  metricId: string,
  place: LatticePlace & { grain: Grain },
): LatticeRow[] {
  return (catalogue.lattice.get(metricId) ?? []).filter(
    (row) =>
      row.scheme === place.scheme &&
      row.level === place.level &&
      row.grain === place.grain &&
      row.breakdown === place.breakdown,
  )
}
