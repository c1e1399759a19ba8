import type { LayerId } from '@hub/contract/layer'
import { type Access, readPublic } from '../access.ts'
import type { Database } from '../database.ts'
import { read } from './read.ts'

/** The sources named by the features of each layer, in the public's world. */
const sourcesOf: Readonly<Record<LayerId, string>> = {
  'admin-unit':
    'select distinct coalesce(outline_source_id, source_id) as id from admin_unit where outline is not null',
  cell: 'select null::text as id where false',
  'key-route': 'select source_id as id from key_route union select designation_source_id from key_route',
  'worker-housing-area': `select distinct source_id as id from key_area where kind = 'WORKER_HOUSING'`,
  'foreign-resident-area': `select distinct source_id as id from key_area where kind = 'FOREIGN_RESIDENT'`,
  'industrial-park': 'select distinct source_id as id from industrial_park',
  'campaign-event': 'select null::text as id where false',
  base: 'select distinct source_id as id from base_feature',
}

/** Who must be named beside a layer, each once, in one line. */
export async function layerAttribution(db: Database, layer: LayerId): Promise<string> {
  const rows = await readPublic<{ attribution: string }>(
    db,
    `select distinct s.attribution from source s join (${sourcesOf[layer]}) u on u.id = s.id order by 1`,
    [],
    { name: `attribution-${layer}` },
  )
  return rows.map((row) => row.attribution).join(' · ')
}

/** Ids of the sources of every layer, with one statement, in the world of an access. */
export async function layerSourceIds(db: Database, access: Access): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = Object.entries(sourcesOf).map(([layer, text]) => `select '${layer}' as layer, q.id from (${text}) q`)
  const rows = await read<{ layer: string; ids: string[] }>(
    db,
    access,
    `select layer, array_agg(distinct id order by id) as ids from (${parts.join(' union all ')}) l where id is not null group by 1`,
  )
  return new Map(rows.map(({ layer, ids }) => [layer, ids]))
}
