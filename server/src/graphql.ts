import { createHash } from 'node:crypto'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import { currentRelease, publicEdition } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { schema } from '@hub/schema'
import { type Context, makeContext } from '@hub/schema/context'
import { refusalOf } from '@hub/schema/error'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { senderOf } from './auth.ts'
import { ByteCache } from './byte-cache.ts'
import { type DoorOptions, openDoor } from './entrance.ts'
import { goneSignal } from './gone-signal.ts'
import {
  aliasLimit,
  auditPlugin,
  endedPlugin,
  faultlessPlugin,
  publicCachePlugin,
  refusalWithStatus,
  tipLimitPlugin,
} from './graphql-plugin.ts'
import { maskError } from './mask-error.ts'
import { ProcessLimit } from './rate-limit.ts'
import { sessionOf } from './session-cookie.ts'

/** Limits that are checked before an operation is looked at; its depth, breadth and cost are limited by the schema. */
const limits = { tokens: 4000, aliases: 40, tipsPerMinute: 60 } as const

/** Answers to the public that are kept until the next release, in bytes of text. */
const answerBytes = 32 * 1024 * 1024

/** `/graphql`: GraphQL over HTTP, GET and POST. Public answers to GET carry the release as their ETag; those of accounts are never stored. */
export async function addGraphql(app: FastifyInstance, db: Database, options: DoorOptions): Promise<void> {
  const door = openDoor(options)
  // by the request, then by its signal: Apollo hands its plugins a copy of the context
  const etags = new WeakMap<object, string>()
  // a release is immutable, so the same public question has the same answer until the next one, or the next briefing of it
  const kept = { release: 0, answers: new ByteCache<{ body: string; headers: Record<string, string> }>(answerBytes) }
  // Begun anew with each release, also when one is retired: nothing of it may be told again under the number of another.
  const answersOfToday = async () => {
    const release = (await currentRelease(db))?.no ?? 0
    if (release !== kept.release) Object.assign(kept, { release, answers: new ByteCache(answerBytes) })
    return kept.answers
  }
  const answerKeys = new WeakMap<object, string>()
  const signals = new WeakMap<object, AbortSignal>()
  const faultless = new WeakSet<AbortSignal>()
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
      // it would wrap every field of every answer to find a hint that none of ours gives
      ApolloServerPluginCacheControlDisabled(),
      tipLimitPlugin(new ProcessLimit(limits.tipsPerMinute, 60_000)),
      auditPlugin,
      endedPlugin,
      faultlessPlugin(({ signal }) => signal && faultless.add(signal)),
      publicCachePlugin(({ signal }) => signal && etags.get(signal)),
    ],
  })
  await apollo.start()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      if (carries(request) === 'SESSION') asGraphql(() => door.refuseForeign(request), 403)
      const { viewer, ended } = await senderOf(db, request.headers).catch((error: unknown) => {
        throw withStatus(error, 401)
      })
      const entrance = door.entrance(request, reply, ended)
      if (ended) entrance.keep(null)
      const signal = goneSignal(reply)
      signals.set(request, signal)
      const etag = etags.get(request)
      if (etag !== undefined) etags.set(signal, etag)
      return makeContext({ viewer, db, requestId: request.id, signal, entrance })
    },
  })
  app.route<{ Querystring: Record<string, string>; Reply: string }>({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => {
      // a page opened by hand is sent to the editor
      if (isOpenedByHand(request)) return reply.redirect('/graphiql')
      reply.header('vary', 'authorization, cookie, accept, accept-encoding').header('cache-control', 'no-store')
      // what comes with a token or a session is answered for one person, and neither kept nor taken from what is kept
      if (carries(request) !== 'NOTHING') return
      const key = await answerKey(db, request)
      const known = (await answersOfToday()).get(key)
      if (!known) answerKeys.set(request, key)
      if (request.method !== 'GET') return known && reply.headers(known.headers).send(known.body)
      const etag = await etagOf(db, request)
      etags.set(request, etag)
      if (request.headers['if-none-match'] === etag)
        return reply.header('cache-control', 'no-cache').header('etag', etag).status(304).send('')
      if (known) return reply.headers(known.headers).send(known.body)
    },
    onSend: async (request, reply, payload) => {
      const key = answerKeys.get(request)
      const signal = signals.get(request)
      if (key === undefined || typeof payload !== 'string' || reply.statusCode !== 200) return
      if (signal === undefined || !faultless.has(signal)) return
      // a release that came meanwhile may have answered already: such an answer belongs to neither
      if ((await answerKey(db, request)) !== key) return
      const headers = Object.fromEntries(
        ['content-type', 'cache-control', 'etag'].flatMap((name) => {
          const value = reply.getHeader(name)
          return typeof value === 'string' ? [[name, value]] : []
        }),
      )
      const answers = await answersOfToday()
      answers.set(key, { body: payload, headers }, payload.length * 2 + key.length)
    },
    handler: handle,
  })
}

/** What a request shows of who sends it. With a token and a session, the token counts. */
function carries({ headers }: Pick<FastifyRequest, 'headers'>): 'NOTHING' | 'TOKEN' | 'SESSION' {
  if (headers.authorization !== undefined) return 'TOKEN'
  return sessionOf(headers.cookie) === undefined ? 'NOTHING' : 'SESSION'
}

function withStatus(error: unknown, status: number): unknown {
  const refusal = refusalOf(error)
  return refusal ? refusalWithStatus(refusal, status) : error
}

function asGraphql(check: () => void, status: number): void {
  try {
    check()
  } catch (error) {
    throw withStatus(error, status)
  }
}

function isOpenedByHand({ method, query, headers }: FastifyRequest<{ Querystring: Record<string, string> }>): boolean {
  return method === 'GET' && query.query === undefined && headers.accept?.includes('text/html') === true
}

/** Names a public question: by the edition, and by all of the request that its answer depends on. */
async function answerKey(db: Database, { method, url, body, headers }: FastifyRequest): Promise<string> {
  const asked = [
    await publicEdition(db),
    method,
    url,
    body ?? null,
    headers.accept ?? '',
    headers['content-type'] ?? '',
    headers['apollo-require-preflight'] ?? '',
    headers['x-apollo-operation-name'] ?? '',
  ]
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url')
}

/** A public answer depends on the question and on what is public alone: the release, and the briefings kept since. */
async function etagOf(db: Database, request: Pick<FastifyRequest, 'url' | 'headers'>): Promise<string> {
  const release = await currentRelease(db)
  const hash = createHash('sha1')
    .update(await publicEdition(db))
    .update('\n')
    .update(request.url)
    .update('\n')
    .update(request.headers.accept ?? '')
  return `"r${release?.no ?? 0}-${hash.digest('base64url').slice(0, 16)}"`
}
