import type { Sql } from '../access.ts'
import { badInput } from '../refusal.ts'
import { areaKind, type DesignationKind, propertyFaults, shapeFaults } from './designation-check.ts'
import { shapesOf } from './designation-shape.ts'
import { areaSql, routeSql } from './designation-sql.ts'
import { type Fault, type GeoFile, readGeoFile, textOf } from './geojson-file.ts'
import { addSource } from './import-source.ts'

export interface DesignationOptions {
  readonly fileName: string
  /** whom the designations come from, for /sources */
  readonly origin?: string | null
  readonly synthetic?: boolean
  readonly dryRun?: boolean
}

/** What came of an import of designations. `written` and `replaced` are 0 when there is an error or it was a dry run. */
export interface DesignationReport {
  readonly kind: DesignationKind
  readonly features: number
  readonly written: number
  /** designations of this kind from elsewhere that no longer hold */
  readonly replaced: number
  readonly faults: readonly Fault[]
}

const titles = {
  'key-routes': ['Tuyến trọng điểm', 'Key routes'],
  'worker-housing-areas': ['Địa bàn đông công nhân, người lao động trọ', 'Worker-housing areas'],
  'foreign-resident-areas': ['Địa bàn nhiều người nước ngoài cư trú', 'Foreign-resident areas'],
} as const

/**
 * Takes an agency's own key routes or areas in place of what the hub holds of that kind, within the caller's transaction. The file
 * is the whole state: a known code is changed in place, what it does not name ends yesterday or, being invented, goes. Nothing is
 * written when there is an error.
 *
 * @throws Refusal BAD_USER_INPUT when the file cannot be read, is of the other kind than the database (synthetic or real), or
 *   tells nationalities
 */
export async function importDesignations(
  sql: Sql,
  kind: DesignationKind,
  file: Uint8Array | string,
  options: DesignationOptions,
): Promise<DesignationReport> {
  const geo = await readGeoFile(sql, file)
  const synthetic = geo.synthetic || (options.synthetic ?? false)
  await refuseOtherKind(sql, synthetic)
  refuseNationality(geo)
  const table = kind === 'key-routes' ? 'key_route' : 'key_area'
  const faults = [...propertyFaults(geo.features), ...(await shapeFaults(sql, kind, geo))]
  if (faults.length > 0 || options.dryRun)
    return { kind, features: geo.features.length, written: 0, replaced: 0, faults }
  const publisher = options.origin ?? undefined
  const source = await addSource(sql, file, { fileName: options.fileName, publisher, what: titles[kind], synthetic })
  const replaced = await endOthers(sql, kind, geo)
  await sql.query(table === 'key_route' ? routeSql : areaSql, [
    shapesOf(geo),
    geo.srid,
    source,
    synthetic,
    areaKind[kind],
  ])
  const now = await sql.query(
    `select 1 from ${table} where ${table === 'key_route' ? 'designation_source_id' : 'source_id'} = $1`,
    [source],
  )
  if (now.length !== geo.features.length)
    throw new Error(
      `of ${geo.features.length} shapes only ${now.length} came through the geometry engine; nothing was kept`,
    )
  return { kind, features: geo.features.length, written: now.length, replaced, faults }
}

async function refuseOtherKind(sql: Sql, synthetic: boolean): Promise<void> {
  const kind = (await sql.one<{ kind: string }>('select kind from data_kind'))?.kind
  if (kind === 'SYNTHETIC' && !synthetic)
    throw badInput(
      'file',
      'this database holds invented records for life and takes only files marked "synthetic": true at their top. Use a database of its own for real designations.',
    )
  if (kind === 'REAL' && synthetic)
    throw badInput(
      'file',
      'is marked synthetic, and this database holds real records for life. Use another database for it.',
    )
}

/** The hub keeps one count for an area, never by nationality. */
function refuseNationality({ features }: GeoFile): void {
  for (const feature of features) {
    const told = Object.keys(feature.properties).find((key) =>
      /quoc_?tich|nationalit|citizenship|ethnic|dan_?toc/i.test(key),
    )
    if (told)
      throw badInput(
        'file',
        `feature ${feature.index} has the property “${told}”: the hub never keeps people by nationality or ethnicity. Take it out.`,
      )
  }
}

/** Ends what the file does not name: invented designations go, real ones stay as history until yesterday. */
async function endOthers(sql: Sql, kind: DesignationKind, { features }: GeoFile): Promise<number> {
  const codes = features.map((feature) => textOf(feature, 'code', 'ma'))
  const [table, which, params] =
    kind === 'key-routes'
      ? ['key_route', 'not (code = any ($1::text[]))', [codes]]
      : ['key_area', 'not (code = any ($1::text[])) and kind = $2', [codes, areaKind[kind]]]
  const gone = await sql.query(`delete from ${table} where ${which} and synthetic returning id`, params)
  const ended = await sql.query(
    `update ${table} set valid_to = hub_day(now()) - 1 where ${which} and valid_to is null returning id`,
    params,
  )
  return gone.length + ended.length
}
