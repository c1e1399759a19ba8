import type { SignInLink } from '@hub/prisma/data/account-write'
import type { Config } from './config.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

/** Where a link leads. On another host the hub does not know by which https address people reach it: the path alone is told. */
export function addressOfLink({ host, port }: Pick<Config, 'host' | 'port'>, { path }: SignInLink): string {
  if (!loopback.test(host)) return path
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`
}
