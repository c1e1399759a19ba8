import { randomUUID } from 'node:crypto'
import { refusalOf } from '@hub/schema/error'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { faultFrom, type LoggedFault } from './log.ts'

/** Codes of faults in the request itself, which GraphQL and Apollo tell well enough. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/**
 * What a client sees of an error: deliberate refusals as they are, faults of the request as GraphQL words them, and nothing of
 * all else but a number under which the log tells the rest.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: (fault: LoggedFault & { readonly faultId: string }) => void,
): GraphQLFormattedError {
  const refusal = refusalOf(error)
  const where = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  }
  if (refusal) return { message: refusal.message, ...where, extensions: { ...refusal.extensions } }
  const code = formatted.extensions?.code
  const original = error instanceof GraphQLError ? error.originalError : error
  if (typeof code === 'string' && requestCodes.has(code))
    return { message: formatted.message, ...where, extensions: { code } }
  if (error instanceof GraphQLError && !original)
    return {
      message: formatted.message,
      ...where,
      extensions: { code: code === 'INTERNAL_SERVER_ERROR' || code === undefined ? 'BAD_REQUEST' : code },
    }
  if (isUnstorableText(original)) {
    const message = 'A text holds a character that cannot be stored or searched for (U+0000): leave it out.'
    return { message, ...where, extensions: { code: 'BAD_USER_INPUT' } }
  }
  const faultId = randomUUID()
  log({ faultId, ...faultFrom(original) })
  return {
    message: `Something went wrong here; the log knows it as ${faultId}.`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', faultId },
  }
}

/** PostgreSQL keeps no U+0000 in a text, and says so with this code (character_not_in_repertoire). */
function isUnstorableText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22021'
}
