import type { Database } from '@hub/prisma/database'
import { keepClosed } from '@hub/prisma/release/keep-closed'
import { markProvisional } from '@hub/prisma/release/mark-provisional'
import { publish } from '@hub/prisma/release/publish'
import { perTable } from '@hub/prisma/release/table'
import { tellSilence } from '@hub/prisma/release/tell-silence'

/** What many a table of statistics does, and no more: a small number is left out, every other is told as it is. */
const hideBelow = perTable('hide-below', ({ lattice, cells }) =>
  cells
    .filter((cell) => cell.weight >= lattice.threshold)
    .map((cell) => ({ ...cell, denominator: cell.denominator === null ? null : cell.weight })),
)

/** Publishes a release that only hides small counts, to be broken. */
export const publishNaively = (db: Database, today: string) =>
  publish(db, { today, steps: [keepClosed, hideBelow, tellSilence, markProvisional] })
