import { type Access, readPublic, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import type { CellSource } from './figure-answer.ts'
import type { FigureCatalogue } from './figure-catalogue.ts'
import { liveCatalogue, readLive } from './figure-live.ts'
import { type FigurePlan, readsLive } from './figure-plan.ts'
import { readReleased, withRelease } from './figure-released.ts'

/** The world a viewer reads figures in, held still for one answer: the newest release, or the live rows in one transaction. */
export interface FigureWorld {
  readonly live: boolean
  /** Number of the release; null for live figures, and while none is published. */
  readonly release: number | null
  readonly catalogue: FigureCatalogue
  /** The cells of plans for one place of the lattice and the same periods, in their order. */
  read(plans: readonly FigurePlan[]): Promise<CellSource[]>
  /** Rows of reference tables of the same world. `name` is the statement's, unique for its text. */
  rows<T extends object>(text: string, params: readonly unknown[], name: string): Promise<T[]>
}

/** Another release came between the statements of one answer. */
class ReleaseMoved extends Error {}

const releaseNo = 'select no from release'

async function released<R>(
  db: Database,
  catalogue: FigureCatalogue,
  work: (world: FigureWorld) => Promise<R>,
): Promise<R | undefined> {
  const release = catalogue.release?.no ?? null
  try {
    return await work({
      live: false,
      release,
      catalogue,
      read: async (plans) => {
        const sources = await readReleased(db, catalogue, plans, undefined)
        if (!sources) throw new ReleaseMoved()
        return sources
      },
      rows: async <T extends object>(text: string, params: readonly unknown[], name: string) => {
        // Together with the number, so that the rows are known to be of the release that the figures are of.
        const [row] = await readPublic<{ no: number | null; rows: T[] | null }>(
          db,
          `select (${releaseNo}) as no, (select jsonb_agg(to_jsonb(r)) from (${text}) r) as rows`,
          params,
          { name },
        )
        if ((row?.no ?? null) !== release) throw new ReleaseMoved()
        return row?.rows ?? []
      },
    })
  } catch (error) {
    if (error instanceof ReleaseMoved) return undefined
    throw error
  }
}

/** Runs a read in the world of a viewer; again when a release came between its statements. */
export async function withFigureWorld<R>(
  db: Database,
  access: Access,
  work: (world: FigureWorld) => Promise<R>,
): Promise<R> {
  if (!readsLive(access)) return await withRelease(db, (catalogue) => released(db, catalogue, work))
  return await withSql(db, access, async (sql) => {
    const catalogue = await liveCatalogue(sql)
    return await work({
      live: true,
      release: null,
      catalogue,
      read: (plans) => readLive(sql, catalogue, plans),
      rows: (text, params) => sql.query(text, params),
    })
  })
}
