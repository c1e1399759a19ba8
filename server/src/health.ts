import { createHash, timingSafeEqual } from 'node:crypto'
import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { isLocal } from './entrance.ts'

/**
 * `/healthz`: the process is alive. `/readyz`: the database answers and a release is published. `/metrics`: Prometheus, about the
 * program and never about the domain; for whoever holds the token, and without one for the same machine only.
 */
export function addHealth(app: FastifyInstance, db: Database, metricsToken: string | undefined): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'hub_http_request_seconds',
    help: 'Seconds from a request to its answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const release = await currentRelease(db).catch(() => undefined)
    if (release === undefined) return reply.status(503).send({ ready: false, why: 'the database does not answer' })
    if (release === null) return reply.status(503).send({ ready: false, why: 'no release is published' })
    return reply.send({ ready: true, release: release.no })
  })
  app.get('/metrics', async (request, reply) => {
    const open = metricsToken === undefined ? isLocal(request) : bears(request.headers.authorization, metricsToken)
    if (!open)
      return reply.status(403).send({ error: 'Metrics are for this machine, or for the holder of HUB_METRICS_TOKEN.' })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Whether a request bears the token; it takes as long whichever it bears. */
function bears(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
