import type { Sql } from '../../access.ts'

// Whole joins only. A unit counts in itself and in those above it; an old commune also in the commune of 2025 it became; a commune
// of 2025 also in the old district all of its old communes lay in, those it got only a part of as well; a district of the old province
// in the new one. What counts in a unit only perhaps is worked out when figures are read: see figure-split.ts.
const rollupSql = `
  with recursive above (leaf_id, unit_id) as (
    select id, id from admin_unit
    union
    select a.leaf_id, u.parent_id from above a join admin_unit u on u.id = a.unit_id where u.parent_id is not null
  ),
  joined (from_id, to_id) as (
    select from_unit_id, to_unit_id from admin_unit_change where area_share_low = 1 and population_share_low = 1
    union
    select j.from_id, c.to_unit_id from joined j
      join admin_unit_change c on c.from_unit_id = j.to_id and c.area_share_low = 1 and c.population_share_low = 1
  ),
  forward (leaf_id, unit_id) as (
    select a.leaf_id, b.unit_id
    from above a
      join joined j on j.from_id = a.unit_id
      join admin_unit t on t.id = j.to_id and t.scheme = '24'
      join above b on b.leaf_id = t.id
  ),
  made_of (new_id, district_id, province_id) as (
    select j.to_id, o.parent_id, d.parent_id
    from (select from_id, to_id from joined union select from_unit_id, to_unit_id from admin_unit_change) j
      join admin_unit o on o.id = j.from_id and o.level = 'COMMUNE'
      join admin_unit n on n.id = j.to_id and n.scheme = '24'
      left join admin_unit d on d.id = o.parent_id
  ),
  backward (leaf_id, unit_id) as (
    select new_id, min(district_id) from made_of group by new_id having count(distinct district_id) = 1
    union
    select new_id, min(province_id) from made_of group by new_id having count(distinct province_id) = 1
  ),
  exact as (
    select leaf_id, unit_id from above
    union select leaf_id, unit_id from forward
    union select b.leaf_id, a.unit_id from backward b join above a on a.leaf_id = b.unit_id
  )`

/** Works out which units a fact placed in a leaf counts in, on both bases. Returns how many pairs there are. */
export async function fillRollup(sql: Sql): Promise<number> {
  await sql.query(
    `${rollupSql} delete from unit_rollup r where not exists (select 1 from exact e where e.leaf_id = r.leaf_id and e.unit_id = r.unit_id)`,
  )
  await sql.query(
    `${rollupSql} insert into unit_rollup (leaf_id, unit_id) select leaf_id, unit_id from exact on conflict do nothing`,
  )
  return (await sql.one<{ pairs: number }>('select count(*)::int as pairs from unit_rollup'))?.pairs ?? 0
}
