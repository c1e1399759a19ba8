/** The errors a client is meant to read. Anything else that is thrown stays inside and reaches nobody but the log. */
export type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'NOT_PUBLISHED'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'NOT_FOUND'
  | 'GONE'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'TOO_MANY_REQUESTS'

/**
 * A deliberate refusal: the message says what is wrong, where, and what to do, and `extensions` repeats it for programs.
 * GraphQL copies `extensions` into its answer, so it must never hold anything about the inside of the hub.
 */
export class Refusal extends Error {
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: RefusalCode }
  /** The same for whoever gets words alone, on the command line or by plain HTTP: it speaks of nothing that only GraphQL has. */
  readonly plain: string

  constructor(code: RefusalCode, message: string, detail: Readonly<Record<string, unknown>> = {}, plain = message) {
    super(message)
    this.name = 'Refusal'
    this.extensions = { ...detail, code }
    this.plain = plain
  }
}

/** Input that cannot be used; `field` names the argument, as a path such as `filter.bbox.west`. */
export function badInput(field: string, message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', `${field}: ${message}`, { field })
}

/** A fault of a field under the name that whoever asked knows it by: an option, or a field of an `input`. Others are as they were. */
export function withFieldNamed(error: unknown, nameOf: (field: string) => string): unknown {
  if (!(error instanceof Refusal)) return error
  const { code, field, ...detail } = error.extensions
  if (typeof field !== 'string' || !error.message.startsWith(`${field}: `)) return error
  const name = nameOf(field)
  const [message, plain] = [error.message, error.plain].map((words) => `${name}${words.slice(field.length)}`)
  return new Refusal(code, message ?? '', { ...detail, field: name }, plain)
}

/** A fault of what an `input` holds, naming the field as a client wrote it: `input.title` for `title`. */
export const inInput = (error: unknown): unknown => withFieldNamed(error, (field) => `input.${field}`)

/** Whoever reads the release, before there is one: what they named is not wrong, it is not there yet. */
export function nothingPublished(): Refusal {
  const words = 'Nothing is published yet. Whoever runs the hub publishes what was recorded with: hub publish'
  return new Refusal('NOT_PUBLISHED', words, { reason: 'NO_RELEASE' })
}
