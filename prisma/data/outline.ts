import type { Sql } from '../access.ts'
import { badInput } from '../refusal.ts'
import { type Fault, type FileFeature, readGeoFile, textOf } from './geojson-file.ts'
import { addSource } from './import-source.ts'
import { checkShapes, readUnits, type Scheme, type Unit } from './outline-check.ts'
import { outlineFault } from './outline-fault.ts'

export interface OutlineOptions {
  /** for messages and the record of the source; never opened */
  readonly fileName: string
  /** boundary basis of the codes, when the file does not tell it */
  readonly scheme?: Scheme
  /** some units of a level may be missing: the others keep their outlines */
  readonly partial?: boolean
  /** checks everything and writes nothing */
  readonly dryRun?: boolean
  /** whom the outlines come from, for /sources */
  readonly publisher?: string
  readonly licence?: string
}

/** What came of an import of outlines. `written` is 0 when there is an error or it was a dry run. */
export interface OutlineReport {
  readonly scheme: Scheme
  readonly srid: number
  readonly features: number
  readonly written: number
  readonly faults: readonly Fault[]
}

/** A feature with the unit its code names. */
export interface Placed extends FileFeature {
  readonly code: string
  readonly unit: Unit
}

/**
 * Replaces outlines of units by those of a file, within the caller's transaction. Everything is checked first (codes, validity,
 * place, overlap, area), and nothing is written when there is an error. Where all communes of 2025 of a district or a province
 * were given, its outline becomes their union, so that both levels share every border.
 *
 * @throws Refusal BAD_USER_INPUT when the file cannot be read, or its boundary basis cannot be told
 */
export async function importOutlines(
  sql: Sql,
  file: Uint8Array | string,
  options: OutlineOptions,
): Promise<OutlineReport> {
  const { features, srid } = await readGeoFile(sql, file)
  const units = await readUnits(sql)
  const scheme = options.scheme ?? guessScheme(features, units)
  const { placed, faults } = placeFeatures(features, units, scheme)
  const missing = missingUnits(placed, units, options.partial ?? false)
  await sql.query(
    `create temporary table given_outline on commit drop as
     select g.feature, g.code, g.unit_id, g.level, st_setsrid(st_geomfromgeojson(g.geometry), $2::int) as raw, null::geometry as shape
     from jsonb_to_recordset($1::jsonb) as g (feature int, code text, unit_id bigint, level text, geometry jsonb)`,
    [
      JSON.stringify(
        placed.map(({ index, code, unit, geometry }) => ({
          feature: index,
          code,
          unit_id: unit.id,
          level: unit.level,
          geometry,
        })),
      ),
      srid,
    ],
  )
  const all = [...faults, ...missing, ...(await checkShapes(sql, placed.length))]
  const stopped = options.dryRun || all.some((fault) => fault.severity === 'ERROR')
  const written = stopped ? 0 : await writeOutlines(sql, file, options, placed.length)
  await sql.query('drop table given_outline')
  return { scheme, srid, features: features.length, written, faults: all }
}

const codeNames = ['code', 'ma', 'ma_xa', 'maxa', 'ma_huyen', 'mahuyen', 'ma_tinh', 'ma_dvhc', 'madvhc']

/** The code of a feature, its leading zeros put back: communes have five digits. */
function codeOf(feature: FileFeature): { code: string | null; padded: boolean } {
  const text = textOf(feature, ...codeNames)
  if (text === null || !/^[0-9]{1,5}$/.test(text)) return { code: text, padded: false }
  return text.length === 4 ? { code: text.padStart(5, '0'), padded: true } : { code: text, padded: false }
}

/** The boundary basis a file speaks of: as its features say, else the one that alone knows all codes and names. */
function guessScheme(features: readonly FileFeature[], units: readonly Unit[]): Scheme {
  const said = new Set(features.map(schemeSaid).filter((scheme) => scheme !== null))
  if (said.size === 1) return [...said][0] as Scheme
  const fits = (['27', '24'] as const).filter((scheme) =>
    features.every((feature) => {
      const { code } = codeOf(feature)
      const unit = units.find((one) => one.scheme === scheme && one.code === code)
      const name = textOf(feature, 'name_vi', 'name', 'ten', 'ten_xa', 'tenxa')
      return unit !== undefined && (name === null || unit.folded.includes(name.toLowerCase()))
    }),
  )
  if (fits.length === 1) return fits[0] as Scheme
  throw badInput(
    'scheme',
    said.size > 1
      ? 'the features speak of two schemes: import each in a file of its own.'
      : 'it cannot be told whether the codes are those before 1 July 2025 (27) or since (24), for codes were used again: give each feature a property scheme, or name the scheme.',
  )
}

