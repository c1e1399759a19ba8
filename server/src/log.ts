import type { FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'

/** The only fields that may reach the log. No address, no user agent, no path with its query, no body, no variable. */
const allowed = ['reqId', 'method', 'route', 'status', 'ms', 'fault', 'faultId', 'stack'] as const

/** What of a fault may be written down. */
export interface LoggedFault {
  /** Its kind and code, of a database's fault also what in the database it is about; those of its causes behind it. */
  readonly fault: string
  /** Places in the program, without the message above them. */
  readonly stack: string
}

const short = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined

/**
 * A fault without a word of what it was about. The message stays out: PostgreSQL quotes the value it could not read, a parser the
 * text it stumbled over, and its detail names the row. Its kind, code and place say which line of the program wrote it.
 */
export function faultFrom(error: unknown): LoggedFault {
  if (!(error instanceof Error)) return { fault: typeof error, stack: '' }
  const about = error as Error &
    Partial<Record<'code' | 'schema' | 'table' | 'column' | 'constraint' | 'routine', unknown>>
  const words = [about.name, about.code, about.schema, about.table, about.column, about.constraint, about.routine]
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined ? undefined : faultFrom(error.cause)
  return {
    fault: [words.flatMap((word) => short(word) ?? []).join(' '), ...(cause ? [cause.fault] : [])].join(' < '),
    stack: [...frames, ...(cause ? [cause.stack] : [])].join('\n'),
  }
}

/** The fields of an entry that may be written: those of the list, and of an error what `faultFrom` leaves of it. */
function written(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.entries(fields).filter(([key]) => (allowed as readonly string[]).includes(key))
  return { ...Object.fromEntries(own), ...(fields.err === undefined ? {} : faultFrom(fields.err)) }
}

/** Settings of the log: one JSON line for each event, on standard error, by an allow-list of fields. */
export function logOptions(
  level: Config['log'],
  stream: { write(line: string): void } = process.stderr,
): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return {
    level,
    base: null,
    stream,
    serializers: {},
    formatters: { level: (label) => ({ level: label }), log: written },
    hooks: {
      // a message beside an object is a library's and may quote what came in; one that stands alone is a fixed text
      logMethod([first], method) {
        if (first instanceof Error) method.call(this, { err: first } as never)
        else method.call(this, first as never)
      },
    },
  }
}
