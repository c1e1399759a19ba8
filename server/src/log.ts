import type { FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'

/** The only fields that may reach the log. No address, no user agent, no path with its query, no body, no variable. */
const allowed = [
  'level',
  'time',
  'reqId',
  'method',
  'route',
  'status',
  'ms',
  'fault',
  'faultId',
  'stack',
  'msg',
] as const

/** Settings of the log: one JSON line for each event, on standard error, by an allow-list of fields. */
export function logOptions(level: Config['log']): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return {
    level,
    base: null,
    stream: process.stderr,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) =>
        Object.fromEntries(Object.entries(fields).filter(([key]) => (allowed as readonly string[]).includes(key))),
    },
  }
}
