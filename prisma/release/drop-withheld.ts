import { perTable } from './table.ts'

/** Drops what is withheld: a release stores only what may be told, so that not even its rows tell a small count from zero. */
export const dropWithheld = perTable('drop-withheld', ({ cells }) => cells.filter(({ kind }) => kind !== 'WITHHELD'))
