import { withSql } from '@hub/prisma/access'
import { foldFacts } from '@hub/prisma/data/fact-sum'
import { openDatabase } from '@hub/prisma/database'
import { loadDemo } from '@hub/prisma/demo/load'
import { migrate } from '@hub/prisma/migrate'
import { loadReference } from '@hub/prisma/reference/load'
import { publish } from '@hub/prisma/release/publish'
import pg from 'pg'
import { templateEdition } from '../kit/template.ts'
import { benchSchema } from './operation.ts'

/** 533 tips at scale 1: this scale makes 200,000. */
const benchScale = 375.3

async function exec(url: URL, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  return await client.query(text).finally(() => client.end())
}

/**
 * The address of a database with 200,000 tips and a release, made beside the empty one with PostGIS that `from` names, and kept
 * for the next run of the same edition.
 */
export async function benchDatabase(from: string, say: (line: string) => void): Promise<string> {
  const maintenance = new URL(from)
  maintenance.pathname = '/postgres'
  const name = `hub_bench_${await templateEdition()}_test`
  const url = new URL(from)
  url.pathname = `/${name}`
  const known = await exec(maintenance, `select from pg_database where datname = '${name}'`)
  if (known.rowCount) {
    await exec(url, benchSchema)
    return url.href
  }

  say('making the database of the benchmark: 200,000 tips …')
  const making = new URL(from)
  making.pathname = `/hub_bench_making_${process.pid}_test`
  const empty = pg.escapeIdentifier(decodeURIComponent(new URL(from).pathname.slice(1)))
  await exec(maintenance, `create database ${making.pathname.slice(1)} template ${empty}`)
  const db = await openDatabase({ url: making.href, dataDir: '.' })
  try {
    await migrate(db)
    await withSql(db, { role: 'owner' }, async (sql) => {
      await loadReference(sql)
      await loadDemo(sql, { scale: benchScale, seed: 'bench', today: '2026-11-23' }, say)
    })
    const { seconds } = await publish(db, { today: '2026-11-23' })
    say(`published in ${seconds.toFixed(1)} s`)
    await foldFacts(db)
  } finally {
    await db.close()
  }
  await exec(making, benchSchema)
  await exec(making, 'vacuum analyze')
  await exec(maintenance, `alter database ${making.pathname.slice(1)} rename to ${name}`)
  return url.href
}
