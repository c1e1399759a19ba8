import { randomBytes } from 'node:crypto'
import { addAccount } from '@hub/prisma/data/account'
import type { NewArea } from '@hub/prisma/data/area'
import { useSecret } from '@hub/prisma/data/identity'
import type { Database } from '@hub/prisma/database'
import type { Scope } from '@hub/schema/scope'
import { createApp } from '@hub/server/app'
import type { Config } from '@hub/server/config'

/** What GraphQL answers. */
interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

/** The hub on a free port, over a database of its own. */
export interface TestApp {
  readonly db: Database
  /** Origin, such as http://127.0.0.1:40123. */
  readonly origin: string
  /** Asks over HTTP as the public, or as the holder of a token. */
  ask<Data>(document: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<Answer<Data>>
  /** The data of an operation that must succeed. */
  query<Data>(document: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<Data>
  /** The token of a new account with these scopes, which reaches the whole province. */
  token(...scopes: Scope[]): Promise<string>
  /** The token of a new account with these scopes in these areas alone. */
  tokenIn(areas: readonly Pick<NewArea, 'unit' | 'agency' | 'from' | 'to'>[], ...scopes: Scope[]): Promise<string>
  close(): Promise<void>
}

/** What a test may want otherwise. */
export interface ServeOptions {
  /** Serves the built web client as well. */
  readonly pages?: boolean
  /** The clock of sign-in limits and of second factors. */
  readonly now?: () => number
  /** Settings other than those of a hub with nothing set. */
  readonly settings?: Partial<Config>
  readonly requestTimeoutMs?: number
  readonly logStream?: { write(line: string): void }
}

/** Serves an open database; `drop` closes it and clears away what it left. */
export async function serveDatabase(
  db: Database,
  drop: () => Promise<void>,
  { pages = false, settings, ...options }: ServeOptions = {},
): Promise<TestApp> {
  useSecret(db, 'a secret of tests, which seals nothing real')
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    replicaUrl: undefined,
    dataDir: db.dataDir,
    demo: false,
    secret: undefined,
    secretBefore: undefined,
    basemap: undefined,
    proxies: [],
    metricsToken: undefined,
    webhook: undefined,
    log: 'silent',
    ...settings,
  }
  const app = await createApp(config, db, { dev: !pages, ...options })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })

  const ask: TestApp['ask'] = async (document, variables, token) => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query: document, variables }),
    })
    return JSON.parse(await response.text())
  }
  const tokenIn: TestApp['tokenIn'] = async (areas, ...scopes) => {
    const name = `tester-${randomBytes(4).toString('hex')}`
    const given = areas.map((area) => ({ ...area, reason: 'test' }))
    return (await addAccount(db, { name, scopes, expiresInDays: 1, areas: given })).token
  }
  return {
    db,
    origin,
    ask,
    tokenIn,
    async query<Data>(document: string, variables?: Readonly<Record<string, unknown>>, token?: string) {
      const { data, errors } = await ask<Data>(document, variables, token)
      if (errors || !data) throw new Error(errors?.map((error) => error.message).join('\n') ?? 'no data')
      return data
    },
    token: (...scopes) => tokenIn([{ unit: '24' }], ...scopes),
    async close() {
      await app.close()
      await drop()
    },
  }
}
