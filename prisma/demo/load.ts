import { readFileSync } from 'node:fs'
import type { Sql } from '../access.ts'
import type { RouteLine } from './area.ts'
import { type DemoOptions, generateDemo } from './generate.ts'
import { insertAreas, insertRoutes, insertSource } from './insert-area.ts'
import { insertBriefings } from './insert-briefing.ts'
import { insertCases } from './insert-case.ts'
import { insertDeadlines, insertDuties } from './insert-duty.ts'
import { insertEvents } from './insert-event.ts'
import { insertTips } from './insert-tip.ts'
import { insertVictims } from './insert-victim.ts'
import { readWorld } from './world.ts'

const routeFile = new URL('../reference/outline/key-route.geojson', import.meta.url)

/** How many rows of each kind were written. */
export interface DemoCounts {
  readonly cases: number
  readonly victims: number
  readonly tips: number
  readonly events: number
}

/** The database already holds records: a demonstration set only goes into an empty one. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError'
  readonly hint = 'Use an empty database: another HUB_DATA_DIR or DATABASE_URL. Nothing was written.'
}

/** Reads the real lines that the demonstration calls key routes: those open to traffic. */
export function readRouteLines(): RouteLine[] {
  const file = JSON.parse(readFileSync(routeFile, 'utf8')) as {
    features: {
      properties: { code: string; name_vi: string; name_en: string; kind: string; status: string }
      geometry: { coordinates: [number, number][][] }
    }[]
  }
  return file.features
    .filter(({ properties }) => properties.status === 'open')
    .map(({ properties, geometry }) => ({
      code: properties.code,
      nameVi: properties.name_vi,
      nameEn: properties.name_en,
      kind: properties.kind.toUpperCase(),
      lines: geometry.coordinates,
    }))
}

/**
 * Writes the demonstration set into an empty database, within the caller's transaction, so that a fault or a kill leaves nothing
 * behind. Throws NotEmptyError when there are records or the database is a real one.
 */
export async function loadDemo(
  sql: Sql,
  options: DemoOptions,
  onProgress: (step: string) => void = () => {},
): Promise<DemoCounts> {
  const now = await sql.one<{ kind: string | null; records: boolean }>(
    `select (select kind from data_kind) as kind,
       exists (select 1 from tip) or exists (select 1 from criminal_case) or exists (select 1 from victim) or exists (select 1 from campaign_event) as records`,
  )
  if (now?.kind === 'REAL')
    throw new NotEmptyError('this database holds real records: no demonstration set may be added')
  if (now?.records) throw new NotEmptyError('this database already holds records')

  onProgress('reading the province')
  const world = await readWorld(sql)
  const lines = readRouteLines()
  onProgress('inventing records')
  const demo = generateDemo(world, lines, options)
  await sql.query(
    `insert into data_kind (kind, scale_factor, seed) values ('SYNTHETIC', $1, $2)
     on conflict (one) do update set scale_factor = excluded.scale_factor, seed = excluded.seed`,
    [options.scale, options.seed],
  )
  await insertSource(sql, options)
  await insertRoutes(sql, demo.routes)
  await insertAreas(sql, demo.areas)
  onProgress(`writing ${demo.cases.length} cases`)
  await insertCases(sql, demo)
  onProgress(`writing ${demo.victims.length} victims`)
  await insertVictims(sql, demo.victims)
  onProgress(`writing ${demo.tips.length} tips`)
  await insertTips(sql, demo.tips)
  onProgress(`writing ${demo.events.length} campaign events`)
  await insertEvents(sql, demo, world.directiveId)
  onProgress('writing legal deadlines and duties')
  await insertDeadlines(sql, demo.victims)
  await insertDuties(sql, demo)
  await insertBriefings(sql, options)
  return { cases: demo.cases.length, victims: demo.victims.length, tips: demo.tips.length, events: demo.events.length }
}
