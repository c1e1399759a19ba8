import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Access } from './access.ts'
import type { Database } from './database.ts'

/** What a role sees: its own name in the database (the owner keeps its own) and where it finds its tables. */
const worlds: Record<Access['role'], { begin: string; role: string; searchPath: string }> = {
  // A release published between two statements must not mix with the one before it.
  public: { begin: 'begin isolation level repeatable read read only', role: 'hub_public', searchPath: 'pub, public' },
  intake: { begin: 'begin', role: 'hub_intake', searchPath: 'live, public' },
  staff: { begin: 'begin', role: 'hub_staff', searchPath: 'live, public' },
  signIn: { begin: 'begin', role: 'hub_sign_in', searchPath: 'live, public' },
  owner: { begin: 'begin', role: 'none', searchPath: 'live, public' },
}

/** What the policies of the database read of an account, by the name of the setting; '' where there is none. */
const claims: Readonly<Record<`hub.${string}`, (account: Extract<Access, { role: 'staff' }>) => string>> = {
  'hub.account_id': ({ accountId }) => accountId ?? '',
  'hub.scopes': ({ scopes }) => scopes.join(','),
  'hub.units': ({ areas }) => areas?.units ?? '',
  'hub.agencies': ({ areas }) => areas?.agencies ?? '',
  'hub.audited': ({ audited }) => audited?.join(',') ?? '',
}

/** Claims are ids, codes and scope names with commas between them; anything else never reaches a statement. */
const claimPattern = /^[\w:.,-]*$/

/** Milliseconds a statement may take; 0 is no limit. The embedded engine has no clock to stop one with. */
function timeLimit(db: Pick<Database, 'kind' | 'statementTimeoutMs'>, { role }: Access): number {
  return db.kind === 'native' && role !== 'owner' ? Math.floor(db.statementTimeoutMs) : 0
}

/** The settings of a transaction in somebody's name, in the order they are made: the role comes last. */
function settingsOf(
  db: Pick<Database, 'kind' | 'statementTimeoutMs'>,
  access: Access,
): [name: string, value: string][] {
  const { role, searchPath } = worlds[access.role]
  const claimed = Object.entries(claims).map(([name, claim]): [string, string] => {
    const value = access.role === 'staff' ? claim(access) : ''
    if (!claimPattern.test(value)) throw new Error(`The claim ${name} holds what no claim may.`)
    return [name, value]
  })
  return [['search_path', searchPath], ['statement_timeout', String(timeLimit(db, access))], ...claimed, ['role', role]]
}

/** The statements that begin a transaction in somebody's name, as one message to the server. */
export function opening(db: Database, access: Access): string {
  const settings = settingsOf(db, access).map(([name, value]) => {
    // a list of schemas is several values, and none of ours needs quotes
    return `set local ${name} = ${name === 'search_path' ? value : pg.escapeLiteral(value)}`
  })
  return [worlds[access.role].begin, ...settings].join('; ')
}

/**
 * One statement that turns a transaction begun by another library into one in somebody's name.
 *
 * @returns its text, with $1 and so on, and their values
 */
export function enteringStatement(db: Database, access: Access): { text: string; values: string[] } {
  return { text: settingText, values: settingsOf(db, access).map(([, value]) => value) }
}

const nobody = settingsOf({ kind: 'native', statementTimeoutMs: 0 }, { role: 'owner' })
const settingText = `select ${nobody.map(([name], at) => `set_config('${name}', $${at + 1}, true)`).join(', ')}`

/** Prepared on every connection when it is made, so that it costs no more than its values later. */
const entering = {
  name: 'hub_enter',
  text: `select set_config('transaction_read_only', $1, true), ${settingText.slice('select '.length).replaceAll(/\$(\d+)/g, (_, at: string) => `$${Number(at) + 1}`)}`,
}

/**
 * Makes new connections of one pool ready for `EnteredQuery`, and names the chain of audit entries that each of them writes: a
 * connection is in one transaction at a time, so no two transactions add to one chain. The name of a connection that has ended goes to
 * a later one, so that there are no more chains than connections.
 */
export function connectionReadier(): (client: pg.ClientBase) => Promise<void> {
  const process = randomUUID()
  const taken = new Set<number>()
  return async (client) => {
    let lane = 1
    while (taken.has(lane)) lane += 1
    taken.add(lane)
    client.once('end', () => taken.delete(lane))
    await client.query(`select set_config('hub.audit_writer', $1, false)`, [`${process}/${lane}`])
    // outside a transaction these settings end with the statement: it is only prepared
    await client.query({ ...entering, values: ['off', ...nobody.map(([, value]) => value)] })
  }
}

/** What pg asks of a query that it has sent; extensions of pg, such as its cursor, rely on the same methods. */
interface Answered {
  prepare(connection: pg.Connection): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: pg.Connection): void
}
const Query = pg.Query as unknown as new (
  config: pg.QueryConfig & { queryMode: 'extended' },
  done: (error: Error | null, result: pg.QueryResult) => void,
) => pg.Query & Answered

/**
 * One statement as a transaction of its own in somebody's name, in one message to the server and back: the statement that enters and
 * the one that was asked for stand before the same Sync, so they are one transaction, and where the first fails the second is not run.
 */
export class EnteredQuery extends Query {
  readonly #values: readonly string[]
  #entered = false

  private constructor(
    values: readonly string[],
    query: pg.QueryConfig,
    done: (error: Error | null, result: pg.QueryResult) => void,
  ) {
    super({ ...query, queryMode: 'extended' }, done)
    this.#values = values
  }

  /** Runs it. It may write only when `writes` is true. */
  static async run(
    client: pg.PoolClient,
    db: Database,
    access: Access,
    writes: boolean,
    query: pg.QueryConfig,
  ): Promise<pg.QueryResult> {
    const values = [writes ? 'off' : 'on', ...settingsOf(db, access).map(([, value]) => value)]
    return await new Promise((resolve, reject) => {
      client.query(new EnteredQuery(values, query, (error, result) => (error ? reject(error) : resolve(result))))
    })
  }

  override prepare(connection: pg.Connection): void {
    connection.bind({ statement: entering.name, values: [...this.#values] } as pg.BindConfig, true)
    connection.execute({ portal: '', rows: '0' } as pg.ExecuteConfig, true)
    super.prepare(connection)
  }

  override handleDataRow(message: unknown): void {
    if (this.#entered) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#entered) super.handleCommandComplete(message, connection)
    this.#entered = true
  }
}
