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

  constructor(code: RefusalCode, message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'Refusal'
    this.extensions = { ...detail, code }
  }
}

/** Input that cannot be used; `field` names the argument, as a path such as `filter.bbox.west`. */
export function badInput(field: string, message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', `${field}: ${message}`, { field })
}

/** A fault of what an `input` holds, naming the field as a client wrote it: `input.title` for `title`. Others are as they were. */
export function inInput(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.extensions.code !== 'BAD_USER_INPUT') return error
  return new Refusal('BAD_USER_INPUT', `input.${error.message}`, { field: `input.${error.extensions.field}` })
}

/** Whoever reads the release, before there is one: what they named is not wrong, it is not there yet. */
export function nothingPublished(): Refusal {
  const words = 'Nothing is published yet. Whoever runs the hub publishes what was recorded with: hub publish'
  return new Refusal('NOT_PUBLISHED', words, { reason: 'NO_RELEASE' })
}
