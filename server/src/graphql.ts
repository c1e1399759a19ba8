import { createHash } from 'node:crypto'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { schema } from '@hub/schema'
import { type Context, makeContext } from '@hub/schema/context'
import { refusalOf } from '@hub/schema/error'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { viewerOf } from './auth.ts'
import { goneSignal } from './gone-signal.ts'
import { aliasLimit, auditPlugin, publicCachePlugin, refusalWithStatus, tipLimitPlugin } from './graphql-plugin.ts'
import { maskError } from './mask-error.ts'
import { ProcessLimit } from './rate-limit.ts'

/** Limits that are checked before an operation is looked at; its depth, breadth and cost are limited by the schema. */
const limits = { tokens: 4000, aliases: 40, tipsPerMinute: 60 } as const

/** `/graphql`: GraphQL over HTTP, GET and POST. Public answers to GET carry the release as their ETag; those of accounts are never stored. */
export async function addGraphql(app: FastifyInstance, db: Database): Promise<void> {
  // by the request, then by its signal: Apollo hands its plugins a copy of the context
  const etags = new WeakMap<object, string>()
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true, // the contract is public; what a viewer may read is decided field by field
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [aliasLimit(limits.aliases)],
    formatError: (formatted, error) => maskError(formatted, error, (fault) => app.log.error(fault)),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      tipLimitPlugin(new ProcessLimit(limits.tipsPerMinute, 60_000)),
      auditPlugin,
      publicCachePlugin(({ signal }) => signal && etags.get(signal)),
    ],
  })
  await apollo.start()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const viewer = await viewerOf(db, request.headers.authorization).catch((error: unknown) => {
        const refusal = refusalOf(error)
        throw refusal ? refusalWithStatus(refusal, 401) : error
      })
      const signal = goneSignal(reply)
      const etag = etags.get(request)
      if (etag !== undefined) etags.set(signal, etag)
      return makeContext({ viewer, db, requestId: request.id, signal })
    },
  })
  app.route<{ Querystring: Record<string, string>; Reply: string }>({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => {
      // a page opened by hand is sent to the editor
      if (isOpenedByHand(request)) return reply.redirect('/graphiql')
      reply.header('vary', 'authorization, accept, accept-encoding')
      if (request.method !== 'GET' || request.headers.authorization !== undefined) return
      const etag = await etagOf(db, request)
      etags.set(request, etag)
      if (request.headers['if-none-match'] === etag)
        return reply.header('cache-control', 'no-cache').header('etag', etag).status(304).send('')
    },
    handler: handle,
  })
}

function isOpenedByHand({ method, query, headers }: FastifyRequest<{ Querystring: Record<string, string> }>): boolean {
  return method === 'GET' && query.query === undefined && headers.accept?.includes('text/html') === true
}

/** A public answer depends on the release and the question alone. */
async function etagOf(db: Database, request: Pick<FastifyRequest, 'url' | 'headers'>): Promise<string> {
  const release = await currentRelease(db)
  const hash = createHash('sha1')
    .update(request.url)
    .update('\n')
    .update(request.headers.accept ?? '')
  return `"r${release?.no ?? 0}-${hash.digest('base64url').slice(0, 16)}"`
}
