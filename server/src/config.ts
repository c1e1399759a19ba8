import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

/** The settings of the hub, read once from the environment and checked. */
export interface Config {
  /** TCP port, PORT; 4000 when unset. 0 takes a free one. */
  readonly port: number
  /** Address to listen on, HOST; 127.0.0.1 when unset, so that a fresh hub is reachable from its own machine only. */
  readonly host: string
  /** DATABASE_URL; unset: the embedded database. */
  readonly databaseUrl: string | undefined
  /** DATABASE_REPLICA_URL: where public reads go. */
  readonly replicaUrl: string | undefined
  /** HUB_DATA_DIR, absolute; `.hub` in the current folder when unset. */
  readonly dataDir: string
  /** HUB_DEMO: whether an empty database is given the demonstration set. */
  readonly demo: boolean
  /** HUB_SECRET: seals names, papers and contacts. */
  readonly secret: string | undefined
  /** HUB_SECRET_OLD: the secret before, while `hub identity rotate` brings what it sealed under the new one. */
  readonly secretBefore: string | undefined
  /** HUB_BASEMAP: path of a PMTiles file that is served as an optional background. */
  readonly basemap: string | undefined
  /** HUB_PROXY: addresses or subnets of reverse proxies whose X-Forwarded headers count, besides those of this machine. */
  readonly proxies: readonly string[]
  /** HUB_METRICS_TOKEN: who bears it reads /metrics; unset: programs of this machine do. */
  readonly metricsToken: string | undefined
  /** HUB_WEBHOOK_URL and HUB_WEBHOOK_SECRET: where new alerts are told, and what signs the message; unset: nowhere. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined
  /** HUB_LOG: how much is logged. */
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Something in the environment is wrong; the message names every fault and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' })
const postgres = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    'must be an address such as postgresql://user:password@host:5432/database',
  )

/** Whether a text is an address, or a subnet such as 10.1.0.0/16. */
function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIP(address) === 4 ? 32 : 128
  return (
    isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether messages may go to an address: encrypted, or not leaving this machine. No name or password stands in it, since it is logged. */
function isWebhook(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  return (
    (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))) && username === '' && password === ''
  )
}

const environment = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .optional(),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]+$/, 'must be a host name or an address')
    .optional(),
  DATABASE_URL: postgres.optional(),
  DATABASE_REPLICA_URL: postgres.optional(),
  HUB_DATA_DIR: z.string().optional(),
  HUB_DEMO: flag.optional(),
  HUB_SECRET: z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -hex 32').optional(),
  HUB_SECRET_OLD: z.string().min(16, 'must be the secret before, which had at least 16 characters').optional(),
  HUB_BASEMAP: z.string().endsWith('.pmtiles', 'must name a .pmtiles file').optional(),
  HUB_PROXY: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (all) => all.every(isAddress),
      'must be addresses or subnets with commas between, such as 10.0.0.5,10.1.0.0/16',
    )
    .optional(),
  HUB_METRICS_TOKEN: z
    .string()
    .regex(
      /^[\w~.+/-]{16,}=*$/,
      'must have at least 16 characters of a bearer token; make one with: openssl rand -hex 32',
    )
    .optional(),
  HUB_WEBHOOK_URL: z
    .string()
    .refine(isWebhook, 'must be an https address without a name or password; http is for this machine alone')
    .optional(),
  HUB_WEBHOOK_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; make one with: openssl rand -hex 32')
    .optional(),
  HUB_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' })
    .optional(),
})

/**
 * Reads the settings. Empty values count as unset.
 *
 * @throws ConfigError naming every fault together
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = environment.safeParse(set)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  if (parsed.success && parsed.data.DATABASE_REPLICA_URL && !parsed.data.DATABASE_URL) {
    faults.push('DATABASE_REPLICA_URL needs DATABASE_URL: a replica follows a database')
  }
  if (parsed.success && parsed.data.HUB_SECRET_OLD && !parsed.data.HUB_SECRET) {
    faults.push('HUB_SECRET_OLD needs HUB_SECRET: the secret that takes its place')
  }
  if (parsed.success && Boolean(parsed.data.HUB_WEBHOOK_URL) !== Boolean(parsed.data.HUB_WEBHOOK_SECRET)) {
    faults.push('HUB_WEBHOOK_URL and HUB_WEBHOOK_SECRET go together: what is sent is signed')
  }
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`The settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
  const { data } = parsed
  const dataDir = data.HUB_DATA_DIR ?? '.hub'
  return {
    port: data.PORT ?? 4000,
    host: data.HOST ?? '127.0.0.1',
    databaseUrl: data.DATABASE_URL,
    replicaUrl: data.DATABASE_REPLICA_URL,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir),
    demo: data.HUB_DEMO === undefined ? data.DATABASE_URL === undefined : data.HUB_DEMO === '1',
    secret: data.HUB_SECRET,
    secretBefore: data.HUB_SECRET_OLD,
    basemap: data.HUB_BASEMAP,
    proxies: data.HUB_PROXY ?? [],
    metricsToken: data.HUB_METRICS_TOKEN,
    webhook:
      data.HUB_WEBHOOK_URL && data.HUB_WEBHOOK_SECRET
        ? { url: data.HUB_WEBHOOK_URL, secret: data.HUB_WEBHOOK_SECRET }
        : undefined,
    log: data.HUB_LOG ?? 'warn',
  }
}
