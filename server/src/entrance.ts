import { createHmac, randomBytes } from 'node:crypto'
import { BlockList, isIPv4 } from 'node:net'
import type { Entrance } from '@hub/schema/context'
import { Refusal } from '@hub/schema/error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { KeyedLimit } from './rate-limit.ts'
import { sessionCookie } from './session-cookie.ts'

/** What the door needs to know of the surroundings. */
export interface DoorOptions {
  /** Addresses of reverse proxies besides those of this machine: HUB_PROXY. */
  readonly proxies: readonly string[]
  /** The clock; that of the machine when left out. */
  readonly now?: (() => number) | undefined
}

/** Tries in a quarter of an hour. An office shares an address, so more people come by one than by a name. */
const limits = { windowMs: 15 * 60_000, byName: 10, byAddress: 60 } as const

const plainHttp = new Refusal(
  'FORBIDDEN',
  'Nobody can sign in over plain http: the password and the session could be read on the way. Open the hub by its https address. A proxy in front of it must send X-Forwarded-Proto: https, and unless it runs on this machine its address belongs in HUB_PROXY.',
  { needs: [], reason: 'PLAIN_HTTP' },
)

const foreignOrigin = new Refusal('FORBIDDEN', 'A page of another origin may not act for somebody who is signed in.', {
  needs: [],
  reason: 'FOREIGN_ORIGIN',
})

type Head = Pick<FastifyRequest, 'headers' | 'socket'>

/** Makes the entrance of each request. What it counts by is kept in memory, keyed with a secret that dies with the process. */
export function openDoor({ proxies, now = Date.now }: DoorOptions): {
  /** Throws Refusal FORBIDDEN when a page of another origin sends a session. */
  refuseForeign(head: Head): void
  entrance(head: Head, reply: FastifyReply, ended: boolean): Entrance
} {
  const trusted = trustedAddresses(proxies)
  const key = randomBytes(32)
  const hidden = (text: string) => createHmac('sha256', key).update(text).digest('base64')
  const byName = new KeyedLimit(limits.byName, limits.windowMs)
  const byAddress = new KeyedLimit(limits.byAddress, limits.windowMs)
  return {
    refuseForeign(head) {
      if (isForeign(head)) throw foreignOrigin
    },
    entrance: (head, reply, ended) => ({
      closed: isForeign(head) ? foreignOrigin : isPrivate(head, trusted) ? undefined : plainHttp,
      ended,
      now,
      keep: (secret) => void reply.header('set-cookie', sessionCookie(secret)),
      attempt(whom) {
        const at = now()
        const name = whom === null ? null : hidden(`name ${whom}`)
        const address = hidden(`address ${addressOf(head, trusted)}`)
        const waitMs = byAddress.take(address, at) || (name === null ? 0 : byName.take(name, at))
        if (waitMs > 0) throw tooMany(waitMs)
        return () => {
          if (name !== null) byName.giveBack(name)
          byAddress.giveBack(address, at)
        }
      },
    }),
  }
}

function tooMany(waitMs: number): Refusal {
  const minutes = Math.ceil(waitMs / 60_000)
  return new Refusal('TOO_MANY_REQUESTS', `Too many tries. Wait ${minutes} minute${minutes === 1 ? '' : 's'}.`, {
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  })
}

/** Addresses of proxies whose word counts: those of this machine, and those named in HUB_PROXY. */
export function trustedAddresses(proxies: readonly string[]): BlockList {
  const trusted = new BlockList()
  trusted.addSubnet('127.0.0.0', 8, 'ipv4')
  trusted.addAddress('::1', 'ipv6')
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  return trusted
}

function isTrusted(address: string | undefined, trusted: BlockList): boolean {
  return address !== undefined && trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

/** The one value of a header; undefined when it is absent or there are several. */
function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Whether nobody on the way can read along: TLS as far as a proxy that is trusted, or a browser on this very machine. */
function isPrivate({ headers, socket }: Head, trusted: BlockList): boolean {
  if (!isTrusted(socket.remoteAddress, trusted)) return false
  if (headers['x-forwarded-proto'] !== undefined) return only(headers['x-forwarded-proto']) === 'https'
  // a proxy on this machine that tells nothing of the way before it
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return isLoopback(socket.remoteAddress) && ownNames.test(headers.host ?? '')
}

/** Whether the client came to a trusted proxy by TLS, as the proxy says. */
export const cameByTls = ({ headers, socket }: Head, trusted: BlockList): boolean =>
  only(headers['x-forwarded-proto']) === 'https' && isTrusted(socket.remoteAddress, trusted)

/** Whether a request was made on this very machine, under a name of its own, and no proxy says that it is another's. */
export function isLocal({ headers, socket }: Head): boolean {
  const proxied = ['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  )
  return !proxied && isLoopback(socket.remoteAddress) && ownNames.test(headers.host ?? '')
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
}

/** Where a request comes from, to count by: a proxy that is trusted adds the address it sees to the end of the list. */
function addressOf({ headers, socket }: Head, trusted: BlockList): string {
  const direct = socket.remoteAddress ?? ''
  if (!isTrusted(direct, trusted)) return direct
  return only(headers['x-forwarded-for'])?.split(',').at(-1)?.trim() || direct
}

/** Whether a page of another origin made the browser send this. Programs send neither header. */
function isForeign({ headers }: Head): boolean {
  const site = only(headers['sec-fetch-site'])
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin, host } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase()
}
