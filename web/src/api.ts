import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { TypedDocumentString } from './gql/graphql.ts'

/** What went wrong with a request, in the terms a page can explain. `code` is the server's, for example NOT_PUBLISHED. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: 'offline' | 'server' | 'refused'
  readonly code: string | undefined
  constructor(kind: 'offline' | 'server' | 'refused', message: string, code?: string) {
    super(message)
    this.kind = kind
    this.code = code
  }
}

interface Answer<R> {
  readonly data?: R | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** Longest address that a query is put into; longer ones are posted, because proxies cut long addresses off. */
const maxAddressLength = 6000

const headers = { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' }

/** Queries go by GET, so that the browser keeps an answer and asks with its ETag; writes and long queries go by POST. */
function requestOf(query: string, variables: unknown, signal?: AbortSignal): [string, RequestInit] {
  const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) })}`
  if (/^\s*mutation\b/.test(query) || address.length > maxAddressLength)
    return ['/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal }]
  return [address, { headers, signal }]
}

/**
 * Runs a typed document against the hub; the only caller of fetch.
 * @throws ApiError `offline` when no answer came, `server` when it was no GraphQL answer, `refused` with the server's own words and code.
 */
export async function run<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  const [address, init] = requestOf(document.toString(), variables, signal)
  const response = await fetch(address, { ...init, credentials: 'omit' }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiError('offline', String(cause))
  })
  const answer = (await response.json().catch(() => null)) as Answer<R> | null
  const error = answer?.errors?.[0]
  if (error) throw new ApiError('refused', error.message, error.extensions?.code)
  if (!answer?.data) throw new ApiError('server', `HTTP ${response.status}`)
  return answer.data
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      // What the server refused stays refused; only a lost connection is tried again.
      retry: (count, error) => error instanceof ApiError && error.kind === 'offline' && count < 2,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
  },
})

/** A document as a cached query. `undefined` variables mean: not yet, something it needs is still unknown. */
export function useDocument<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V | undefined,
  options: { keepPrevious?: boolean } = {},
): UseQueryResult<R, Error> {
  return useQuery<R, Error>({
    queryKey: [document.toString(), variables],
    queryFn: ({ signal }) => run(document, variables as V, signal),
    enabled: variables !== undefined,
    ...(options.keepPrevious ? { placeholderData: (previous: R | undefined) => previous as never } : {}),
  })
}
