import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import type { Database } from '@hub/prisma/database'
import { Refusal } from '@hub/prisma/refusal'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { answerRefusal } from './answer-refusal.ts'
import { addKeptBriefings } from './briefing/kept-route.ts'
import { addBriefings } from './briefing/route.ts'
import type { Config } from './config.ts'
import { addGraphql } from './graphql.ts'
import { addHealth } from './health.ts'
import { faultFrom, logOptions } from './log.ts'
import { refuseDeepBodies } from './nesting.ts'
import { addReleases } from './release.ts'
import { addSecurityHeaders } from './security-header.ts'
import { addTiles } from './tile/route.ts'
import { addWeb } from './web.ts'

/** What tests and the benchmark may change. */
export interface AppOptions {
  /** Leave the pages to the development server of the web client. */
  readonly dev?: boolean
  /** Bytes of tiles kept in memory; 64 MiB when left out, 0 keeps none. */
  readonly tileCacheBytes?: number
  /** The clock of sign-in limits and of second factors; that of the machine when left out. */
  readonly now?: () => number
  /** How long a request may take to arrive, in milliseconds; 30 seconds when left out. */
  readonly requestTimeoutMs?: number
  /** Where the log goes; standard error when left out. */
  readonly logStream?: { write(line: string): void }
}

const requestLimitBytes = 1_000_000
const defaultTimeoutMs = 30_000

/** The whole HTTP application, ready to listen. It keeps no state that another instance would need. */
export async function createApp(config: Config, db: Database, options: AppOptions = {}): Promise<FastifyInstance> {
  const requestTimeout = options.requestTimeoutMs ?? defaultTimeoutMs
  const app = Fastify({
    logger: logOptions(config.log, options.logStream),
    // the log of requests is our own: Fastify's would write addresses and whole paths
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: requestLimitBytes,
    requestTimeout,
    http: {
      // Node swaps the two when the limit of the headers is the longer one, and its own is a minute
      headersTimeout: requestTimeout,
      // how often it looks for requests that take too long, which is also how much later than said it ends them
      connectionsCheckingInterval: requestTimeout / 6,
    },
    forceCloseConnections: 'idle',
    trustProxy: false,
  })
  // Idle connections are closed once when closing begins; one that answers a last request then falls idle after that, and would be
  // waited for as long as it may be kept open.
  app.addHook('preClose', async () => {
    const closing = setInterval(() => app.server.closeIdleConnections(), 100)
    app.server.once('close', () => clearInterval(closing))
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (reply.raw.destroyed) return reply // the client has gone: nobody is left to answer, and nothing went wrong here
    const status = error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) request.log.error(faultFrom(error))
    const message = status === 500 ? `Something went wrong here; the log knows it as ${request.id}.` : error.message
    // clients of GraphQL look for faults in one place, also for those that come before GraphQL
    const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST'
    const isGraphql = request.routeOptions.url === '/graphql'
    return reply.status(status).send(isGraphql ? { errors: [{ message, extensions: { code } }] } : { error: message })
  })
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] })
  addSecurityHeaders(app, config.proxies)
  refuseDeepBodies(app)
  addHealth(app, db, config.metricsToken)
  addReleases(app, db)
  addBriefings(app, db)
  addKeptBriefings(app, db)
  addTiles(app, db, options.tileCacheBytes)
  await addGraphql(app, db, { proxies: config.proxies, now: options.now })
  if (!options.dev) await addWeb(app, config)
  const nothing = new Refusal('NOT_FOUND', 'There is nothing at this address.')
  app.setNotFoundHandler((request, reply) => answerRefusal(request, reply, nothing))
  return app
}
