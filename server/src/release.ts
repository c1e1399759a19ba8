import { releaseStanding } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import type { FastifyInstance } from 'fastify'

/**
 * `/releases/{number}`: whether a release that was cited somewhere still stands. One that was taken back answers 410, whatever it
 * told; its figures are nowhere to be had.
 */
export function addReleases(app: FastifyInstance, db: Database): void {
  app.get<{ Params: { number: string } }>('/releases/:number', async (request, reply) => {
    reply.header('cache-control', 'no-cache')
    const { number } = request.params
    const standing = /^[1-9]\d{0,8}$/.test(number) ? await releaseStanding(db, Number(number)) : undefined
    if (standing?.state === 'STANDING') {
      const { no, published_at, data_through, digest, synthetic } = standing.head
      return reply.send({ number: no, publishedAt: published_at, dataThrough: data_through, digest, synthetic })
    }
    if (standing?.state === 'RETIRED')
      return reply.status(410).send({ error: `Release ${number} was taken back: ask for the newest one at /graphql.` })
    return reply.status(404).send({ error: `There is no release ${number.slice(0, 20)}.` })
  })
}
