import { minPlaces } from '@hub/analysis/hotspot'
import { denominatorYear, type Period } from '@hub/contract/period'
import type { Denominator, FigureUnit } from './figure-catalogue.ts'
import type { FigureWorld } from './figure-world.ts'

/**
 * What the counts of places may be divided by, to see where they gather. Foreign residents are not among them, and never will be: a rate
 * of crimes for so many foreigners points at people, not at places.
 */
export const hotspotStatistics = ['POPULATION', 'HOUSEHOLDS', 'LODGERS', 'PARK_WORKERS', 'SMALL_HOUSEHOLDS'] as const
export type HotspotStatistic = (typeof hotspotStatistics)[number]

/** A statistic in words, as answers and files name it. */
export const statisticLabel: Readonly<Record<HotspotStatistic, { readonly vi: string; readonly en: string }>> = {
  POPULATION: { vi: 'Dân số', en: 'Residents' },
  HOUSEHOLDS: { vi: 'Số hộ', en: 'Households' },
  LODGERS: { vi: 'Người ở trọ', en: 'Lodgers' },
  PARK_WORKERS: { vi: 'Công nhân khu công nghiệp', en: 'Workers of industrial parks' },
  SMALL_HOUSEHOLDS: {
    vi: 'Hộ 1–2 người (đại diện cho người ở trọ, theo tổng điều tra)',
    en: 'Households of 1–2 persons (census proxy for lodgers)',
  },
}

/** The denominator of one unit. */
export interface UnitDenominator extends Denominator {
  readonly synthetic: boolean
}

/** Denominators of units, by unit. */
export interface Denominators {
  readonly statistic: HotspotStatistic
  /** What was asked for, when too few units have it and the census proxy stands in for it; else null. */
  readonly insteadOf: HotspotStatistic | null
  readonly units: ReadonlyMap<string, UnitDenominator>
}

interface SummedRow {
  unit_id: string
  year: number
  value: number
  source_id: string
  synthetic: boolean
}

// A unit is given lodgers only when all its areas tell theirs: part of a sum would make its rate too high.
const lodgersSql = `
  select r.unit_id::text, $2::int as year, sum(a.lodgers)::float8 as value, min(a.source_id) as source_id, bool_or(a.synthetic) as synthetic
  from key_area a join unit_rollup r on r.leaf_id = a.unit_id
  where a.kind = 'WORKER_HOUSING' and r.unit_id = any ($1::bigint[])
    and a.valid_from <= $4::date and (a.valid_to is null or a.valid_to >= $3::date)
  group by r.unit_id having count(*) = count(a.lodgers) and sum(a.lodgers) > 0`

const workersSql = `
  select distinct on (s.unit_id) s.unit_id::text, s.year, s.value::float8 as value, s.source_id, s.synthetic
  from unit_statistic s
  where s.statistic = 'PARK_WORKERS' and s.unit_id = any ($1::bigint[]) and s.value > 0
  order by s.unit_id, abs(s.year - $2::int), s.year, s.source_id`

// The census gives households by size for the communes of its day; units made of them later have the sum.
const smallHouseholdsSql = `
  select r.unit_id::text, s.year, sum(s.value)::float8 as value, min(s.source_id) as source_id, bool_or(s.synthetic) as synthetic
  from unit_statistic s join admin_unit u on u.id = s.unit_id and u.level = 'COMMUNE' join unit_rollup r on r.leaf_id = s.unit_id
  where s.statistic = 'HOUSEHOLDS_1_2_PERSONS' and r.unit_id = any ($1::bigint[])
    and s.year = (select max(year) from unit_statistic where statistic = 'HOUSEHOLDS_1_2_PERSONS')
  group by r.unit_id, s.year having sum(s.value) > 0`

interface Statement {
  readonly text: string
  /** $1 ids of the units, $2 the year, then what the text asks for. */
  params(ids: readonly string[], year: number, period: Period): readonly unknown[]
}

const statements = {
  LODGERS: { text: lodgersSql, params: (ids, year, { start, end }) => [ids, year, start, end] },
  PARK_WORKERS: { text: workersSql, params: (ids, year) => [ids, year] },
  SMALL_HOUSEHOLDS: { text: smallHouseholdsSql, params: (ids) => [ids] },
} as const satisfies Record<string, Statement>

async function summed(
  world: FigureWorld,
  statistic: keyof typeof statements,
  units: readonly FigureUnit[],
  period: Period,
): Promise<Map<string, UnitDenominator>> {
  const year = denominatorYear(period)
  const { text, params }: Statement = statements[statistic]
  const ids = units.map(({ id }) => id)
  const rows = await world.rows<SummedRow>(text, params(ids, year, period), `hotspot-${statistic.toLowerCase()}`)
  return new Map(
    rows.map((row) => [
      row.unit_id,
      {
        value: row.value,
        year: row.year,
        method: row.year === year ? 'SOURCED' : 'CARRIED',
        sourceId: row.source_id,
        synthetic: row.synthetic,
      },
    ]),
  )
}

/**
 * The denominators of units for a period. Lodgers and workers are what a source gives; where fewer units have them than a pattern can be
 * judged of, the households of one or two persons of the census stand in, and `insteadOf` says so.
 */
export async function readDenominators(
  world: FigureWorld,
  statistic: HotspotStatistic,
  units: readonly FigureUnit[],
  period: Period,
): Promise<Denominators> {
  if (statistic === 'POPULATION' || statistic === 'HOUSEHOLDS') {
    const year = denominatorYear(period)
    const found = units.flatMap(({ id }) => {
      const denominator = world.catalogue.denominator(id, statistic, year)
      return denominator ? [[id, { ...denominator, synthetic: false }] as const] : []
    })
    return { statistic, insteadOf: null, units: new Map(found) }
  }
  const given = await summed(world, statistic, units, period)
  if (statistic === 'SMALL_HOUSEHOLDS' || given.size >= Math.min(minPlaces, units.length))
    return { statistic, insteadOf: null, units: given }
  return {
    statistic: 'SMALL_HOUSEHOLDS',
    insteadOf: statistic,
    units: await summed(world, 'SMALL_HOUSEHOLDS', units, period),
  }
}

/** Who gives the denominators of an answer, and of which years: named wherever a rate is shown. */
export interface Given {
  readonly years: readonly number[]
  readonly sourceIds: readonly string[]
  readonly synthetic: boolean
}

export function givenOf(units: ReadonlyMap<string, UnitDenominator>): Given {
  const all = [...units.values()]
  return {
    years: [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b),
    sourceIds: [...new Set(all.map(({ sourceId }) => sourceId))].sort(),
    synthetic: all.some(({ synthetic }) => synthetic),
  }
}
