import type { TypedDocumentString } from './gql/graphql.ts'

/**
 * Why a request failed, in the terms a page can explain: no answer, no GraphQL answer, refused, refused because nobody is signed in
 * (any more), or refused because the account lacks a scope.
 */
type FaultKind = 'offline' | 'server' | 'refused' | 'signedOut' | 'forbidden'

/** What went wrong with a request. `code` is the server's, for example NOT_PUBLISHED; `details` is what it says beside the code. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: FaultKind
  readonly code: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  constructor(kind: FaultKind, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.kind = kind
    this.code = typeof details.code === 'string' ? details.code : undefined
    this.details = details
  }
}

interface Answer<R> {
  readonly data?: R | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** In whose name a request goes: the public's, without any cookie, or that of the account signed in here. */
export type Reader = 'public' | 'viewer'

/** Longest address that a query is put into; longer ones are posted, because proxies cut long addresses off. */
const maxAddressLength = 6000

const headers = { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' }

/**
 * What the public reads goes by GET, so that the browser keeps an answer and asks with its ETag. What an account reads is posted and
 * kept nowhere: no answer of one reader can ever be shown to another.
 */
function requestOf(query: string, variables: unknown, reader: Reader): [string, RequestInit] {
  const body = JSON.stringify({ query, variables })
  if (reader === 'viewer')
    return ['/graphql', { method: 'POST', headers, body, credentials: 'same-origin', cache: 'no-store' }]
  const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) })}`
  if (/^\s*mutation\b/.test(query) || address.length > maxAddressLength)
    return ['/graphql', { method: 'POST', headers, body, credentials: 'omit' }]
  return [address, { headers, credentials: 'omit' }]
}

/** Reasons why somebody is not let in who is just trying to be: of these the page asked itself, nothing has ended. */
const turnedAway: readonly unknown[] = ['WRONG_PASSWORD', 'WRONG_CODE', 'LINK_ENDED']

function kindOf({ code, reason }: Readonly<Record<string, unknown>>): FaultKind {
  if (code === 'UNAUTHENTICATED' && !turnedAway.includes(reason)) return 'signedOut'
  return code === 'FORBIDDEN' ? 'forbidden' : 'refused'
}

/**
 * Sends a document to the hub; the only caller of fetch.
 * @throws ApiError
 */
export async function send<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  reader: Reader,
  signal?: AbortSignal,
): Promise<R> {
  const [address, init] = requestOf(document.toString(), variables, reader)
  const response = await fetch(address, { ...init, signal }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiError('offline', String(cause))
  })
  const answer = (await response.json().catch(() => null)) as Answer<R> | null
  const error = answer?.errors?.[0]
  if (error) {
    const details = error.extensions ?? {}
    throw new ApiError(kindOf(details), error.message, details)
  }
  if (!answer?.data) throw new ApiError('server', `HTTP ${response.status}`)
  return answer.data
}
