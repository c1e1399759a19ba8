import { holding } from '../access.ts'
import type { Database } from '../database.ts'
import { takeClient } from '../pool.ts'

/**
 * Writes the tables of sealed things anew, so that rows which were removed are no longer in their files either: a deleted row stays
 * there, unseen, until its place is wanted, and a copy of the files would hold its key. What remains is the log of the database itself,
 * which is written over in its own time.
 */
export async function rewriteSealed(db: Database): Promise<void> {
  await holding(db, async () => {
    const client = await takeClient(db.transactions)
    try {
      // not within a transaction, which is why this goes past `withSql`
      for (const table of ['data_key', 'entry', 'linkage']) await client.query(`vacuum (full) identity.${table}`)
      if (db.kind === 'embedded') await client.query('checkpoint')
    } finally {
      client.release()
    }
  })
}