/** What a feature says of its basis: scheme, or the days it is valid. */
function schemeSaid(feature: FileFeature): Scheme | null {
  const scheme = textOf(feature, 'scheme')
  if (scheme === '27' || scheme === '24') return scheme
  const to = textOf(feature, 'valid_to', 'den_ngay')
  if (to !== null && to < '2025-07-01') return '27'
  const from = textOf(feature, 'valid_from', 'tu_ngay')
  return from !== null && from >= '2025-07-01' ? '24' : null
}

/** Gives each feature its unit; what has none, or shares it with another, is a fault. */
function placeFeatures(features: readonly FileFeature[], units: readonly Unit[], scheme: Scheme) {
  const byCode = new Map(units.filter((unit) => unit.scheme === scheme).map((unit) => [unit.code, unit]))
  const seen = new Map<string, number>()
  const faults: Fault[] = []
  const placed: Placed[] = []
  for (const feature of features) {
    const { index } = feature
    const { code, padded } = codeOf(feature)
    const unit = code === null ? undefined : byCode.get(code)
    const earlier = code === null ? undefined : seen.get(code)
    if (code === null) faults.push(outlineFault('ERROR', index, null, 'NO_CODE'))
    else if (!unit)
      faults.push(
        outlineFault('ERROR', index, code, 'UNKNOWN_CODE', [`Danh mục ${scheme}`, `The register of scheme ${scheme}`]),
      )
    else if (earlier !== undefined) faults.push(outlineFault('ERROR', index, code, 'DUPLICATE_CODE', String(earlier)))
    else {
      seen.set(code, index)
      if (padded) faults.push(outlineFault('WARNING', index, code, 'CODE_PADDED', code))
      placed.push({ ...feature, code, unit })
    }
  }
  return { placed, faults }
}

/** Units of a level that the file brings outlines for, but not for these. Of old communes those of one day are enough. */
function missingUnits(placed: readonly Placed[], units: readonly Unit[], partial: boolean): Fault[] {
  const given = new Set(placed.map(({ unit }) => unit.id))
  const levels = new Set(placed.map(({ unit }) => unit.level))
  const [sample] = placed
  if (!sample) return []
  return units
    .filter(
      (unit) => unit.scheme === sample.unit.scheme && levels.has(unit.level) && unit.isLast && !given.has(unit.id),
    )
    .map((unit) => outlineFault(partial ? 'WARNING' : 'ERROR', null, unit.code, 'MISSING', unit.name))
}

/** Areas are measured in VN-2000 / TM-3 105°30', the zone of the province. */
const km2 = (shape: string) => `round((st_area(st_transform(${shape}, 9209)) / 1e6)::numeric, 4)`

async function writeOutlines(
  sql: Sql,
  file: Uint8Array | string,
  options: OutlineOptions,
  given: number,
): Promise<number> {
  const source = await addSource(sql, file, {
    ...options,
    what: ['Ranh giới hành chính', 'Administrative outlines'],
    synthetic: false,
  })
  const written = await sql.query(
    `update admin_unit u set outline = g.shape, centre = st_pointonsurface(g.shape), area_km2_geometry = ${km2('g.shape')},
       outline_unit_id = null, outline_source_id = $1
     from given_outline g where g.unit_id = u.id and not st_isempty(g.shape) returning u.id`,
    [source],
  )
  if (written.length !== given)
    throw new Error(`of ${given} outlines only ${written.length} came through the geometry engine; nothing was kept`)
  await sql.query(
    `with whole as (
       select r.unit_id, st_multi(st_union(g.shape)) as shape
       from unit_rollup r
         join admin_unit leaf on leaf.id = r.leaf_id and leaf.scheme = '24' and leaf.level = 'COMMUNE'
         left join given_outline g on g.unit_id = leaf.id
       where r.unit_id not in (select unit_id from given_outline)
       group by r.unit_id having count(g.unit_id) = count(*)
     )
     update admin_unit u set outline = w.shape, centre = st_pointonsurface(w.shape), area_km2_geometry = ${km2('w.shape')}, outline_source_id = $1
     from whole w where w.unit_id = u.id and u.level <> 'COMMUNE' and st_isvalid(w.shape)`,
    [source],
  )
  return written.length
}
