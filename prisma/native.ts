import type pg from 'pg'
import type { Database } from './database.ts'
import { connectionError, DatabaseError } from './database-error.ts'
import { connectionReadier } from './entering.ts'
import { placeOf, type Server, serverPool, sessionSettings } from './pool.ts'

const oldest = 15
const poolSize = 10
const roles = ['hub_public', 'hub_intake', 'hub_staff', 'hub_sign_in']
const extensions = ['postgis', 'unaccent', 'pg_trgm', 'btree_gist']

/** Reads the address of a server. */
export function parseServer(text: string, setting: string): Server {
  const example = 'postgresql://USER:PASSWORD@HOST:5432/DATABASE'
  if (!URL.canParse(text)) {
    throw new DatabaseError(`${setting} is not an address.`, `Write it as ${example}.`)
  }
  const url = new URL(text)
  if (url.protocol !== 'postgresql:' && url.protocol !== 'postgres:') {
    throw new DatabaseError(
      `${setting} begins with ${url.protocol}// and not postgresql://.`,
      `Write it as ${example}.`,
    )
  }
  if (url.pathname.length < 2) {
    throw new DatabaseError(`${setting} names no database.`, `Write it as ${example}.`)
  }
  return { url, setting }
}

interface Facts {
  version: number
  version_text: string
  encoding: string
  standing_by: boolean
  superuser: boolean
  may_create_roles: boolean
  missing_roles: string[]
  may_create_schemas: boolean
  postgis: boolean
  missing_packages: string[]
  may_add_projections: boolean
}

// One look at everything the hub needs of a server.
const factsSql = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as standing_by,
    rolsuper as superuser, rolsuper or rolcreaterole as may_create_roles,
    array(select name from unnest($1::text[]) as name where name not in (select rolname from pg_roles)) as missing_roles,
    has_database_privilege(current_database(), 'create') as may_create_schemas,
    exists (select from pg_extension where extname = 'postgis') as postgis,
    array(select name from unnest($2::text[]) as name where name not in (select name from pg_available_extensions)) as missing_packages,
    coalesce(has_table_privilege(to_regclass('public.spatial_ref_sys'), 'insert'), rolsuper) as may_add_projections
  from pg_roles where rolname = current_user`

async function factsOf(pool: pg.Pool, server: Server): Promise<Facts> {
  try {
    const { rows } = await pool.query<Facts>(factsSql, [roles, extensions])
    if (rows[0]) return rows[0]
    throw new Error('it does not know its own user')
  } catch (error) {
    throw connectionError(error, server.setting, placeOf(server))
  }
}

/** What a server may lack, in the order it is asked: [whether it lacks it, what is wrong, what to do]. */
function faultsOf(facts: Facts, server: Server): [boolean, string, string][] {
  const user = decodeURIComponent(server.url.username) || 'THE_USER'
  const asSuperuser = `As a superuser: psql -d ${decodeURIComponent(server.url.pathname.slice(1))} -c`
  const projections = `GRANT SELECT, INSERT, UPDATE ON spatial_ref_sys TO ${user}`
  return [
    [
      facts.version < oldest * 10_000,
      `it is PostgreSQL ${facts.version_text}, and the hub needs ${oldest} or newer`,
      'Upgrade the server, or name another in DATABASE_URL.',
    ],
    [
      facts.standing_by,
      'it is a replica and cannot be written',
      'Name the primary server in DATABASE_URL, and the replica in DATABASE_REPLICA_URL.',
    ],
    [
      facts.encoding !== 'UTF8',
      `it is encoded in ${facts.encoding}, and Vietnamese needs UTF8`,
      'Create it anew: createdb --encoding=UTF8 --template=template0 NAME.',
    ],
    [
      facts.missing_packages.length > 0,
      `the server has no ${facts.missing_packages.join(', ')} to offer`,
      'Install PostGIS and the contrib extensions on it; on Debian 12: apt-get install postgresql-15-postgis-3.',
    ],
    [
      !facts.postgis && !facts.superuser,
      'PostGIS is not switched on in it, and only a superuser may do that',
      `${asSuperuser} 'CREATE EXTENSION postgis' -c '${projections}'.`,
    ],
    [
      !facts.may_add_projections,
      'its user may not add the projections of Việt Nam to spatial_ref_sys',
      `${asSuperuser} '${projections}'.`,
    ],
    [
      !facts.may_create_schemas,
      'its user may not create schemas in it',
      `${asSuperuser} 'ALTER DATABASE … OWNER TO ${user}'.`,
    ],
    [
      facts.missing_roles.length > 0 && !facts.may_create_roles,
      `its user may not create roles, and ${facts.missing_roles.join(', ')} do not exist`,
      `${asSuperuser} 'ALTER ROLE ${user} CREATEROLE'.`,
    ],
  ]
}

/** @throws DatabaseError about the first thing the server lacks */
function checkFacts(facts: Facts, server: Server): void {
  for (const [lacking, what, hint] of faultsOf(facts, server)) {
    if (lacking) throw new DatabaseError(`The database at ${placeOf(server)} will not do: ${what}.`, hint)
  }
}

/** Opens a PostgreSQL server with its replica, and checks that it has what the hub needs. */
export async function openNative(
  url: string,
  replicaUrl: string | undefined,
  statementTimeoutMs: number,
): Promise<Pick<Database, 'place' | 'transactions' | 'reads' | 'cancel' | 'close'>> {
  const primary = parseServer(url, 'DATABASE_URL')
  const replica = replicaUrl ? parseServer(replicaUrl, 'DATABASE_REPLICA_URL') : primary
  // The plans of policies are large and quick: compiling them takes ten times as long as running them.
  const settings = { ...sessionSettings, jit: 'off' }
  const transactions = serverPool(primary, settings, poolSize, connectionReadier())
  // One spare connection to each server, opened when a request is given up and its statement must be stopped.
  const control = new Map([[transactions, serverPool(primary, {}, 1)]])
  const reads = serverPool(
    replica,
    {
      ...sessionSettings,
      role: 'hub_public',
      search_path: 'pub,public',
      default_transaction_read_only: 'on',
      statement_timeout: String(statementTimeoutMs),
    },
    poolSize,
  )
  const replicaControl = serverPool(replica, {}, 1)
  control.set(reads, replicaControl)
  const close = async () => {
    const pools = [transactions, reads, ...control.values()].filter((pool) => !pool.ending)
    await Promise.all(pools.map((pool) => pool.end()))
  }
  try {
    checkFacts(await factsOf(transactions, primary), primary)
    if (replica !== primary) await factsOf(replicaControl, replica)
  } catch (error) {
    await close()
    throw error
  }
  return {
    place: placeOf(primary),
    transactions,
    reads,
    async cancel(session, pool) {
      await control.get(pool)?.query('select pg_cancel_backend($1)', [session])
    },
    close,
  }
}
