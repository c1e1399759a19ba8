import { createHash } from 'node:crypto'
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { recordOperation } from '@hub/prisma/data/audit'
import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { schema } from '@hub/schema'
import { type Context, makeContext } from '@hub/schema/context'
import { Refusal, refusalOf } from '@hub/schema/error'
import { isAudited } from '@hub/schema/recording'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { viewerOf } from './auth.ts'
import { maskError } from './mask-error.ts'
import { ProcessLimit } from './rate-limit.ts'

/** Limits that are checked before an operation is looked at; its depth, breadth and cost are limited by the schema. */
const limits = { tokens: 4000, aliases: 40, tipsPerMinute: 60 } as const

/** One audit entry for each operation of an account, committed before the answer leaves. A write has its own, kept with it. */
const auditPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, operation, operationName }) {
        if (contextValue.viewer.accountId === null || !operation || isAudited(contextValue)) return
        const fields = operation.selectionSet.selections.map((one) =>
          one.kind === 'Field' ? one.name.value : one.kind,
        )
        await recordOperation(contextValue.db, contextValue.viewer.access, {
          action: operation.operation,
          operation: operationName ?? null,
          requestId: contextValue.requestId,
          detail: { fields },
        })
      },
    }
  },
}

/** The public may file tips without limit of person, but not flood: counted for the process, never by address. */
function tipLimitPlugin(limit: ProcessLimit): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          const files = operation?.selectionSet.selections.some(
            (one) => one.kind === 'Field' && (one.name.value === 'submitTip' || one.name.value === 'followUpTip'),
          )
          if (files && !limit.take()) {
            throw asGraphqlError(
              new Refusal(
                'TOO_MANY_REQUESTS',
                'Many tips are coming in just now. Wait a minute and send it again, or call 111.',
              ),
            )
          }
        },
      }
    },
  }
}

/** A refusal that Apollo passes on with an HTTP status of its own. */
function asGraphqlError(refusal: Refusal): GraphQLError {
  const status = refusal.extensions.code === 'UNAUTHENTICATED' ? 401 : 429
  return new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: { ...refusal.extensions, http: { status, headers: new HeaderMap() } },
  })
}

/** `/graphql`: GraphQL over HTTP, GET and POST. Public answers to GET carry the release as their ETag; those of accounts are never stored. */
export async function addGraphql(app: FastifyInstance, db: Database): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true, // the contract is public; what a viewer may read is decided field by field
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [maxAliasesRule({ n: limits.aliases, propagateOnRejection: true })],
    formatError: (formatted, error) => maskError(formatted, error, (fault) => app.log.error(fault)),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      tipLimitPlugin(new ProcessLimit(limits.tipsPerMinute, 60_000)),
      auditPlugin,
    ],
  })
  await apollo.start()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const gone = new AbortController()
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) gone.abort(new Error('the client has gone'))
      })
      const viewer = await viewerOf(db, request.headers.authorization).catch((error: unknown) => {
        const refusal = refusalOf(error)
        throw refusal ? asGraphqlError(refusal) : error
      })
      return makeContext({ viewer, db, requestId: request.id, signal: gone.signal })
    },
  })
  app.route<{ Querystring: Record<string, string>; Reply: string }>({
    method: ['GET', 'POST'],
    url: '/graphql',
    // a page opened by hand is sent to the editor
    preHandler: async (request, reply) => {
      if (
        request.method === 'GET' &&
        request.query.query === undefined &&
        request.headers.accept?.includes('text/html')
      ) {
        return reply.redirect('/graphiql')
      }
      reply.header('vary', 'authorization, accept-encoding')
      if (request.headers.authorization !== undefined || request.method !== 'GET') {
        reply.header('cache-control', 'no-store')
        return
      }
      const etag = await etagOf(db, request)
      reply.header('cache-control', 'no-cache').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.status(304).send('')
    },
    // an answer with a fault in its status is nothing to come back to
    onSend: async (_request, reply) => {
      if (reply.statusCode !== 200 && reply.statusCode !== 304) reply.removeHeader('etag')
    },
    handler: handle,
  })
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
