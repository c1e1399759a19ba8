import { currentRelease } from '@hub/prisma/data/release'
import type { Database } from '@hub/prisma/database'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * `/healthz`: the process is alive. `/readyz`: the database answers and a release is published. `/metrics`: Prometheus, for the
 * same machine only, about the program and never about the domain.
 */
export function addHealth(app: FastifyInstance, db: Database): void {
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
    if (!loopback.has(request.socket.remoteAddress ?? '') || request.headers['x-forwarded-for'] !== undefined) {
      return reply.status(403).send({ error: 'Metrics are for this machine only.' })
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
