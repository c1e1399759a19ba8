import { briefingExtension } from '@hub/contract/briefing'
import { periodLabel } from '@hub/contract/period'
import { recordOperation } from '@hub/prisma/data/audit'
import { type KeptBriefing, readKeptBriefing } from '@hub/prisma/data/briefing'
import { releaseStanding } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import { Refusal } from '@hub/prisma/refusal'
import type { FastifyInstance } from 'fastify'
import { answerRefusal } from '../answer-refusal.ts'
import { senderOf } from '../auth.ts'
import { mediaTypes } from './make.ts'

/** r, the release, the number of the briefing, and how its file ends. */
const address = /^r([1-9]\d{0,8})-([1-9]\d{0,17})\.(pdf|xlsx)$/

/** What may not stand in the name of a file on one system or another. */
const notInName = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu

/** The name a browser saves it under, in words. */
function fileNameOf({ title, grain, start, end, release, form }: KeptBriefing): string {
  const label = periodLabel({ grain, start, end }, 'vi')
  const told = `${label.charAt(0).toLowerCase()}${label.slice(1)}` // the number of a quarter stays great
  return `Báo cáo ${told} – ${title} – bản phát hành ${release}.${briefingExtension[form]}`.replace(notInName, '-')
}

/** RFC 6266: a name in letters that every program reads, and the one in Vietnamese. */
function disposition(plain: string, name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A kept briefing by the name in its address. Throws GONE when its release was taken back, NOT_FOUND where there is none. */
async function keptByName(db: Database, name: string): Promise<KeptBriefing & { readonly bytes: Uint8Array }> {
  const [, no = '', id = '', extension] = address.exec(name) ?? []
  const standing = no === '' ? undefined : await releaseStanding(db, Number(no))
  if (standing?.state === 'RETIRED')
    throw new Refusal(
      'GONE',
      `Release ${no} was taken back, and its briefings were destroyed; /briefings lists those there are.`,
    )
  const kept = standing?.state === 'STANDING' ? await readKeptBriefing(db, Number(no), id) : undefined
  if (kept && briefingExtension[kept.form] === extension) return kept
  throw new Refusal('NOT_FOUND', 'There is no such briefing; /briefings lists those there are.')
}

/**
 * `/briefings/r{release}-{number}.pdf` or `.xlsx`: a briefing that was made on schedule, for everybody. 404 where there is none, 410
 * once its release was taken back, since it was destroyed then. One address never gives other bytes.
 */
export function addKeptBriefings(app: FastifyInstance, db: Database): void {
  app.get<{ Params: { name: string } }>('/briefings/:name', async (request, reply) => {
    // a release can be taken back at any time, so every use asks whether it still stands
    reply.header('cache-control', 'no-cache')
    try {
      const { viewer } = await senderOf(db, request.headers)
      const kept = await keptByName(db, request.params.name)
      await recordOperation(db, viewer.access, {
        action: 'export',
        subject: `Briefing:${kept.id}`,
        detail: { kind: 'briefing', format: kept.form, release: kept.release },
        requestId: request.id,
      })
      reply.header('etag', `"${kept.sha256}"`)
      if (request.headers['if-none-match']?.includes(`"${kept.sha256}"`)) return reply.status(304).send()
      const plain = `bao-cao-${kept.start.slice(0, 7)}-r${kept.release}.${briefingExtension[kept.form]}`
      return reply
        .header('content-type', mediaTypes[kept.form])
        .header('content-disposition', disposition(plain, fileNameOf(kept)))
        .send(Buffer.from(kept.bytes))
    } catch (error) {
      return await answerRefusal(request, reply, error)
    }
  })
}
