import type { Sql } from '../access.ts'
import { addEvents, addTips } from '../release/small-world.ts'

/** Side of the square of communes. */
export const hotspotSide = 6
/** Ids of the communes: row by row from the south-west. */
export const communeAt = (column: number, row: number) => 200 + row * hotspotSide + column
/** The commune with ten times the people of any other, and as many tips for each of them. */
export const populousCommune = communeAt(5, 5)
/** The commune with so few tips that they are withheld. */
export const quietCommune = communeAt(3, 0)
/** Communes with four times the rate of the others: three by three in the north-west. */
export const isPlanted = (column: number, row: number) => column < 3 && row >= 3

/** Communes with four campaign events for each of the others': the eastern half. */
export const isCampaigned = (column: number) => column >= 3

/**
 * A province of 36 communes of today in a square, with a planted cluster of tips in the third quarter of 2025, a populous commune with a usual rate and
 * many tips, and a quiet one. For tests of hotspots; the small world's metrics and lattice must be there.
 */
export async function addHotspotWorld(sql: Sql): Promise<void> {
  for (let row = 0; row < hotspotSide; row++)
    for (let column = 0; column < hotspotSide; column++) {
      const id = communeAt(column, row)
      const people = id === populousCommune ? 100_000 : 10_000
      await sql.query(
        `insert into admin_unit (id, scheme, level, code, type, name_vi, name_en, parent_id, valid_from, outline, centre, source_id)
         overriding system value
         select $1::bigint, '24', 'COMMUNE', $2, 'XA', 'Xã ' || $2, 'Commune ' || $2, 7, '2025-07-01', st_multi(box), st_pointonsurface(box), 'test'
         from (select st_makeenvelope($3::float8, $4::float8, $3::float8 + 0.05, $4::float8 + 0.05, 4326) as box) b`,
        [id, `7${id}`, 106.5 + 0.05 * column, 21 + 0.05 * row],
      )
      await sql.query('insert into unit_rollup values ($1::bigint, $1::bigint), ($1::bigint, 7)', [id])
      await sql.query(
        `insert into unit_denominator select $1::bigint, 'POPULATION', y, $2::numeric, 'SOURCED', 'test' from generate_series(2025, 2026) y`,
        [id, people],
      )
      const rate = isPlanted(column, row) ? 80 : 20
      const tips = id === quietCommune ? 2 : (rate * people) / 10_000 + ((column + row) % 3)
      await addTips(sql, id, '2025-08-05', tips)
      await addEvents(sql, id, '2025-08-06', ((isCampaigned(column) ? 4 : 1) * people) / 10_000)
    }
  await sql.query(
    `insert into lattice (metric_id, scheme, level, grain, breakdown, threshold, source_id) values ('campaign_events', '24', 'COMMUNE', 'QUARTER', '', 0, 'test')`,
  )
}
