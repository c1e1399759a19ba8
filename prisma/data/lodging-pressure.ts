import { type Count, exact, silent } from '@hub/contract/figure'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { read } from './read.ts'

/** Households of the newest census by commune of today, from the communes of that day that it is made of. */
export const householdsSql = `
  select r.unit_id, sum(s.value) filter (where s.statistic = 'HOUSEHOLDS') as households,
    sum(s.value) filter (where s.statistic = 'HOUSEHOLDS_1_2_PERSONS') as small
  from unit_statistic s
    join admin_unit l on l.id = s.unit_id and l.level = 'COMMUNE'
    join unit_rollup r on r.leaf_id = s.unit_id
    join admin_unit u on u.id = r.unit_id and u.scheme = '24' and u.level = 'COMMUNE'
  where s.statistic in ('HOUSEHOLDS', 'HOUSEHOLDS_1_2_PERSONS')
    and s.year = (select max(year) from unit_statistic where statistic = 'HOUSEHOLDS_1_2_PERSONS')
  group by r.unit_id`

/** A share in percent to one decimal, as the metric `lodging_pressure` tells it. */
export const shareOf = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10

/**
 * Lodging pressure of communes of today: the share of households of one or two persons, in percent, at the newest census. A proxy: where
 * lodgers are many, small households are.
 *
 * @returns one count for each id, in their order; NO_DATA where the census of no commune is known
 */
export async function lodgingPressures(db: Database, access: Access, unitIds: readonly string[]): Promise<Count[]> {
  const rows = await read<{ unit: string; households: number | null; small: number | null }>(
    db,
    access,
    `select h.unit_id::text as unit, h.households::float8, h.small::float8 from (${householdsSql}) h where h.unit_id = any($1::bigint[])`,
    [unitIds],
  )
  const found = new Map(rows.map((row) => [row.unit, row]))
  return unitIds.map((id) => {
    const row = found.get(id)
    return row?.households && row.small !== null ? exact(shareOf(row.small, row.households)) : silent('NO_DATA')
  })
}
