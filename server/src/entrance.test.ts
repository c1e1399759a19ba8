import type { FastifyReply } from 'fastify'
import { describe, expect, test } from 'vitest'
import { openDoor } from './entrance.ts'
import { KeyedLimit } from './rate-limit.ts'

type Head = Parameters<ReturnType<typeof openDoor>['refuseForeign']>[0]

/** A request as far as the door looks at it. */
function head(remoteAddress: string, headers: Record<string, string>): Head {
  return { headers, socket: { remoteAddress } as Head['socket'] }
}

const noReply = {} as FastifyReply
const reasonOf = (request: Head, proxies: readonly string[] = []) =>
  openDoor({ proxies }).entrance(request, noReply, false).closed?.extensions.reason

describe('the way in', () => {
  const tls = { host: 'hub.example', 'x-forwarded-proto': 'https' }
  test.each<[string, Head, string[], string | undefined]>([
    ['a browser on the machine itself', head('127.0.0.1', { host: 'localhost:4000' }), [], undefined],
    ['the same over IPv6', head('::1', { host: '[::1]:4000' }), [], undefined],
    ['a browser elsewhere in the office', head('192.168.1.20', { host: '192.168.1.4:4000' }), [], 'PLAIN_HTTP'],
    ['one that says it has TLS', head('192.168.1.20', tls), [], 'PLAIN_HTTP'],
    ['one that claims to be this machine', head('192.168.1.20', { host: 'localhost' }), [], 'PLAIN_HTTP'],
    ['a proxy here that had TLS', head('::ffff:127.0.0.1', tls), [], undefined],
    ['a proxy here that does not say', head('127.0.0.1', { host: 'hub.example' }), [], 'PLAIN_HTTP'],
    ['a name that leads here from a foreign page', head('127.0.0.1', { host: 'evil.example:4000' }), [], 'PLAIN_HTTP'],
    ['a proxy that is trusted and had TLS', head('10.0.0.5', tls), ['10.0.0.5'], undefined],
    ['one of a subnet that is trusted', head('10.1.7.9', tls), ['10.0.0.5', '10.1.0.0/16'], undefined],
    ['a proxy nobody named', head('10.2.7.9', tls), ['10.0.0.5', '10.1.0.0/16'], 'PLAIN_HTTP'],
    ['a proxy that is trusted and does not say', head('10.0.0.5', { host: 'localhost' }), ['10.0.0.5'], 'PLAIN_HTTP'],
    [
      'a page of another host',
      head('127.0.0.1', { host: 'localhost', origin: 'http://evil.example' }),
      [],
      'FOREIGN_ORIGIN',
    ],
    [
      'a page of another port',
      head('127.0.0.1', { host: 'localhost:4000', origin: 'http://localhost:81' }),
      [],
      'FOREIGN_ORIGIN',
    ],
    [
      'its own page',
      head('127.0.0.1', { ...tls, origin: 'https://HUB.example', 'sec-fetch-site': 'same-origin' }),
      [],
      undefined,
    ],
  ])('%s', (_who, request, proxies, reason) => {
    expect(reasonOf(request, proxies)).toBe(reason)
  })

  test('tries by an address count for the one a trusted proxy saw, whatever the client wrote before it', () => {
    const door = openDoor({ proxies: ['10.0.0.5'], now: () => 0 })
    const tryFrom = (remote: string, forwarded: string, name: string) => () =>
      door.entrance(head(remote, { 'x-forwarded-for': forwarded }), noReply, false).attempt(name)
    for (let n = 0; n < 60; n += 1) tryFrom('10.0.0.5', `198.51.100.${n}, 203.0.113.9`, `name ${n}`)()
    expect(tryFrom('10.0.0.5', '198.51.100.99, 203.0.113.9', 'another name')).toThrow('Too many tries')
    expect(tryFrom('10.0.0.5', '203.0.113.9, 203.0.113.10', 'another name')).not.toThrow()
    // who is not trusted is counted by where they are
    for (let n = 0; n < 60; n += 1) tryFrom('192.0.2.1', `198.51.100.${n}`, `name ${n + 100}`)()
    expect(tryFrom('192.0.2.1', '198.51.100.200', 'yet another name')).toThrow('Too many tries')
  })
})

test('what cannot be guessed counts by the address alone, so that strangers do not use up the tries of others', () => {
  const door = openDoor({ proxies: [], now: () => 0 })
  const tryFrom = (remote: string) => () => door.entrance(head(remote, {}), noReply, false).attempt(null)
  for (let n = 0; n < 60; n += 1) tryFrom('192.0.2.1')()
  expect(tryFrom('192.0.2.1')).toThrow('Too many tries')
  expect(tryFrom('192.0.2.2')).not.toThrow()
})

describe('a limit by key', () => {
  test('lets calls through again one by one as they grow old, and keeps no key longer than it counts', () => {
    const limit = new KeyedLimit(2, 1000)
    expect([limit.take('a', 0), limit.take('a', 400), limit.take('a', 500)]).toEqual([0, 0, 500])
    expect(limit.take('b', 500)).toBe(0)
    expect([limit.take('a', 1000), limit.take('a', 1000)]).toEqual([0, 400])
    limit.giveBack('a', 1000)
    expect(limit.take('a', 1001)).toBe(0)
    limit.giveBack('a')
    expect([limit.take('a', 1001), limit.take('a', 1001), limit.take('a', 1001)]).toEqual([0, 0, 1000])
  })

  test('forgets its oldest keys when there are too many', () => {
    const limit = new KeyedLimit(1, 1000, 2)
    for (const key of ['a', 'b', 'c']) limit.take(key, 0)
    expect(limit.take('c', 0)).toBeGreaterThan(0)
    expect(limit.take('a', 0)).toBe(0)
  })
})
