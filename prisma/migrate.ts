import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { holding } from './access.ts'
import type { Database } from './database.ts'
import { codeOf, DatabaseError, messageOf } from './database-error.ts'
import { takeClient } from './pool.ts'

/** The table Prisma keeps, with its columns exactly, so that `prisma migrate status` and `deploy` agree with us. */
const tableSql = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const prismaLock = 72_707_369 // the advisory lock Prisma takes as well: only one of us migrates at a time
const roles = ['hub_public', 'hub_intake', 'hub_staff', 'hub_sign_in']

interface Migration {
  name: string
  path: string
  sql: string
  checksum: string
}

interface Recorded {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const read = async ({ name }: { name: string }): Promise<Migration> => {
    const path = join(dir, name, 'migration.sql')
    const bytes = await readFile(path)
    return { name, path, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
  }
  return await Promise.all(names.sort((a, b) => (a.name < b.name ? -1 : 1)).map(read))
}

/** The migrations still to apply, in order. Throws when the folder and the database tell different stories. */
function pendingMigrations(migrations: Migration[], recorded: Recorded[], place: string): Migration[] {
  const byName = new Map(recorded.map((row) => [row.migration_name, row]))
  for (const { migration_name: name, finished_at } of recorded) {
    if (!finished_at) {
      throw new DatabaseError(
        `The migration ${name} is recorded as failed in ${place}.`,
        `See what it left, set it right, then record that: prisma migrate resolve --applied ${name} (or --rolled-back).`,
      )
    }
    if (!migrations.some((migration) => migration.name === name)) {
      throw new DatabaseError(
        `The migration ${name} was applied to ${place} and is missing from this hub.`,
        'This hub is older than its database: use the newer hub, or bring back a backup.',
      )
    }
  }
  const changed = migrations.find(({ name, checksum }) => (byName.get(name)?.checksum ?? checksum) !== checksum)
  if (changed) {
    throw new DatabaseError(
      `The migration ${changed.name} was changed after it had been applied to ${place}.`,
      `Bring back ${changed.path} as it was, and put the change into a new migration.`,
    )
  }
  return migrations.filter(({ name }) => !byName.has(name))
}

function failure(migration: Migration, error: unknown): DatabaseError {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
  // The server counts characters from 1 in the text it was sent, which is the file.
  const line = [...migration.sql].slice(0, position - 1).filter((character) => character === '\n').length + 1
  const where = Number.isNaN(position) ? migration.path : `${migration.path}, line ${line}`
  return new DatabaseError(
    `The migration ${migration.name} failed: ${messageOf(error)} (${where}).`,
    'Nothing of it was kept. Correct the cause and start again.',
    { cause: error },
  )
}

/** Two databases of one server share its roles, and may be migrated at the same moment: one of them has to wait. */
function isCollision(error: unknown): boolean {
  return codeOf(error) === '40P01' || codeOf(error) === '40001' || /tuple concurrently/.test(messageOf(error))
}

/** Applies one migration and records it, in one transaction. */
async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  const { name, checksum, sql } = migration
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin')
      await client.query(sql)
      await client.query(
        `insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         values ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), checksum, name],
      )
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      if (attempt === 10 || !isCollision(error)) throw failure(migration, error)
      await sleep(attempt * 20 + Math.random() * 50)
    }
  }
}

/** Since PostgreSQL 16, whoever makes a role may grant it, but does not take it without being granted it. */
async function checkRoles(client: pg.PoolClient, place: string): Promise<void> {
  for (const role of roles) {
    const take = `begin; set local role ${role}; rollback`
    const grant = () => client.query(`rollback; grant ${role} to current_user`).then(() => client.query(take))
    await client
      .query(take)
      .catch(grant)
      .catch(async (error: unknown) => {
        await client.query('rollback')
        throw new DatabaseError(
          `The user of ${place} may not act as ${role}: ${messageOf(error)}.`,
          `As a superuser: GRANT ${roles.join(', ')} TO the user of DATABASE_URL.`,
          { cause: error },
        )
      })
  }
}

/**
 * Brings the database to the newest migration: `dir/<name>/migration.sql` in the order of the names, each in one
 * transaction, recorded in Prisma's own table. Several processes may try at once; one works and the others wait.
 *
 * @throws DatabaseError when a migration fails, and when the recorded ones are not those in `dir`
 */
export async function migrate(
  db: Database,
  dir: string = join(dirname(fileURLToPath(import.meta.url)), 'migrations'),
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(dir)
  return await holding(db, async () => {
    const client = await takeClient(db.transactions)
    try {
      await client.query('select pg_advisory_lock($1)', [prismaLock])
      await client.query(tableSql)
      const { rows } = await client.query<Recorded>(
        `select migration_name, checksum, finished_at from public._prisma_migrations
         where rolled_back_at is null order by started_at`,
      )
      const pending = pendingMigrations(migrations, rows, db.place)
      for (const migration of pending) await apply(client, migration)
      if (db.kind === 'native') await checkRoles(client, db.place)
      return { applied: pending.map(({ name }) => name) }
    } finally {
      // Ends the session, with its lock and whatever a migration set; the next user starts from a clean one.
      client.release(true)
    }
  })
}
