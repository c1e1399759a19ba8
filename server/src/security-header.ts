import type { FastifyInstance } from 'fastify'
import { cameByTls, trustedAddresses } from './entrance.ts'

/**
 * What the pages may load: their own origin and nothing else, nothing inline. Styles that a script sets on an element are no inline
 * styles; the map and the charts do that and need no more. MapLibre runs its workers from blobs.
 *
 * @param styleNonce names the style elements that one answer may make; only GraphiQL has any
 */
export function contentSecurityPolicy(styleNonce?: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const policy = contentSecurityPolicy()
const yearSeconds = 365 * 24 * 3600

/** Headers that every answer carries. Whatever does not say that it may be kept is to be stored nowhere. */
export function addSecurityHeaders(app: FastifyInstance, proxies: readonly string[]): void {
  const trusted = trustedAddresses(proxies)
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('cross-origin-resource-policy', 'same-origin')
    // over plain http a browser must not be told to come by https, where nobody may answer
    if (cameByTls(request, trusted)) reply.header('strict-transport-security', `max-age=${yearSeconds}`)
  })
}
