import { readPublic, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import {
  type CatalogueRow,
  catalogueFromRow,
  catalogueSql,
  type FigureCatalogue,
  type ReleaseHead,
} from './figure-catalogue.ts'

/** How long a process may go on reading a release after a newer one was published or it was retired. */
const memoMs = 1000

interface Memo<T> {
  readAt: number
  value: Promise<T>
}

/** What the public reads at one moment. */
interface Head {
  readonly release: ReleaseHead | null
  /** Names the briefings kept with the releases in force: another text when one comes or goes. */
  readonly briefings: string
}

const heads = new WeakMap<Database, Memo<Head>>()
const catalogues = new WeakMap<Database, { no: number | null; value: Promise<FigureCatalogue> }>()

async function currentHead(db: Database): Promise<Head> {
  const held = heads.get(db)
  if (held && Date.now() - held.readAt < memoMs) return await held.value
  const value = readPublic<Head>(
    db,
    `select (select to_jsonb(r) from release r) as release, (select concat_ws('.', count(*), max(id)) from briefing) as briefings`,
    [],
    { name: 'release' },
  ).then(([row]) => row ?? { release: null, briefings: '0' })
  heads.set(db, { readAt: Date.now(), value })
  // A failed read must not be remembered.
  value.catch(() => heads.delete(db))
  return await value
}

/** The newest release that is not retired, or null when there is none. At most a second old. */
export const currentRelease = async (db: Database): Promise<ReleaseHead | null> => (await currentHead(db)).release

/** Names everything the public reads: the newest release, and the briefings kept, which come after it. At most a second old. */
export async function publicEdition(db: Database): Promise<string> {
  const { release, briefings } = await currentHead(db)
  return `${release?.no ?? 0}.${briefings}`
}

/** Forgets which briefings there were: after one was kept. */
export function forgetEdition(db: Database): void {
  heads.delete(db)
}

/** Forgets what is remembered of releases: after publishing, retiring, or when an answer spoke of another one. */
export function forgetRelease(db: Database): void {
  heads.delete(db)
  catalogues.delete(db)
}

/** Metrics, lattice, units and denominators of the newest release, read once for each. */
export async function releaseCatalogue(db: Database): Promise<FigureCatalogue> {
  const no = (await currentRelease(db))?.no ?? null
  const held = catalogues.get(db)
  if (held && held.no === no) return await held.value
  const value = readPublic<CatalogueRow>(db, catalogueSql, [], { name: 'figure-catalogue' }).then(([row]) => {
    if (!row) throw new Error('The catalogue of figures answered no row.')
    return catalogueFromRow(row)
  })
  catalogues.set(db, { no, value })
  value.catch(() => catalogues.delete(db))
  return await value
}

/** What became of a release: it stands, was taken back on a day, or never was. */
export type ReleaseStanding =
  | { readonly state: 'STANDING'; readonly head: ReleaseHead }
  | { readonly state: 'RETIRED'; readonly retiredAt: Date }
  | { readonly state: 'UNKNOWN' }

/** What became of the release with a number, as anybody may know. */
export async function releaseStanding(db: Database, no: number): Promise<ReleaseStanding> {
  const [row] = await readPublic<{ head: ReleaseHead | null; retired: Date | null }>(
    db,
    `select (select to_jsonb(r) from standing_release r where no = $1::int) as head, (select retired_at from retired_release where no = $1::int) as retired`,
    [no],
    { name: 'release-standing' },
  )
  if (row?.head) return { state: 'STANDING', head: row.head }
  return row?.retired ? { state: 'RETIRED', retiredAt: row.retired } : { state: 'UNKNOWN' }
}

export interface ReleaseRow extends ReleaseHead {
  readonly published_by_id: string | null
  readonly retired_at: string | null
  readonly retired_reason: string | null
}

/** Every release, the newest first, with the retired ones: for those who publish. */
export async function listReleases(db: Database): Promise<ReleaseRow[]> {
  return await withSql(db, { role: 'owner' }, async (sql) => {
    const rows = await sql.query<{ release: ReleaseRow }>(
      `select to_jsonb(r) || jsonb_build_object('published_by_id', r.published_by_id::text) as release
       from release.release r where r.completed_at is not null order by r.no desc`,
    )
    return rows.map((row) => row.release)
  })
}
