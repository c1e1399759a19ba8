import { inspect } from 'node:util'

/** A fault a person can act on: the message says what and where, the hint what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly hint: string

  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options)
    this.hint = hint
  }
}

/** The machine code of an error: SQLSTATE from the server, errno name from the system, else ''. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // A host name with several addresses fails with one error for each of them.
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0])
  return ''
}

/** Whether a write was refused because its row lies outside the areas of the account, or the row that was there does. */
export function isOutsideArea(error: unknown): boolean {
  // By the place in the server that says so: its words come in the language of the server.
  return (
    codeOf(error) === '42501' &&
    error instanceof Error &&
    'routine' in error &&
    error.routine === 'ExecWithCheckOptions'
  )
}

/** The words of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string') return error
  return error instanceof Error && error.message !== '' ? error.message : codeOf(error) || inspect(error)
}

const connectionFaults: Record<string, [what: string, hint: string]> = {
  ECONNREFUSED: ['nothing listens there', 'Start PostgreSQL, or correct the host and port.'],
  ENOENT: ['there is no such socket', 'Start PostgreSQL, or correct the socket folder.'],
  ENOTFOUND: ['the host name is unknown', 'Correct the host name.'],
  EAI_AGAIN: ['the host name could not be looked up', 'Check the network and the host name.'],
  ETIMEDOUT: ['the server did not answer', 'Check the address, the port and the firewall.'],
  EHOSTUNREACH: ['the host cannot be reached', 'Check the network and the address.'],
  ENETUNREACH: ['the network cannot be reached', 'Check the network and the address.'],
  ECONNRESET: [
    'the server closed the connection',
    'Check that this is PostgreSQL, and whether it wants TLS (?sslmode=require).',
  ],
  '28P01': ['the password is wrong', 'Correct the user or the password.'],
  '28000': ['the server refuses this user from here', 'Correct the user, or allow it in pg_hba.conf.'],
  '3D000': ['the database does not exist', 'Create it first: createdb NAME.'],
  '42501': ['this user may not connect to the database', 'As its owner: GRANT CONNECT ON DATABASE … TO ….'],
  '53300': ['the server has no free connection', 'Raise max_connections, or stop what holds them.'],
  '57P03': ['the server is starting or stopping', 'Try again in a moment.'],
}

/**
 * Turns a failed connection into words.
 *
 * @param setting the setting that named the server, e.g. DATABASE_URL
 * @param place host and database, without a password
 */
export function connectionError(error: unknown, setting: string, place: string): DatabaseError {
  if (error instanceof DatabaseError) return error
  const timedOut = /timeout/i.test(messageOf(error))
  const [what, hint] = connectionFaults[codeOf(error) || (timedOut ? 'ETIMEDOUT' : '')] ?? [
    messageOf(error),
    'Correct the address, or the server.',
  ]
  return new DatabaseError(`Cannot open the database at ${place}: ${what}.`, `${hint} It is named by ${setting}.`, {
    cause: error,
  })
}

const folderFaults: Record<string, string> = {
  EACCES: 'no right to write there',
  EPERM: 'no right to write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'part of that path is a file, not a folder',
  EEXIST: 'there is a file of that name',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
}

/** Turns a fault of a folder into words; any other error stays what it is. */
export function folderError(error: unknown, path: string, setting: string): unknown {
  const what = folderFaults[codeOf(error)]
  if (error instanceof DatabaseError || !what) return error
  return new DatabaseError(`Cannot use ${path}: ${what}.`, `Choose a folder this user may write to, with ${setting}.`, {
    cause: error,
  })
}
