import type { BriefingForm } from '@hub/contract/briefing'
import { recordOperation } from '@hub/prisma/data/audit'
import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import type { RefusalCode } from '@hub/prisma/refusal'
import { refusalOf } from '@hub/schema/error'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { senderOf } from '../auth.ts'
import { ByteCache } from '../byte-cache.ts'
import { ProcessLimit } from '../rate-limit.ts'
import { type Briefing, briefingNote, makeBriefing, mediaTypes } from './make.ts'
import { briefingFromQuery } from './request.ts'

/** Briefings made in a minute for the whole process: drawing one keeps it from everything else for some tenths of a second. */
const mostPerMinute = 60
/** Bytes of public briefings kept until the next release. */
const keptBytes = 16 * 1024 * 1024

const statusOf: Readonly<Record<RefusalCode, number>> = {
  BAD_USER_INPUT: 400,
  TOO_LARGE: 400,
  NOT_PUBLISHED: 404,
  NOT_FOUND: 404,
  GONE: 410,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
}

/** Answers a deliberate refusal with its status and its words; anything else is thrown on. */
export function answerRefusal(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = refusalOf(error)
  if (!refusal) throw error
  return reply.status(statusOf[refusal.extensions.code]).send({ error: refusal.plain })
}

const forms: readonly { readonly url: string; readonly form: BriefingForm }[] = [
  { url: '/briefing.pdf', form: 'pdf1' },
  { url: '/briefing-6.pdf', form: 'pdf6' },
  { url: '/briefing.xlsx', form: 'xlsx' },
]

/**
 * `/briefing.pdf`, `/briefing-6.pdf` and `/briefing.xlsx`: a comparison as a paper for a meeting, with the parameters that
 * `briefingFromQuery` reads. The public gets the newest release, accounts with `figures:exact` the live figures. 400 for bad
 * parameters, 404 for what is not published, 429 when too many are asked for; every one leaves an entry in the audit log.
 */
export function addBriefings(app: FastifyInstance, db: Database): void {
  const limit = new ProcessLimit(mostPerMinute, 60_000)
  const kept = new ByteCache<Briefing>(keptBytes)
  for (const { url, form } of forms)
    app.get<{ Querystring: Record<string, unknown> }>(url, async (request, reply) => {
      reply.header('vary', 'authorization, cookie').header('cache-control', 'no-store')
      try {
        const { viewer } = await senderOf(db, request.headers)
        const asked = briefingFromQuery(request.query)
        const open = viewer.accountId === null
        const key = `${(await currentRelease(db))?.no ?? 0} ${form} ${JSON.stringify(asked)}`
        const known = open ? kept.get(key) : undefined
        if (!known && !limit.take())
          return reply
            .status(429)
            .header('retry-after', '60')
            .send({ error: 'Too many briefings are being made; ask again in a minute.' })
        const made = known ?? (await makeBriefing(db, viewer.access, asked, form))
        if (open && (await currentRelease(db))?.no === made.release) kept.set(key, made, made.bytes.length + 1000)
        await recordOperation(db, viewer.access, { ...briefingNote(asked, form, made), requestId: request.id })
        return reply
          .header('content-type', mediaTypes[form])
          .header('content-disposition', `attachment; filename="${made.fileName}"`)
          .send(Buffer.from(made.bytes))
      } catch (error) {
        return answerRefusal(reply, error)
      }
    })
}
