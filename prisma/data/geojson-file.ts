import type { Geometry } from 'geojson'
import type { Sql } from '../access.ts'
import { badInput } from '../refusal.ts'

/** Something wrong in a GeoJSON file, or worth a look. An error stops the whole import. */
export interface Fault {
  readonly severity: 'ERROR' | 'WARNING'
  /** place of the feature in the file, from 0; null when the whole file is meant */
  readonly feature: number | null
  readonly code: string | null
  readonly reason: string
  /** what is wrong and what to do */
  readonly vi: string
  readonly en: string
}

export interface FileFeature {
  readonly index: number
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, unknown>>
}

export interface GeoFile {
  readonly features: readonly FileFeature[]
  /** Number of the coordinate system in EPSG: 4326, or a VN-2000 one that the file names. */
  readonly srid: number
  /** Whether the file says of itself that it is invented. */
  readonly synthetic: boolean
}

/**
 * Reads a GeoJSON FeatureCollection. Without a `crs` member it is WGS 84, longitude first.
 *
 * @throws Refusal BAD_USER_INPUT when it is no JSON, no FeatureCollection, empty, or in a coordinate system the database does not
 *   know as WGS 84 or VN-2000
 */
export async function readGeoFile(sql: Sql, file: Uint8Array | string): Promise<GeoFile> {
  const root = parseObject(typeof file === 'string' ? file : decode(file))
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features))
    throw badInput(
      'file',
      'is no GeoJSON FeatureCollection: its type must be FeatureCollection, with a list of features.',
    )
  if (root.features.length === 0) throw badInput('file', 'has no feature.')
  const features = root.features.map((feature: unknown, index): FileFeature => {
    if (!isObject(feature) || !isObject(feature.geometry))
      throw badInput('file', `feature ${index} has no geometry: give each feature one, or leave the feature out.`)
    const { geometry, properties } = feature
    return { index, geometry: geometry as unknown as Geometry, properties: isObject(properties) ? properties : {} }
  })
  return { features, srid: await sridOf(sql, root.crs), synthetic: root.synthetic === true }
}

/** The first property that bears one of the names, whatever its case, as trimmed text; null when there is none. */
export function textOf({ properties }: FileFeature, ...names: string[]): string | null {
  for (const [key, value] of Object.entries(properties)) {
    if (!names.includes(key.toLowerCase())) continue
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : ''
    if (text !== '') return text
  }
  return null
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badInput('file', 'is not in UTF-8: save it again as UTF-8.')
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const root: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (isObject(root)) return root
  } catch (error) {
    throw badInput('file', `is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  throw badInput('file', 'is no GeoJSON object.')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** EPSG number of the `crs` member: names such as `urn:ogc:def:crs:EPSG::9209` or `EPSG:9209`; CRS84 is WGS 84. */
async function sridOf(sql: Sql, crs: unknown): Promise<number> {
  if (crs === undefined || crs === null) return 4326
  const name = isObject(crs) && isObject(crs.properties) ? String(crs.properties.name ?? '') : ''
  if (/CRS84$/i.test(name)) return 4326
  const srid = Number(/EPSG:(?:[0-9.]*:)?([0-9]{4,5})$/i.exec(name)?.[1] ?? Number.NaN)
  const known = await sql.query<{ srid: number }>(
    `select srid from public.spatial_ref_sys where srid = 4326 or srtext like '%"VN-2000%' order by srid`,
  )
  if (known.some((row) => row.srid === srid)) return srid
  throw badInput(
    'file.crs',
    `names the coordinate system “${name.slice(0, 80)}”. WGS 84 and VN-2000 are read: EPSG ${known.map((row) => row.srid).join(', ')}.`,
  )
}
