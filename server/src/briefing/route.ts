import type { BriefingForm } from '@hub/contract/briefing'
import { recordOperation } from '@hub/prisma/data/audit'
import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { Refusal } from '@hub/prisma/refusal'
import type { FastifyInstance } from 'fastify'
import { answerRefusal } from '../answer-refusal.ts'
import { senderOf } from '../auth.ts'
import { ByteCache } from '../byte-cache.ts'
import { ProcessLimit } from '../rate-limit.ts'
import { type Briefing, briefingNote, makeBriefing, mediaTypes } from './make.ts'
import { briefingFromQuery } from './request.ts'

/** Briefings made in a minute for the whole process: drawing one keeps it from everything else for some tenths of a second. */
const mostPerMinute = 60
/** Bytes of public briefings kept until the next release. */
const keptBytes = 16 * 1024 * 1024

const tooMany = new Refusal('TOO_MANY_REQUESTS', 'Too many briefings are being made; ask again in a minute.')

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
        if (!known && !limit.take()) throw tooMany
        const made = known ?? (await makeBriefing(db, viewer.access, asked, form))
        if (open && (await currentRelease(db))?.no === made.release) kept.set(key, made, made.bytes.length + 1000)
        await recordOperation(db, viewer.access, { ...briefingNote(asked, form, made), requestId: request.id })
        return reply
          .header('content-type', mediaTypes[form])
          .header('content-disposition', `attachment; filename="${made.fileName}"`)
          .send(Buffer.from(made.bytes))
      } catch (error) {
        if (error === tooMany) reply.header('retry-after', '60')
        return await answerRefusal(request, reply, error)
      }
    })
}
